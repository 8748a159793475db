"""Words that stand for somebody on a page or in an address, where their pseudonym must not.

Staff are pseudonyms in the log, and only an opened answer tells whose (LOG 5). So no page shows a
pseudonym beside a name, and no address holds one: a proxy may write addresses down.
"""

from __future__ import annotations

import hmac

from flask_admin_app.core import Core, derive

LENGTH = 32
"""Hex digits: 128 bits."""


def desk_topic(core: Core, user_ref: str) -> str:
    """What a worker's desk listens to. It stands in an address."""
    return f"desk-{stand_in(core, 'desk', user_ref)}"


def stand_in(core: Core, purpose: str, *parts: str) -> str:
    """A word for these parts, the same each time, that nobody else can reckon or turn back."""
    key = derive(core.settings.secret_key, b"stand-in/" + purpose.encode())
    return hmac.new(key, "\n".join(parts).encode(), "sha256").hexdigest()[:LENGTH]
