"""What stood before a person when they answered: the record of an answer tells it (GDPR 7(1),
ISO/IEC 29184)."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from importlib.metadata import version

from itsdangerous import BadSignature, Signer

from flask_admin_app.core import Core, derive
from flask_admin_app.models import ParticipantRow
from tuokio.consent.records import rfc3339
from tuokio.encounters.states import Role

BUILD = version("tuokio")
"""The running build, as records name it."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def shown_token(core: Core, ref: str, sha256: str) -> str:
    """When a notice was put before the holder of a place, signed: it goes with the form and comes
    back with the answer. It holds for that place and that text."""
    shown = (core.clock() - _EPOCH) // timedelta(milliseconds=1)
    return _signer(core, ref, sha256).sign(str(shown)).decode()


def shown_at(core: Core, ref: str, sha256: str, token: str | None) -> str | None:
    """The time in such a token; None for one that is missing, changed, or of another place or text.
    It is never worth refusing an answer for."""
    try:
        shown = int(_signer(core, ref, sha256).unsign(token or ""))
    except (BadSignature, ValueError):
        return None
    return rfc3339(_EPOCH + timedelta(milliseconds=shown))


def purpose_title(core: Core, code: str, language: str) -> str:
    """What a purpose is called."""
    return core.texts.text(language, f"purpose-{code.replace('_', '-')}-title")


def acting_for(row: ParticipantRow) -> dict[str, str]:
    """A fact about the answer of a guardian: they answer as the guardian of a child (CONS 9)."""
    return {"acting_for": "guardian"} if row.role == Role.GUARDIAN else {}


def page_facts(language: str, words: str) -> dict[str, str]:
    """Facts about the page: its language, and the exact words on the button that was pressed."""
    label = hashlib.sha256(words.encode()).hexdigest()
    return {"build": BUILD, "locale": language, "label": label}


def _signer(core: Core, ref: str, sha256: str) -> Signer:
    return Signer(
        derive(core.settings.secret_key, b"notice shown"),
        salt=f"{ref}/{sha256}",
        key_derivation="hmac",
        digest_method=hashlib.sha256,
    )
