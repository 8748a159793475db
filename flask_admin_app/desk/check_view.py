"""What a worker sees of a check: the picture, and beside it the checklist (ID 2)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.desk.check_form import ANSWERS, QUESTIONS, REASONS, RESULTS, CheckForm
from flask_admin_app.models import EncounterRow, IdentityCheckRow, ParticipantRow
from flask_admin_app.services import checks, names
from flask_admin_app.services.checked_document import chosen_document
from flask_admin_app.services.encounter_store import check_staff, sealer_of
from flask_admin_app.services.gate import side_doors
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.stage import stage_origin
from tuokio.encounters import identity_checks
from tuokio.identity.documents import DocumentKind, Origin, checklist
from tuokio.identity.known import known_methods
from tuokio.identity.outcomes import RETRIES


class CheckState(StrEnum):
    """How the page stands to the check."""

    MINE = "mine"
    COLLEAGUE = "colleague"
    AGAIN = "again"
    """The picture was too poor, and it can be tried again."""
    ANOTHER = "another"
    """The picture was too poor too often: another way is due."""
    DONE = "done"


@dataclass(frozen=True, slots=True)
class CheckView:
    """The page of one check. `name` is the client's; `booked` whether the document's name can be
    held against it. `next` is where the page goes when the check is over."""

    id: str
    check: str
    state: str
    next: str
    door: str
    name: str
    colleague: str | None
    who: str
    booked: bool
    details: bool
    kind: str
    origin: str
    kinds: list[str]
    origins: list[str]
    look: list[str]
    ask: list[str]
    weak: bool
    questions: list[str]
    answers: list[str]
    results: list[str]
    reasons: list[str]
    form: CheckForm
    tries_left: int
    others: list[str]
    stage_url: str
    stage_origin: str
    practice: bool

    @property
    def base(self) -> str:
        """The address of the page."""
        return f"/desk/encounters/{self.id}/checks/{self.check}"


def check_view(
    core: Core,
    session: Session,
    row: EncounterRow,
    staff: Staff,
    check_id: str,
    language: str,
    form: CheckForm,
) -> CheckView:
    """The page of one check.

    Raises:
        NotFoundError: no such check in that encounter.
    """
    check = checks.find(session, row, check_id)
    person = check.participant
    own = check_staff(session, staff, row)
    state = _state(check, own.ref)
    sealer = sealer_of(core, row)
    colleague = session.get_one(ParticipantRow, check.staff_ref)
    chosen = chosen_document(core, check)
    kind, origin = chosen or (DocumentKind.IDENTITY_CARD, Origin.FI)
    booked = checks.name_is_booked(row, person)
    listed = checklist(kind, origin, name_booked=booked)
    door = side_doors.door(core, session, check.side_room_id, own.ref)
    return CheckView(
        id=row.id,
        check=check.id,
        state=state.value,
        next=_next(row, check, state),
        door=door.value,
        name=names.shown(core, sealer, person, language),
        colleague=names.shown(core, sealer, colleague, language),
        who=f"{person.ref}.{person.version}",
        booked=booked,
        details=row.template.document_details,
        kind=kind.value,
        origin=origin.value,
        kinds=[each.value for each in DocumentKind],
        origins=[each.value for each in Origin],
        look=list(listed.look),
        ask=list(listed.ask),
        weak=listed.weak,
        questions=list(QUESTIONS if booked else QUESTIONS[:-1]),
        answers=[each.value for each in ANSWERS],
        results=[each.value for each in RESULTS],
        reasons=[each.value for each in REASONS],
        form=form,
        tries_left=max(0, RETRIES + 1 - person.poor_pictures),
        others=_others(person, language),
        stage_url=f"{stage_origin()}/stage",
        stage_origin=stage_origin(),
        practice=core.settings.practice,
    )


def _state(check: IdentityCheckRow, own: str) -> CheckState:
    if check.ended_at is None:
        return CheckState.MINE if check.staff_ref == own else CheckState.COLLEAGUE
    person = check.participant.record()
    if not person.poor_pictures or person.proven:
        return CheckState.DONE
    if checks.room_method(person) is not None:
        return CheckState.AGAIN
    return CheckState.ANOTHER if person.poor_pictures > RETRIES else CheckState.DONE


def _next(row: EncounterRow, check: IdentityCheckRow, state: CheckState) -> str:
    desk = f"/desk/encounters/{row.id}"
    return desk if state is CheckState.DONE else f"{desk}/checks/{check.id}"


def _others(person: ParticipantRow, language: str) -> list[str]:
    """The names of the policy's other ways that are left."""
    known = known_methods()
    offered = identity_checks.offered(person.record())
    return [known[code].name.get(language, code) for code in offered if code in known]
