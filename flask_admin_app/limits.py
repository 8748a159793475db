"""Rate limits: against guessing, never against people (deny by default, forgive soon)."""

from __future__ import annotations

from ipaddress import ip_address, ip_network

from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

limiter = Limiter(key_func=get_remote_address, strategy="moving-window")

SIGN_IN = "10 per minute"
"""From one address."""

SIGN_IN_ACCOUNT = "10 per 15 minutes"
"""Wrong passwords for one account from one address, so that a stranger who knows the address
cannot keep its owner out."""

SIGN_IN_ANYWHERE = "100 per hour"
"""Wrong passwords for one account, from anywhere."""

SECOND_STEP = "10 per 15 minutes; 50 per day"
"""Second steps of one account, right or wrong, from anywhere. Only who knows the password gets
there, so that a stranger cannot keep anybody out with it."""

PASSKEY = "30 per minute"
"""Questions to passkeys and their answers, from one address."""

PROOF = "10 per 15 minutes; 50 per day"
"""Passwords and codes that somebody who is signed in is asked for again: all of them together."""

UNKNOWN_LINK = "30 per minute"
"""Links that do not exist, from one address. Links that do are never refused for it."""

CONTINUE = "240 per minute"
"""From one address: a whole group may sit behind one."""

PLACE = "240 per minute"
"""Anything that one client's place sends, from the browser that holds it."""

OWN_WORD = "20 per 10 minutes"
"""What one client's place tells staff, and the log: someone came in, I cannot come, call me."""

RECEIPT = "20 per minute"
"""Codes of receipts, right or wrong, from one address. They cannot be guessed; each opening is
written down."""

TRY = "240 per minute"
"""The open practice page (JOIN 13), from one address: a whole class may sit behind one."""

EID_START = "10 per 10 minutes"
"""Ways to the identity provider, from one client's place."""

PROVIDER_START = "60 per minute"
"""Ways of staff to their identity provider, from one address: a whole house may sit behind one."""

PROVIDER_BACK = "240 per minute"
"""Ways back from an identity provider, from one address. Each is used once."""

UPLOAD = "20 per minute"
"""Pictures, from one address: each is drawn anew."""

DOOR = "60 per hour"
"""Comings in through public doors, from one house: a whole class may sit behind one."""

DOOR_EACH = "300 per hour"
"""Comings in through one public door, from one neighbourhood: never from anywhere, because then a
few could shut it for all."""

DOOR_NEW = "5 per 10 minutes"
"""New places behind one public door, from one house: `MOST_WAITING` is far more, so that nobody
fills the queue alone."""

DOOR_NEW_GROUP = "15 per 10 minutes"
"""The same where all join one meeting: half a class may come at once, and the rest soon after."""

MAIL = "60 per hour"
"""Letters that one worker asks for."""


def house() -> str:
    """Who sits behind the address that asks: of IPv6 addresses, one house has a whole /64."""
    return _network(32, 64)


def neighbourhood() -> str:
    """The addresses around it, which one person may well have at hand."""
    return _network(24, 48)


def _network(four: int, six: int) -> str:
    address = get_remote_address()
    try:
        long = six if ip_address(address).version == 6 else four
    except ValueError:
        return address  # a socket has no address
    return str(ip_network(f"{address}/{long}", strict=False))
