"""Every look into the log stands in the log (LOG 5).

A GET changes nothing in this service, with this one exception: an auditor's look appends an entry
that tells who looked at what. Looking again is another look.
"""

from __future__ import annotations

from collections.abc import Mapping

from flask_admin_app.core import Core
from flask_admin_app.services.staff_sessions import Staff
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.entries import Fact


def look(
    core: Core,
    staff: Staff,
    what: str,
    *,
    encounter: str | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Write down that `staff` looked: `what` is a code, `facts` more of them (an index, a hash).
    Without an encounter the entry belongs to the unit of the one who looks."""
    _append(core, staff, EntryType.VIEWED, encounter, {"what": what, **(facts or {})})


def exported(
    core: Core,
    staff: Staff,
    kind: str,
    count: int,
    *,
    encounter: str | None = None,
    facts: Mapping[str, Fact] | None = None,
) -> None:
    """Write down that `staff` took `count` records along, in the form `kind`; of one encounter, or
    of what their unit may see."""
    told = {"format": kind, "count": count, **(facts or {})}
    _append(core, staff, EntryType.EXPORTED, encounter, told)


def _append(
    core: Core,
    staff: Staff,
    type_: EntryType,
    encounter: str | None,
    facts: Mapping[str, Fact],
) -> None:
    with core.database.write() as work:
        work.ledger.append(
            Entry(type_, encounter, actor=staff.ref, facts=facts, unit=staff.unit_id)
        )
