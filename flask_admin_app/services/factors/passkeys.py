"""Passkeys (WebAuthn): adding and removing one, and signing in with it."""

from __future__ import annotations

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from flask_admin_app.core import Core, derive
from flask_admin_app.database import Work
from flask_admin_app.models import PasskeyRow, UserRow
from flask_admin_app.services.factors import challenges
from flask_admin_app.services.factors.challenges import Purpose
from flask_admin_app.services.factors.errors import FactorError
from flask_admin_app.services.factors.store import (
    check_removable,
    forget_codes_without_factor,
    passkeys_of,
    sealer_of,
)
from tuokio.ids import new_ref

MOST = 10
"""Passkeys of one person."""

LONGEST_NAME = 40
LONGEST_ID = 1023
"""Bytes of a credential's id, as WebAuthn allows."""

_PATIENCE = int(challenges.LASTS.total_seconds() * 1000)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the browser is: the host that passkeys belong to, and the page's origin."""

    rp_id: str
    origin: str


@dataclass(frozen=True, slots=True)
class Question:
    """What the browser is given (`options`, as JSON), and what it must have signed."""

    options: str
    challenge: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What the browser answered to a question, and where."""

    place: Place
    challenge: bytes
    answer: object


def ask_new(core: Core, work: Work, user_id: int, place: Place) -> Question:
    """Ask the browser to make a passkey. One that is there already is not made again.

    Raises:
        FactorError: `account-error-passkeys-many`.
    """
    there = passkeys_of(work.session, user_id)
    if len(there) >= MOST:
        raise FactorError("account-error-passkeys-many")
    user = work.session.get_one(UserRow, user_id)
    challenge = challenges.ask(work, Purpose.ADD, user_id)
    options = generate_registration_options(
        rp_id=place.rp_id,
        rp_name=user.unit.organisation.name,
        user_id=_handle(core, user),
        user_name=user.email,
        user_display_name=user.shown_name,
        challenge=challenge,
        timeout=_PATIENCE,
        authenticator_selection=AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.PREFERRED,
            user_verification=UserVerificationRequirement.PREFERRED,
        ),
        exclude_credentials=_descriptors(there),
    )
    return Question(options_to_json(options), challenge)


def add(core: Core, work: Work, user_id: int, reply: Reply, *, name: str) -> bool:
    """Keep the passkey that the browser made; False when the answer is not one to this question.

    The question is used up either way, so the caller commits, and then tells."""
    asked = challenges.take(work, reply.challenge, Purpose.ADD, user_id)
    if not asked or not isinstance(reply.answer, dict):
        return False
    try:
        made = verify_registration_response(
            credential=reply.answer,
            expected_challenge=reply.challenge,
            expected_rp_id=reply.place.rp_id,
            expected_origin=reply.place.origin,
        )
    except (WebAuthnException, ValueError, TypeError):
        return False
    known = select(PasskeyRow).where(PasskeyRow.credential_id == made.credential_id)
    if len(made.credential_id) > LONGEST_ID or work.session.scalar(known) is not None:
        return False
    if len(passkeys_of(work.session, user_id)) >= MOST:
        return False
    ref = new_ref()
    work.session.add(
        PasskeyRow(
            ref=ref,
            user_id=user_id,
            credential_id=made.credential_id,
            public_key=made.credential_public_key,
            sign_count=made.sign_count,
            name=sealer_of(core).seal(name, context=_context(ref)),
            created_at=work.now,
        )
    )
    return True


def name_of(core: Core, row: PasskeyRow) -> str:
    """The owner's word for it."""
    return sealer_of(core).unseal(row.name, context=_context(row.ref))


def remove(work: Work, user_id: int, ref: str) -> None:
    """Forget one.

    Raises:
        FactorError: this person has none of that reference, or it is the last factor where one is
            asked for.
    """
    row = work.session.get(PasskeyRow, ref)
    if row is None or row.user_id != user_id:
        raise FactorError("account-error-gone")
    check_removable(work.session, user_id)
    work.session.delete(row)
    forget_codes_without_factor(work, user_id)


def ask_second(work: Work, user_id: int, place: Place) -> Question:
    """Ask for a passkey of this person, after the password.

    Raises:
        FactorError: there is none.
    """
    there = passkeys_of(work.session, user_id)
    if not there:
        raise FactorError("second-error-passkey")
    challenge = challenges.ask(work, Purpose.SECOND, user_id)
    options = generate_authentication_options(
        rp_id=place.rp_id,
        challenge=challenge,
        timeout=_PATIENCE,
        allow_credentials=_descriptors(there),
        user_verification=UserVerificationRequirement.PREFERRED,
    )
    return Question(options_to_json(options), challenge)


def ask_anyone(work: Work, place: Place) -> Question:
    """Ask for a passkey that stands for the password too: the browser knows whose it is, and its
    owner shows a finger, a face or a PIN."""
    challenge = challenges.ask(work, Purpose.SIGN_IN, None)
    options = generate_authentication_options(
        rp_id=place.rp_id,
        challenge=challenge,
        timeout=_PATIENCE,
        user_verification=UserVerificationRequirement.REQUIRED,
    )
    return Question(options_to_json(options), challenge)


def answered(core: Core, work: Work, reply: Reply, *, user_id: int | None) -> int | None:
    """Whose passkey answered; None when it is not a good answer. With `user_id` it must be theirs
    and is a second step; without, it is the whole sign-in.

    The question is used up either way, so the caller commits, and then tells."""
    purpose = Purpose.SIGN_IN if user_id is None else Purpose.SECOND
    asked = challenges.take(work, reply.challenge, purpose, user_id)
    if not asked or not isinstance(reply.answer, dict):
        return None
    try:
        row = _row_of(work.session, reply.answer)
        if row is None or (user_id is not None and row.user_id != user_id):
            return None
        if not _handle_fits(core, work.session, row, reply.answer, needed=user_id is None):
            return None
        seen = verify_authentication_response(
            credential=reply.answer,
            expected_challenge=reply.challenge,
            expected_rp_id=reply.place.rp_id,
            expected_origin=reply.place.origin,
            credential_public_key=row.public_key,
            credential_current_sign_count=row.sign_count,
            require_user_verification=user_id is None,
        )
    except (WebAuthnException, ValueError, TypeError):
        return None
    row.sign_count = seen.new_sign_count
    row.last_used_at = work.now
    return row.user_id


def cleaned_name(raw: str) -> str:
    """The name for a passkey.

    Raises:
        FactorError: `account-error-passkey-name`.
    """
    name = " ".join(raw.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise FactorError("account-error-passkey-name")
    return name


def _row_of(session: Session, answer: Mapping[str, Any]) -> PasskeyRow | None:
    given = answer.get("rawId")
    if not isinstance(given, str):
        return None
    credential_id = base64url_to_bytes(given)
    return session.scalar(select(PasskeyRow).where(PasskeyRow.credential_id == credential_id))


def _handle_fits(
    core: Core, session: Session, row: PasskeyRow, answer: Mapping[str, Any], *, needed: bool
) -> bool:
    """Whether the passkey says that it is its owner's; without a password before, it must."""
    response = answer.get("response")
    given = response.get("userHandle") if isinstance(response, dict) else None
    if not isinstance(given, str) or not given:
        return not needed
    owner = session.get_one(UserRow, row.user_id)
    return hmac.compare_digest(base64url_to_bytes(given), _handle(core, owner))


def _handle(core: Core, user: UserRow) -> bytes:
    """What a passkey calls its owner: no address, no name, and not what the log calls them."""
    key = derive(core.settings.record_key, b"passkey owner")
    return hmac.digest(key, user.ref.encode(), sha256)


def _descriptors(rows: Sequence[PasskeyRow]) -> list[PublicKeyCredentialDescriptor]:
    return [PublicKeyCredentialDescriptor(id=row.credential_id) for row in rows]


def _context(ref: str) -> str:
    return f"passkey/{ref}"
