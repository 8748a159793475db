"""What `/account` shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from flask.typing import ResponseReturnValue

from flask_admin_app.auth.own_account import own_account, own_token, said_done
from flask_admin_app.auth.passkey_replies import place
from flask_admin_app.core import core
from flask_admin_app.models import OrganisationRow
from flask_admin_app.pages import page, use_zone
from flask_admin_app.services.factors.passkeys import MOST, name_of
from flask_admin_app.services.factors.store import passkeys_of, recovery_codes_left, totp_of
from flask_admin_app.services.staff_sessions import proved_lately


@dataclass(frozen=True, slots=True)
class PasskeyView:
    """A passkey, by its owner's word for it."""

    ref: str
    name: str
    since: datetime
    used: datetime | None


@dataclass(frozen=True, slots=True)
class AccountView:
    """The account as its owner sees it. `at` is the form that an error belongs to."""

    by_provider: bool
    required: bool
    missing: bool
    asks_proof: bool
    totp_since: datetime | None
    passkeys: list[PasskeyView]
    passkeys_here: bool
    passkeys_full: bool
    codes_left: int
    done: str | None
    error: str | None
    at: str | None

    @property
    def secured(self) -> bool:
        """Whether there is a second step."""
        return self.totp_since is not None or bool(self.passkeys)


def account_page(
    error: str | None = None, at: str | None = None, status: int = 200
) -> ResponseReturnValue:
    """The page, with what went wrong in one of its forms."""
    staff = own_account()
    use_zone(staff.time_zone)
    with core().database.read() as reading:
        app = totp_of(reading, staff.id)
        keys = [
            PasskeyView(row.ref, name_of(core(), row), row.created_at, row.last_used_at)
            for row in passkeys_of(reading, staff.id)
        ]
        owner = reading.get_one(OrganisationRow, staff.organisation_id)
        view = AccountView(
            by_provider=staff.by_provider,
            required=owner.second_factor,
            missing=staff.factor_missing,
            asks_proof=not proved_lately(core(), own_token()),
            totp_since=app.confirmed_at if app else None,
            passkeys=keys,
            passkeys_here=place() is not None,
            passkeys_full=len(keys) >= MOST,
            codes_left=recovery_codes_left(reading, staff.id),
            done=said_done(),
            error=error,
            at=at,
        )
    return page("auth/account.html", view, status)
