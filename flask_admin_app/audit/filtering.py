"""The form that narrows the list: reading it, and showing it again as it was filled in.

A value that is none of those offered is kept and told (422), and nothing is shown: a list that
quietly ignored a filter would pass for the answer to another question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from flask_admin_app.services.log.audit_choices import Choices
from flask_admin_app.services.log.reading import Filters
from tuokio.ids import is_ref

FIELDS = ("since", "until", "unit", "template", "type", "notice", "purpose", "encounter")
"""The form's fields. Days are of the organisation's zone, both included."""

YEARS = range(1970, 9999)
"""Whose days can be counted on from, in any zone."""

LARGEST_INDEX = 2**53 - 1
_NUMBER = re.compile(r"[0-9]{1,16}")


@dataclass(frozen=True, slots=True)
class Form:
    """What was filled in: as it stands in the fields, what it means, and which fields are wrong."""

    values: Mapping[str, str]
    filters: Filters
    before: int | None
    faults: tuple[str, ...]

    @property
    def in_use(self) -> bool:
        """Whether anything is narrowed."""
        return bool(self.values)


def read(given: Mapping[str, str], choices: Choices, zone: ZoneInfo) -> Form:
    """Read the fields of a form or of an address. What is not a field of ours is ignored."""
    values = {name: given[name].strip() for name in FIELDS if given.get(name, "").strip()}
    reader = _Reader(values)
    since, until = reader.day("since", zone), reader.day("until", zone)
    filters = Filters(
        since=since,
        until=until,
        unit=reader.unit(choices),
        template=reader.one_of("template", choices.templates),
        type=reader.one_of("type", choices.types),
        notice=reader.one_of("notice", [notice.sha256 for notice in choices.notices]),
        purpose=reader.one_of("purpose", choices.purposes),
        encounter=reader.encounter(),
    )
    if since and until and until < since:
        reader.faults.append("until")
    elif until:
        filters = replace(filters, until=until + timedelta(days=1))  # the whole of that day
    before = reader.index(given.get("before", ""))
    return Form(values, filters, before, tuple(reader.faults))


class _Reader:
    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values
        self.faults: list[str] = []

    def day(self, name: str, zone: ZoneInfo) -> datetime | None:
        """The beginning of that day."""
        raw = self.values.get(name)
        if raw is None:
            return None
        try:
            found = datetime.strptime(raw, "%Y-%m-%d").replace(tzinfo=zone)
        except ValueError:
            found = None
        if found is None or found.year not in YEARS:
            self.faults.append(name)
            return None
        return found

    def one_of(self, name: str, known: Collection[str]) -> str | None:
        raw = self.values.get(name)
        if raw is not None and raw not in known:
            self.faults.append(name)
            return None
        return raw

    def unit(self, choices: Choices) -> int | None:
        raw = self.one_of("unit", {str(number) for number in choices.units})
        return int(raw) if raw else None

    def encounter(self) -> str | None:
        raw = self.values.get("encounter")
        if raw is not None and not is_ref(raw):
            self.faults.append("encounter")
            return None
        return raw

    def index(self, raw: str) -> int | None:
        if not raw:
            return None
        if not _NUMBER.fullmatch(raw) or int(raw) > LARGEST_INDEX:
            self.faults.append("before")
            return None
        return int(raw)
