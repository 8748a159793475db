"""Names that cannot be guessed: references, room names and secrets.

All are lower-case base32 (RFC 4648, `a-z2-7`, no padding): safe in a URL, in a JID and on a file
system that ignores case, and still readable over the phone.
"""

from __future__ import annotations

import base64
import re
import secrets
import uuid
from datetime import UTC, datetime, timedelta

REF_BITS = 128
ROOM_BITS = 160
SECRET_BITS = 160
ROOM_PREFIX = "tuokio-"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

# 128 bits leave three bits for the 26th character, so only every fourth letter can stand there.
# Holding on to that gives each reference exactly one spelling.
_REF = re.compile(r"[a-z2-7]{25}[aeimquy4]")
_SECRET = re.compile(r"[a-z2-7]{32}")
_ROOM_NAME = re.compile(ROOM_PREFIX + r"[a-z2-7]{32}")


def _random_base32(bits: int) -> str:
    return base32(secrets.token_bytes(bits // 8))


def base32(raw: bytes) -> str:
    """Spell bytes in lower-case base32 without padding: 20 bytes give 32 characters."""
    return base64.b32encode(raw).decode("ascii").rstrip("=").lower()


def new_ref() -> str:
    """Return a new public reference: 128 random bits in 26 characters.

    A reference names a participant in addresses and tokens. It gives no right by itself.
    """
    return _random_base32(REF_BITS)


def new_room_name() -> str:
    """Return a new room name: `tuokio-` and 160 random bits in 32 characters (ROOM 6)."""
    return ROOM_PREFIX + _random_base32(ROOM_BITS)


def new_secret() -> str:
    """Return a new secret: 160 random bits in 32 characters. Store only its hash."""
    return _random_base32(SECRET_BITS)


def new_record_id(now: datetime) -> str:
    """Return a UUIDv7 (RFC 9562, section 5.7): milliseconds of `now`, then 74 random bits."""
    milliseconds = (now - _EPOCH) // timedelta(milliseconds=1)
    bits = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return str(uuid.UUID(int=bits | 0b10 << 62 | secrets.randbits(62)))


def is_ref(text: str) -> bool:
    """Tell whether a text has the one possible spelling of a reference from `new_ref`."""
    return _REF.fullmatch(text) is not None


def is_room_name(text: str) -> bool:
    """Tell whether a text has the form of a room name from `new_room_name`."""
    return _ROOM_NAME.fullmatch(text) is not None


def is_invitation_secret(text: str) -> bool:
    """Tell whether a text has the form of an invitation's secret: 32 characters of base32.

    The form only: an address of another form need not be looked up at all.
    """
    return _SECRET.fullmatch(text) is not None
