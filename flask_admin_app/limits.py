"""Rate limits: against guessing, never against people (deny by default, forgive soon)."""

from __future__ import annotations

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

UNKNOWN_LINK = "30 per minute"
"""Links that do not exist, from one address. Links that do are never refused for it."""

CONTINUE = "240 per minute"
"""From one address: a whole group may sit behind one."""

PLACE = "240 per minute"
"""Anything that one client's place sends."""

RECEIPT = "20 per minute"
"""Codes of receipts, right or wrong, from one address. They cannot be guessed; each opening is
written down."""
