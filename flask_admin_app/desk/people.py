"""Who waits, who was let in, who is in: the part of the desk that changes (WAIT 3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import object_session

from flask_admin_app.core import Core
from flask_admin_app.desk.company_view import AskedView, asked_about
from flask_admin_app.desk.identity_help import IdentityHelp, identity_help
from flask_admin_app.desk.phone_view import ScriptView, phone_actions, script_for
from flask_admin_app.i18n import CLIENT_LANGUAGES
from flask_admin_app.models import EncounterRow, NoticeTextRow, ParticipantRow
from flask_admin_app.services import names
from flask_admin_app.services.answering import purpose_title
from flask_admin_app.services.attesting import attestations
from flask_admin_app.services.checks import room_method
from flask_admin_app.services.encounter_store import sealer_of
from flask_admin_app.services.page_open import page_gone
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import company_of, outdated
from tuokio.consent.choices import ConsentState
from tuokio.encounters import identity_checks
from tuokio.encounters.admission import Company, admittable
from tuokio.encounters.encounter import Encounter, open_if_due
from tuokio.encounters.people import Participant
from tuokio.encounters.states import EncounterState, PlaceState
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
    """A person as staff see them. `who` carries the version that is on the screen (WAIT 5).

    `asked` are those whose yes to this newcomer is missing (CONS 5). `guardian_missing` says that a
    guardian's answer is (CONS 9). `script` is what is read aloud to somebody on the telephone
    (CONS 10). `contact` is where they asked to be reached (WAIT 7). `help` is about their identity.
    """

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
    asked: list[AskedView]
    guardian_missing: bool
    child: bool
    by_phone: bool
    script: ScriptView | None
    aside: bool
    page_gone: bool
    wants_new_time: bool
    contact: str | None
    help: IdentityHelp | None


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


@dataclass(frozen=True, slots=True)
class _Scene:
    """What every person's view needs; read once, however many they are."""

    core: Core
    row: EncounterRow
    sealer: Sealer | None
    encounter: Encounter
    company: Company
    language: str

    @property
    def open_now(self) -> bool:
        """Whether anything can be done about anybody."""
        return self.encounter.state is EncounterState.OPEN


def state_now(core: Core, row: EncounterRow) -> Encounter:
    """The encounter as its clock has it now."""
    return open_if_due(row.record(), now=core.clock()).encounter


def people_view(core: Core, row: EncounterRow, staff: Staff, language: str) -> PeopleView:
    """Everyone in the encounter but the worker who looks."""
    encounter = state_now(core, row)
    scene = _Scene(core, row, sealer_of(core, row), encounter, company_of(row), language)
    people = [
        _person(scene, person, record)
        for person, record in zip(row.participants, scene.company.people, strict=True)
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


def _person(scene: _Scene, row: ParticipantRow, person: Participant) -> PersonView:
    core, sealer, language = scene.core, scene.sealer, scene.language
    waited = core.clock() - person.waiting_since if person.waiting_since else None
    open_now = scene.open_now
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
        # After the quick exit no device holds the place: it went nowhere yet.
        moved=row.moved and row.browser_hash is not None,
        message=names.message_text(core, sealer, row, language),
        agreed=_agreed(core, row, language) if row.answers and not person.role.staff else None,
        actions=_actions(person, scene) if open_now else frozenset(),
        asked=asked_about(core, sealer, scene.row, person, language) if open_now else [],
        guardian_missing=person.counts and scene.company.lacks_guardian(person),
        child=row.child,
        by_phone=row.by_phone,
        script=script_for(core, row, language) if open_now else None,
        aside=row.aside,
        page_gone=open_now and page_gone(core, row),
        wants_new_time=row.wants_new_time,
        contact=names.contact_text(sealer, row),
        help=identity_help(core, row, person, scene.row, sealer) if open_now else None,
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
        language=dict(CLIENT_LANGUAGES).get(text.language, text.language) if text else None,
    )


def _actions(person: Participant, scene: _Scene) -> frozenset[str]:
    """What may be done about somebody in an open encounter."""
    if person.role.staff:
        return frozenset()
    company = scene.company
    actions = _identity_actions(person) | phone_actions(person, company)
    if admittable(person, company, now=scene.core.clock()):
        actions.add("admit")
    if _at_the_door(person):
        actions.add("decline")
        if not person.by_phone:
            actions.add("message")
    if person.counts and company.lacks_guardian(person):
        actions.add("waive-guardian")
    if person.place.inside:
        actions |= {"remove"} if person.by_phone else {"send-back", "remove"}
    if person.may_return:
        actions.add("remove")
    return frozenset(actions)


def _identity_actions(person: Participant) -> set[str]:
    actions = set()
    if identity_checks.confirmable(person):
        actions.add("confirm")
    elif attestations(person):
        actions.add("attest")
    if room_method(person) is not None:
        actions.add("open-check")
    return actions


def _at_the_door(person: Participant) -> bool:
    return person.place in AT_THE_DOOR
