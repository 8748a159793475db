"""Invitation links: made, shown again, replaced. Only their hashes are stored."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import EncounterRow, InvitationRow
from flask_admin_app.services import names
from flask_admin_app.services.encounter_store import lock_for, next_position, sealer_of
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.places import new_place
from flask_admin_app.services.staff_sessions import Staff
from tuokio.encounters.errors import EncounterError, Refusal
from tuokio.encounters.invitations import InvitationKind, hash_of, secret_for
from tuokio.encounters.states import INVITABLE, PlaceState, Role
from tuokio.ids import new_ref
from tuokio.ledger import Entry, EntryType
from tuokio.sealing import Sealer


@dataclass(frozen=True, slots=True)
class Invitation:
    """Whom a link is for. A name is what others will see."""

    role: Role
    kind: InvitationKind = InvitationKind.PERSONAL
    name: str | None = None
    language: str | None = None


def add_first(
    core: Core,
    work: Work,
    row: EncounterRow,
    staff: Staff,
    sealer: Sealer,
    *,
    language: str | None,
) -> InvitationRow:
    """The client's link that every launch makes; in a group it is one link for all."""
    kind = InvitationKind.PERSONAL if row.template.one_to_one else InvitationKind.SHARED
    wish = Invitation(Role.CLIENT, kind, language=language)
    return _add(core, work, row, staff, sealer, wish)


def add(
    core: Core,
    staff: Staff,
    encounter_id: str,
    *,
    role: str,
    name: str | None,
    language: str | None,
) -> str:
    """Make one more link and return its id.

    Raises:
        NotFoundError: unknown role or encounter.
        FormError: the name cannot be used.
        EncounterError: the encounter is over.
    """
    if role not in {each.value for each in INVITABLE}:
        raise NotFoundError
    wish = Invitation(role=Role(role), name=names.cleaned(name, prefix="desk"), language=language)
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        sealer = sealer_of(core, row)
        if row.over or sealer is None:
            raise EncounterError(Refusal.OVER)
        return _add(core, work, row, staff, sealer, wish).id


def replace(core: Core, staff: Staff, encounter_id: str, invitation_id: str) -> None:
    """Make the old link worthless and a new one in its place. Who is in already stays; for whoever
    was declined or removed the new link is a new beginning."""
    with core.database.write() as work:
        row = lock_for(core, work, staff, encounter_id)
        if row.over:
            raise EncounterError(Refusal.OVER)
        invitation = _find(row, invitation_id)
        _fresh_place(core, row, invitation)
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
    """The invitation of a link.

    Raises:
        NotFoundError: there is none, or it was replaced.
    """
    row = session.scalar(select(InvitationRow).where(InvitationRow.secret_hash == hash_of(secret)))
    if row is None:
        raise NotFoundError
    return row


def secret_of(core: Core, invitation: InvitationRow) -> str:
    """The secret of a link, derived again."""
    return secret_for(
        key=core.invitation_key, invitation=invitation.id, generation=invitation.generation
    )


def link_of(core: Core, invitation: InvitationRow) -> str:
    """The whole link."""
    return f"{core.settings.public_url}/j/{secret_of(core, invitation)}"


def _add(
    core: Core,
    work: Work,
    row: EncounterRow,
    staff: Staff,
    sealer: Sealer,
    wish: Invitation,
) -> InvitationRow:
    invitation = InvitationRow(
        id=new_ref(),
        position=next_position([each.position for each in row.invitations]),
        kind=wish.kind.value,
        role=wish.role.value,
        generation=1,
        language=wish.language,
    )
    # A shared link makes its people as they come; a helper's place waits for their sign-in.
    if wish.kind is InvitationKind.PERSONAL and not wish.role.staff:
        place = new_place(row, wish.role)
        place.name = names.seal(sealer, place.ref, wish.name)
        place.language = wish.language
        invitation.participant = place
    invitation.secret_hash = hash_of(secret_of(core, invitation))
    row.invitations.append(invitation)
    work.ledger.append(
        Entry(
            EntryType.INVITED,
            row.id,
            subject=invitation.participant.ref if invitation.participant else None,
            actor=staff.ref,
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
    place = new_place(row, Role(old.role))
    place.language = old.language
    if sealer is not None and old.name is not None:
        place.name = names.seal(sealer, place.ref, names.shown(core, sealer, old, "fi"))
    invitation.participant = place


def _find(row: EncounterRow, invitation_id: str) -> InvitationRow:
    for invitation in row.invitations:
        if invitation.id == invitation_id:
            return invitation
    raise NotFoundError
