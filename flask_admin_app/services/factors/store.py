"""Which factors somebody has."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, exists, func, or_, select
from sqlalchemy.orm import Session

from flask_admin_app.core import Core, derive
from flask_admin_app.database import Work
from flask_admin_app.models import (
    OrganisationRow,
    PasskeyChallengeRow,
    PasskeyRow,
    RecoveryCodeRow,
    TotpRow,
    UnitRow,
    UserRow,
)
from flask_admin_app.services.factors.errors import FactorError
from tuokio.sealing import Sealer


def sealer_of(core: Core) -> Sealer:
    """Seals secrets and names of factors. No encounter's end destroys them."""
    return Sealer(derive(core.settings.record_key, b"factors"))


def totp_of(session: Session, user_id: int) -> TotpRow | None:
    """The authenticator app, once it was confirmed."""
    row = session.get(TotpRow, user_id)
    return row if row is not None and row.confirmed_at is not None else None


def passkeys_of(session: Session, user_id: int) -> Sequence[PasskeyRow]:
    """The passkeys, the oldest first."""
    query = select(PasskeyRow).where(PasskeyRow.user_id == user_id)
    return session.scalars(query.order_by(PasskeyRow.created_at, PasskeyRow.ref)).all()


def recovery_codes_left(session: Session, user_id: int) -> int:
    """How many recovery codes can still be used."""
    query = select(func.count()).select_from(RecoveryCodeRow)
    return session.scalar(query.where(RecoveryCodeRow.user_id == user_id)) or 0


def has_factor(session: Session, user_id: int) -> bool:
    """Whether a password alone is not enough. Recovery codes stand in for a factor and are none."""
    if totp_of(session, user_id) is not None:
        return True
    return bool(session.scalar(select(exists().where(PasskeyRow.user_id == user_id))))


def check_removable(session: Session, user_id: int) -> None:
    """Where the organisation asks everyone for a second factor, the last one stays.

    Raises:
        FactorError: `account-error-last`.
    """
    user = session.get_one(UserRow, user_id)
    count = len(passkeys_of(session, user_id)) + (totp_of(session, user_id) is not None)
    if user.unit.organisation.second_factor and count <= 1:
        raise FactorError("account-error-last")


def forget_codes_without_factor(work: Work, user_id: int) -> None:
    """Recovery codes go with the last factor that they stood in for."""
    work.session.flush()
    if not has_factor(work.session, user_id):
        work.session.execute(delete(RecoveryCodeRow).where(RecoveryCodeRow.user_id == user_id))


def forget_all(work: Work, user_id: int) -> None:
    """Remove every factor of a person, for example because their phone is lost."""
    for table in (TotpRow, PasskeyRow, RecoveryCodeRow, PasskeyChallengeRow):
        work.session.execute(delete(table).where(table.user_id == user_id))


def with_factor(session: Session, organisation: OrganisationRow) -> tuple[int, int]:
    """How many of the organisation's people have a second factor, and how many people it has."""
    people = (
        select(func.count(UserRow.id))
        .join(UnitRow, UserRow.unit_id == UnitRow.id)
        .where(UnitRow.organisation_id == organisation.id)
    )
    app = exists().where(TotpRow.user_id == UserRow.id, TotpRow.confirmed_at.is_not(None))
    passkey = exists().where(PasskeyRow.user_id == UserRow.id)
    return session.scalar(people.where(or_(app, passkey))) or 0, session.scalar(people) or 0
