"""An authenticator app: six digits that change every half a minute (RFC 6238)."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime

import pyotp

from flask_admin_app.core import Core
from flask_admin_app.database import Work
from flask_admin_app.models import TotpRow, UserRow
from flask_admin_app.services.factors.errors import FactorError, FactorWrong
from flask_admin_app.services.factors.store import (
    check_removable,
    forget_codes_without_factor,
    sealer_of,
    totp_of,
)

DIGITS = 6
STEP = 30
"""Seconds."""

SKEW = 1
"""Steps by which the phone's clock may be off, either way."""


@dataclass(frozen=True, slots=True)
class NewTotp:
    """What the app is told: by a picture (`uri`) or by typing (`secret`)."""

    secret: str
    uri: str


def start(core: Core, work: Work, user_id: int) -> None:
    """Make a secret that counts for nothing until a code from it was given. One that waits to be
    confirmed is replaced.

    Raises:
        FactorError: `account-error-totp-there`.
    """
    if totp_of(work.session, user_id) is not None:
        raise FactorError("account-error-totp-there")
    waiting = work.session.get(TotpRow, user_id)
    if waiting is not None:
        work.session.delete(waiting)
        work.session.flush()
    secret = sealer_of(core).seal(pyotp.random_base32(), context=_context(user_id))
    work.session.add(TotpRow(user_id=user_id, secret=secret, created_at=work.now))


def waiting(core: Core, user_id: int) -> NewTotp | None:
    """The secret that waits for its first code, for its owner's eyes."""
    with core.database.read() as session:
        row = session.get(TotpRow, user_id)
        if row is None or row.confirmed_at is not None:
            return None
        user = session.get_one(UserRow, user_id)
        secret = _secret(core, row)
        organisation = user.unit.organisation.name.replace(":", " ")
        uri = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=organisation)
        return NewTotp(secret, uri)


def confirm(core: Core, work: Work, user_id: int, code: str) -> None:
    """The first code: from now on the app counts.

    Raises:
        FactorError: nothing waits to be confirmed.
        FactorWrong: the code is wrong.
    """
    row = work.session.get(TotpRow, user_id)
    if row is None or row.confirmed_at is not None:
        raise FactorError("account-error-totp-gone")
    _take(core, work, row, code)
    row.confirmed_at = work.now


def check(core: Core, work: Work, user_id: int, code: str) -> None:
    """Take a code, once.

    Raises:
        FactorWrong: it is wrong, old, or was taken before.
    """
    row = totp_of(work.session, user_id)
    if row is None:
        raise FactorWrong("second-error-code")
    _take(core, work, row, code)


def remove(work: Work, user_id: int) -> None:
    """Forget the app.

    Raises:
        FactorError: there is none, or it is the last factor where one is asked for.
    """
    row = totp_of(work.session, user_id)
    if row is None:
        raise FactorError("account-error-gone")
    check_removable(work.session, user_id)
    work.session.delete(row)
    forget_codes_without_factor(work, user_id)


def _take(core: Core, work: Work, row: TotpRow, code: str) -> None:
    step = _step_of(_secret(core, row), code, work.now)
    if step is None or (row.last_step is not None and step <= row.last_step):
        raise FactorWrong("second-error-code")
    row.last_step = step


def _step_of(secret: str, code: str, now: datetime) -> int | None:
    """The time step that the code belongs to. Every step that may be is compared, whichever fits,
    so that the time it takes tells nothing."""
    typed = "".join(code.split())[: 2 * DIGITS].encode(errors="replace")
    totp = pyotp.TOTP(secret, digits=DIGITS, interval=STEP)
    here = int(now.timestamp()) // STEP
    found = None
    for step in range(here - SKEW, here + SKEW + 1):
        if hmac.compare_digest(totp.generate_otp(step).encode(), typed):
            found = step
    return found


def _secret(core: Core, row: TotpRow) -> str:
    return sealer_of(core).unseal(row.secret, context=_context(row.user_id))


def _context(user_id: int) -> str:
    return f"totp/{user_id}"
