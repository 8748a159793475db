"""Who waits, who was let in, who is in: the part of the desk that changes (WAIT 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.i18n import LANGUAGES
from flask_admin_app.models import EncounterRow, NoticeTextRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.answering import purpose_title
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import outdated
from tuokio.consent.choices import ConsentState
from tuokio.encounters.admission import admittable
from tuokio.encounters.encounter import Encounter, open_if_due
from tuokio.encounters.people import Participant
from tuokio.encounters.states import EncounterState, PlaceState
from tuokio.identity.policy import IdentityState
from tuokio.sealing import Sealer

AT_THE_DOOR = {PlaceState.ARRIVED, PlaceState.WAITING}


@dataclass(frozen=True, slots=True)
class AgreedView:
    """What a person answered to each purpose, and the text that they last agreed to (CONS 8)."""

    answers: list[tuple[str, str]]
    notice: str | None
    version: int | None
    language: str | None


@dataclass(frozen=True, slots=True)
class PersonView:
    """A person as staff see them. `who` carries the version that is on the screen (WAIT 5)."""

    ref: str
    who: str
    name: str
    role: str
    place: str
    identity: str
    consent: str
    door: str
    waiting_since: datetime | None
    waiting_minutes: int | None
    moved: bool
    message: str | None
    agreed: AgreedView | None
    actions: frozenset[str]


@dataclass(frozen=True, slots=True)
class PeopleView:
    """The part of the desk that changes. `own_door` is the door of the worker who looks; `outdated`
    is how many agreed to a text that has changed since (CONS 5)."""

    id: str
    next: str | None
    state: str
    people: list[PersonView]
    admittable_count: int
    outdated: int
    own_door: str
    gate_away: bool


def state_now(core: Core, row: EncounterRow) -> Encounter:
    """The encounter as its clock has it now."""
    return open_if_due(row.record(), now=core.clock()).encounter


def people_view(core: Core, row: EncounterRow, staff: Staff, language: str) -> PeopleView:
    """Everyone in the encounter but the worker who looks."""
    sealer = sealer_of(core, row)
    encounter = state_now(core, row)
    people = [
        _person(core, sealer, person, encounter, language)
        for person in row.participants
        if person.user_id != staff.id
    ]
    return PeopleView(
        id=row.id,
        next=_next(encounter),
        state=encounter.state.value,
        people=people,
        admittable_count=sum(1 for person in people if "admit" in person.actions),
        outdated=sum(1 for _ in outdated(row)),
        own_door=next(own.door for own in row.participants if own.user_id == staff.id),
        gate_away=core.gate.away_since is not None,
    )


def _next(encounter: Encounter) -> str | None:
    """Where the page goes on by itself: the farewell is for encounters that were held."""
    if not encounter.state.over:
        return None
    cancelled = encounter.state is EncounterState.CANCELLED
    return "/desk" if cancelled else f"/desk/encounters/{encounter.id}/bye"


def _person(
    core: Core, sealer: Sealer | None, row: ParticipantRow, encounter: Encounter, language: str
) -> PersonView:
    person = row.record()
    waited = core.clock() - person.waiting_since if person.waiting_since else None
    return PersonView(
        ref=row.ref,
        who=f"{row.ref}.{row.version}",
        name=names.shown(core, sealer, row, language),
        role=row.role,
        place=row.place,
        identity=row.identity,
        consent=person.consent.value,
        door=row.door,
        waiting_since=person.waiting_since,
        waiting_minutes=int(waited.total_seconds() // 60) if waited else None,
        moved=row.moved,
        message=names.message_text(core, sealer, row, language),
        agreed=_agreed(core, row, language) if row.answers and not person.role.staff else None,
        actions=_actions(person, encounter),
    )


def _agreed(core: Core, row: ParticipantRow, language: str) -> AgreedView:
    session = object_session(row)
    text = session.get(NoticeTextRow, row.notice) if session and row.notice else None
    return AgreedView(
        answers=[
            (purpose_title(core, code, language), row.answers.get(code, ConsentState.NONE))
            for code in (*row.required, *row.optional)
        ],
        notice=text.notice if text else None,
        version=text.version if text else None,
        language=dict(LANGUAGES).get(text.language, text.language) if text else None,
    )


def _actions(person: Participant, encounter: Encounter) -> frozenset[str]:
    if encounter.state is not EncounterState.OPEN or person.role.staff:
        return frozenset()
    actions: set[str] = set()
    if admittable(person):
        actions.add("admit")
    if person.place is PlaceState.WAITING and person.identity is IdentityState.PENDING:
        actions.add("attest")
    if person.place in AT_THE_DOOR:
        actions |= {"decline", "message"}
    if person.place.inside:
        actions |= {"send-back", "remove"}
    if person.may_return:
        actions.add("remove")
    return frozenset(actions)
