"""Invitation links: made, shown again, replaced. Only their hashes are stored."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, InvitationRow, SeriesRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import lock_for, next_position, sealer_of
from flask_admin_app.services.errors import FormError, NotFoundError, SeriesOverError
from flask_admin_app.services.guest_time import ANY_TIME, Window, window_of
from flask_admin_app.services.places import new_place
from flask_admin_app.services.post.outbox import forget_invitation
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.invitations import InvitationKind, hash_of, secret_for
from tuokio.encounters.service_template import parse
from tuokio.encounters.states import INVITABLE, EncounterState, PlaceState, Role
from tuokio.ids import new_ref
from tuokio.ledger import Entry, EntryType
from tuokio.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a link is for. A name is what others will see; `window` is a guest's own time.
    With `announced` those who come know of this person (CONS 5); a `child` reads a notice of their
    own (CONS 9)."""

    role: Role
    kind: InvitationKind = InvitationKind.PERSONAL
    name: str | None = None
    language: str | None = None
    window: Window = ANY_TIME
    announced: bool = False
    child: bool = False


def first(row: EncounterRow, *, language: str | None, child: bool = False) -> Invitation:
    """The client's link that every launch makes; in a group it is one link for all."""
    kind = InvitationKind.PERSONAL if row.template.one_to_one else InvitationKind.SHARED
    return Invitation(Role.CLIENT, kind, language=language, child=child)


def add(  # noqa: PLR0913 - one form
    core: Core,
    staff: Staff,
    encounter_id: str,
    *,
    role: str,
    name: str | None,
    language: str | None,
    times: tuple[str, str] = ("", ""),
    marks: Collection[str] = (),
) -> str:
    """Make one more link and return its id. `times` are when a guest's own time begins and ends, as
    the form has them; `marks` may be `announced` and `child`.

    Raises:
        NotFoundError: unknown role or encounter.
        FormError: the name or the times cannot be used.
        EncounterError: the encounter is over.
    """
    if role not in {each.value for each in INVITABLE}:
        raise NotFoundError
    shown = names.cleaned(name, prefix="desk")
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        sealer = sealer_of(core, row)
        if row.over or sealer is None:
            raise EncounterError(Refusal.OVER)
        if shown and names.hidden(row.template, Role(role)):
            raise FormError("desk-error-name-anonymous")
        own_time = ANY_TIME if Role(role).staff else window_of(row, *times, now=work.now)
        wish = Invitation(
            role=Role(role),
            name=shown,
            language=language,
            window=own_time,
            announced="announced" in marks,
            child="child" in marks and role == Role.CLIENT,
        )
        return make(core, work, row, staff.ref, sealer, wish).id


def replace(core: Core, staff: Staff, encounter_id: str, invitation_id: str) -> None:
    """Make the old link worthless and a new one in its place. Who is in already stays; for whoever
    was declined or removed the new link is a new beginning."""
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        if row.over:
            raise EncounterError(Refusal.OVER)
        invitation = _find(row, invitation_id)
        _fresh_place(core, row, invitation)
        forget_invitation(work, invitation.id)
        invitation.generation += 1
        invitation.secret_hash = hash_of(secret_of(core, invitation))
        work.ledger.append(
            Entry(
                EntryType.INVITATION_REPLACED,
                row.id,
                subject=invitation.participant_ref,
                actor=staff.ref,
            )
        )
        work.touch(row.id, ())


def by_secret(session: Session, secret: str) -> InvitationRow:
    """The invitation of a link. That of a series leads to the meeting whose turn it is (ROOM 4).

    Raises:
        NotFoundError: there is none, or it was replaced.
        SeriesOverError: the series is over.
    """
    hashed = hash_of(secret)
    row = session.scalar(select(InvitationRow).where(InvitationRow.secret_hash == hashed))
    if row is None:
        series = session.scalar(select(SeriesRow).where(SeriesRow.secret_hash == hashed))
        if series is None:
            raise NotFoundError
        row = turn_of(session, series)
        if row is None:
            raise _series_over(series)
    return row


def _series_over(series: SeriesRow) -> SeriesOverError:
    owner, template = series.unit.organisation, parse(series.template.data)
    return SeriesOverError(
        template.backup_phone or owner.backup_phone, template.backup_email or owner.backup_email
    )


def turn_of(session: Session, series: SeriesRow) -> InvitationRow | None:
    """The client's link of the meeting whose turn it is: the one that is open, else the next."""
    alive = [EncounterState.OPEN, EncounterState.PLANNED]
    return session.scalar(
        select(InvitationRow)
        .join(EncounterRow)
        .where(
            EncounterRow.series_id == series.id,
            EncounterRow.state.in_(alive),
            InvitationRow.role == Role.CLIENT,
        )
        .order_by(EncounterRow.starts_at, InvitationRow.position)
        .limit(1)
    )


def secret_of(core: Core, invitation: InvitationRow) -> str:
    """The secret of a link, derived again."""
    return secret_for(
        key=core.invitation_key, invitation=invitation.id, generation=invitation.generation
    )


def link_of(core: Core, invitation: InvitationRow) -> str:
    """The whole link."""
    return f"{core.settings.public_url}/j/{secret_of(core, invitation)}"


def make(
    core: Core,
    work: Work,
    row: EncounterRow,
    actor: str | None,
    sealer: Sealer,
    wish: Invitation,
) -> InvitationRow:
    """The link, and for one person alone their place."""
    invitation = InvitationRow(
        id=new_ref(),
        position=next_position([each.position for each in row.invitations]),
        kind=wish.kind.value,
        role=wish.role.value,
        announced=wish.announced,
        child=wish.child,
        generation=1,
        language=wish.language,
        not_before=wish.window.begins,
        not_after=wish.window.ends,
    )
    # A shared link makes its people as they come; a helper's place waits for their sign-in.
    if wish.kind is InvitationKind.PERSONAL and not wish.role.staff:
        place = new_place(row, wish.role, announced=wish.announced, child=wish.child)
        place.name = names.seal(sealer, place.ref, wish.name)
        place.language = wish.language
        place.not_before, place.not_after = wish.window.begins, wish.window.ends
        invitation.participant = place
    invitation.secret_hash = hash_of(secret_of(core, invitation))
    row.invitations.append(invitation)
    work.ledger.append(
        Entry(
            EntryType.INVITED,
            row.id,
            subject=invitation.participant.ref if invitation.participant else None,
            actor=actor,
            facts={"role": wish.role.value, "kind": wish.kind.value},
        )
    )
    work.touch(row.id, ())
    return invitation


def _fresh_place(core: Core, row: EncounterRow, invitation: InvitationRow) -> None:
    old = invitation.participant
    if old is None or old.place not in {PlaceState.DECLINED, PlaceState.REMOVED}:
        return
    sealer = sealer_of(core, row)
    place = new_place(row, Role(old.role), announced=old.announced, child=old.child)
    place.language = old.language
    place.not_before, place.not_after = old.not_before, old.not_after
    if sealer is not None and old.name is not None:
        place.name = names.seal(sealer, place.ref, names.shown(core, sealer, old, "fi"))
    invitation.participant = place


def _find(row: EncounterRow, invitation_id: str) -> InvitationRow:
    for invitation in row.invitations:
        if invitation.id == invitation_id:
            return invitation
    raise NotFoundError
