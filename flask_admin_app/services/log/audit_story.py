"""Entries as an auditor reads them: what happened, to whom and by whom, in pseudonyms (LOG 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.services.log import reading
from flask_admin_app.services.log.reading import Filters, Found, Scope
from tuokio.ledger import EntryType

CODE_CHARACTERS = 6
"""Of a pseudonym, where people read it: thirty random bits."""

_CLOSED: Mapping[str, Any] = {"subject_ref": None, "entity_id": None}
"""What is told of a record that does not open."""

_ENDS = {EntryType.ENCOUNTER_ENDED, EntryType.ENCOUNTER_CANCELLED}


@dataclass(frozen=True, slots=True)
class NoticeNamed:
    """The text that an entry is about."""

    id: str
    version: int
    language: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Line:
    """One entry. `client` and `staff` are pseudonyms: whom it tells of, and who did it; `staff` is
    None where the client or the service itself did. Of one that is not `readable`, only what its
    row is filed under is told."""

    index: int
    at: datetime
    type: str
    unit_id: int | None
    encounter: str | None
    template: str | None
    client: str | None
    staff: str | None
    purpose: str | None
    notice: NoticeNamed | None
    method: str | None
    facts: Mapping[str, Any]
    readable: bool = True


@dataclass(frozen=True, slots=True)
class Destroyed:
    """Records of an encounter that are gone, as an `erased` entry tells."""

    index: int
    at: datetime
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Story:
    """What happened in one encounter. `clients` have numbers, in the order in which they came."""

    encounter: str
    template: str | None
    lines: Sequence[Line]
    clients: Mapping[str, int]
    destroyed: Sequence[Destroyed]


def story(core: Core, session: Session, scope: Scope, encounter: str) -> Story:
    """The story of an encounter.

    Raises:
        NotFoundError: nothing, or nothing that this reader may see.
    """
    lines = [line_of(found) for found in reading.story(core, session, scope, encounter)]
    came = dict.fromkeys(line.client for line in lines if line.client is not None)
    return Story(
        encounter=encounter,
        template=next((line.template for line in lines if line.template), None),
        lines=lines,
        clients={ref: number for number, ref in enumerate(came, 1)},
        destroyed=list(_destroyed(core, session, scope, lines)),
    )


def line_of(found: Found) -> Line:
    """A record as a line, also if it cannot be read."""
    record = _CLOSED if found.opened is None else found.record
    subject, entity = record["subject_ref"], record["entity_id"]
    return Line(
        index=found.index,
        at=found.at,
        type=found.type,
        unit_id=found.unit_id,
        encounter=found.encounter,
        template=found.template,
        client=subject,
        staff=entity if entity != subject else None,
        purpose=found.purpose,
        notice=_notice(record),
        method=record.get("method"),
        facts=record.get("facts", {}),
        readable=found.opened is not None,
    )


def staff_in(lines: Iterable[Line]) -> list[str]:
    """The pseudonyms of staff that these lines name, each once, in order."""
    named: dict[str, None] = {}
    for line in lines:
        told = (line.staff, line.facts.get("staff"), line.facts.get("auditor"))
        named.update(dict.fromkeys(ref for ref in told if isinstance(ref, str)))
    return list(named)


def code_of(ref: str) -> str:
    """The short form of a pseudonym."""
    return ref[:CODE_CHARACTERS].upper()


def _notice(record: Mapping[str, Any]) -> NoticeNamed | None:
    """From a consent's record; or from the facts of the entry that tells of the text."""
    named = record.get("notice")
    if named is not None:
        return NoticeNamed(named["id"], named["version"], named["lang"], named["sha256"])
    facts = record.get("facts", {})
    if not {"notice", "id", "version", "language"} <= facts.keys():
        return None
    return NoticeNamed(facts["id"], facts["version"], facts["language"], facts["notice"])


def _destroyed(
    core: Core, session: Session, scope: Scope, lines: Sequence[Line]
) -> Iterable[Destroyed]:
    """Nothing is destroyed before the end, and what is stands in the encounter's unit. The entry of
    the end is missing where the log begins later."""
    ends = [line.at for line in lines if line.type in _ENDS]
    wanted = Filters(type=EntryType.ERASED, unit=lines[0].unit_id, since=ends[0] if ends else None)
    for found in reading.each(core, session, scope, wanted):
        facts = found.record["facts"] if found.opened else {}
        if facts.get("encounter") == lines[0].encounter:
            yield Destroyed(found.index, found.at, facts["reason"], len(facts["entries"]))
