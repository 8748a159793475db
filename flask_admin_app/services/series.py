"""Groups that meet again and again (ROOM 4): one link, and each meeting made in good time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, SeriesRow, StaffRole
from flask_admin_app.services.encounter_store import lock, save_turn
from flask_admin_app.services.errors import FormError, NotFoundError
from flask_admin_app.services.invitations import turn_of
from flask_admin_app.services.launch import Planned, make, template_row
from flask_admin_app.services.staff_sessions import Staff, staff_of
from tuokio.encounters import encounter
from tuokio.encounters.invitations import hash_of, secret_for
from tuokio.encounters.series import Series, SeriesInvalid, checked
from tuokio.encounters.service_template import parse
from tuokio.encounters.states import EncounterState
from tuokio.ids import new_ref
from tuokio.ledger import Entry, EntryType

AHEAD = timedelta(days=8)
"""Each meeting is made so long before it, and the next one always, so that the link never leads
nowhere."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A series as the form has it."""

    template: str
    first_day: str
    starts: str
    every_weeks: str = "1"
    last_day: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A meeting of a series that was made."""

    id: str
    state: EncounterState


def rule_of(row: SeriesRow) -> Series:
    """When it meets, as the rules see it."""
    return Series(
        first_day=row.first_day,
        starts=time.fromisoformat(row.starts),
        zone=ZoneInfo(row.unit.organisation.time_zone),
        every_weeks=row.every_weeks,
        last_day=row.last_day,
        skipped=frozenset(map(date.fromisoformat, row.skipped)),
    )


def add(core: Core, staff: Staff, wish: Wish) -> str:
    """Make a series and its next meeting; return its id.

    Raises:
        NotFoundError: no such template for this person.
        FormError: a field cannot be used.
    """
    with core.database.write() as work:
        template = template_row(work.session, staff, wish.template)
        rule = _rule(wish, ZoneInfo(staff.time_zone), work.now)
        row = SeriesRow(
            id=new_ref(),
            unit_id=staff.unit_id,
            template_id=template.id,
            user_id=staff.id,
            first_day=rule.first_day,
            last_day=rule.last_day,
            starts=f"{rule.starts:%H:%M}",
            every_weeks=rule.every_weeks,
            skipped=[],
            generation=1,
            language=wish.language,
        )
        row.secret_hash = hash_of(secret_of(core, row))
        work.session.add(row)
        work.session.flush()
        _make_missing(core, work, row)
        return row.id


def own(session: Session, staff: Staff) -> list[SeriesRow]:
    """The worker's series that go on, in the order of their making."""
    rows = session.scalars(
        select(SeriesRow)
        .where(SeriesRow.user_id == staff.id, SeriesRow.stopped_at.is_(None))
        .order_by(SeriesRow.first_day, SeriesRow.id)
    )
    return list(rows)


def skip(core: Core, staff: Staff, series_id: str, typed: str) -> None:
    """Not on this day. A meeting that was made for it is called off.

    Raises:
        NotFoundError: no such series of this person.
        FormError: no day of the series, or one whose waiting room is open already.
    """
    with core.database.write() as work:
        row = _find(work.session, staff, series_id)
        day = _coming_day(row, typed, work.now)
        _call_off(core, work, row, staff, day)
        row.skipped = sorted({*row.skipped, day.isoformat()})
        _make_missing(core, work, row)


def meet(core: Core, staff: Staff, series_id: str, typed: str) -> None:
    """On this day after all.

    Raises:
        NotFoundError: no such series of this person.
        FormError: no day of the series.
    """
    with core.database.write() as work:
        row = _find(work.session, staff, series_id)
        day = _coming_day(row, typed, work.now)
        row.skipped = [each for each in row.skipped if each != day.isoformat()]
        _make_missing(core, work, row)


def stop(core: Core, staff: Staff, series_id: str) -> None:
    """End the series. A meeting that is open goes on; the others are called off.

    Raises:
        NotFoundError: no such series of this person.
    """
    with core.database.write() as work:
        row = _find(work.session, staff, series_id)
        row.stopped_at = work.now
        for planned in _planned(work.session, row):
            locked = lock(core, work, planned.id)
            if locked.state == EncounterState.PLANNED:
                turn = encounter.cancel(locked.record(), actor=staff.ref)
                save_turn(core, work, locked, turn)


def replace(core: Core, staff: Staff, series_id: str) -> None:
    """Make the old link worthless, and a new one in its place.

    Raises:
        NotFoundError: no such series of this person.
    """
    with core.database.write() as work:
        row = _find(work.session, staff, series_id)
        row.generation += 1
        row.secret_hash = hash_of(secret_of(core, row))
        turn = turn_of(work.session, row)
        if turn is not None:
            work.ledger.append(
                Entry(EntryType.INVITATION_REPLACED, turn.encounter_id, actor=staff.ref)
            )


def secret_of(core: Core, row: SeriesRow) -> str:
    """The secret of the series' link, derived again."""
    return secret_for(key=core.invitation_key, invitation=row.id, generation=row.generation)


def link_of(core: Core, row: SeriesRow) -> str:
    """The whole link."""
    return f"{core.settings.public_url}/j/{secret_of(core, row)}"


def make_due(core: Core) -> None:
    """Make the meetings whose time to be made has come. Two processes make each once: whoever gets
    the lock later finds nothing left to do, and the table holds each day once."""
    with core.database.read() as session:
        rows = session.scalars(select(SeriesRow).where(SeriesRow.stopped_at.is_(None)))
        ids = [row.id for row in rows if any(_missing(session, row, core.clock()))]
    for series_id in ids:
        with core.database.write() as work:
            _make_missing(core, work, work.session.get_one(SeriesRow, series_id))


def _make_missing(core: Core, work: Work, row: SeriesRow) -> None:
    staff = staff_of(row.user)
    for day in list(_missing(work.session, row, work.now)):
        start = rule_of(row).start_on(day)
        wish = Planned(
            data=row.template.data,
            unit_id=row.unit_id,
            hosts=(staff,),
            actor=staff.ref,
            # One that should have begun while nobody was here to make it begins now.
            starts_at=start if start > work.now else None,
            language=row.language,
        )
        made = make(core, work, wish)
        made.series_id, made.series_day = row.id, day
        work.session.flush()


def _missing(session: Session, row: SeriesRow, now: datetime) -> Iterator[date]:
    """The days to make a meeting for: the next one, and all within `AHEAD`."""
    if row.stopped_at is not None or StaffRole.PROFESSIONAL not in row.user.roles:
        return
    length = parse(row.template.data).length
    known = made_days(session, row, now - length)
    rule, alive = rule_of(row), False
    for day in rule.coming(now, length):
        if alive and rule.start_on(day) > now + AHEAD:
            return
        if day not in known:
            yield day
        alive = alive or day not in known or not known[day].state.over


def made_days(session: Session, row: SeriesRow, since: datetime) -> dict[date, Made]:
    """The meetings that were made, by day, as far as they began after that. Only what is asked
    for is read: the clock asks every few seconds, and a group may meet for years."""
    first = since.date() - timedelta(days=2)  # the day elsewhere, and the hour that clocks leap
    rows = session.execute(
        select(EncounterRow.series_day, EncounterRow.id, EncounterRow.state).where(
            EncounterRow.series_id == row.id, EncounterRow.series_day >= first
        )
    )
    return {day: Made(id_, EncounterState(state)) for day, id_, state in rows if day is not None}


def _find(session: Session, staff: Staff, series_id: str) -> SeriesRow:
    row = session.scalar(
        select(SeriesRow).where(
            SeriesRow.id == series_id,
            SeriesRow.user_id == staff.id,
            SeriesRow.stopped_at.is_(None),
        )
    )
    if row is None:
        raise NotFoundError
    return row


def _planned(session: Session, row: SeriesRow) -> list[EncounterRow]:
    rows = session.scalars(
        select(EncounterRow)
        .where(EncounterRow.series_id == row.id, EncounterRow.state == EncounterState.PLANNED)
        .order_by(EncounterRow.id)
    )
    return list(rows)


def _call_off(core: Core, work: Work, row: SeriesRow, staff: Staff, day: date) -> None:
    made = work.session.scalar(
        select(EncounterRow).where(EncounterRow.series_id == row.id, EncounterRow.series_day == day)
    )
    if made is None:
        return
    locked = lock(core, work, made.id)
    if locked.state == EncounterState.OPEN:
        raise FormError("series-error-open")
    if locked.state == EncounterState.PLANNED:
        save_turn(core, work, locked, encounter.cancel(locked.record(), actor=staff.ref))
    locked.series_day = None  # the day may be taken up again


def _coming_day(row: SeriesRow, typed: str, now: datetime) -> date:
    rule = rule_of(row)
    day = _date(typed, "series-error-day")
    if not rule.falls_on(day) or rule.start_on(day) <= now:
        raise FormError("series-error-day")
    return day


def _rule(wish: Wish, zone: ZoneInfo, now: datetime) -> Series:
    first = _date(wish.first_day, "series-error-first-day")
    last = _date(wish.last_day, "series-error-last-day") if wish.last_day.strip() else None
    try:
        starts = time.fromisoformat(wish.starts.strip()[:5])
    except ValueError as error:
        raise FormError("series-error-starts") from error
    weeks = int(wish.every_weeks) if wish.every_weeks in {str(n) for n in range(1, 13)} else 0
    try:
        return checked(Series(first, starts, zone, weeks, last), now=now)
    except SeriesInvalid as error:
        raise FormError(_WORDS[error.code]) from error


_WORDS = {
    "weeks": "series-error-weeks",
    "last_day": "series-error-last-day",
    "no_day": "series-error-first-day",
}


def _date(typed: str, key: str) -> date:
    try:
        return date.fromisoformat(typed.strip()[:10])
    except ValueError as error:
        raise FormError(key) from error
