"""What the client's browser brings: its places, and whether it is one inside another app."""

from __future__ import annotations

import re
from datetime import timedelta

from flask import Response, request

COOKIE = "__Host-place-"
LIFETIME = timedelta(hours=24)

_IN_APP = re.compile(
    r"FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line/|MicroMessenger|Snapchat|Telegram|; wv\)|GSA/",
    re.IGNORECASE,
)
_IOS = re.compile(r"iPhone|iPad|iPod")


def tokens() -> dict[str, str]:
    """The tokens of this browser, by participant reference."""
    return {
        name.removeprefix(COOKIE): value
        for name, value in request.cookies.items()
        if name.startswith(COOKIE)
    }


def token_for(ref: str) -> str | None:
    """This browser's token for one place."""
    return request.cookies.get(COOKIE + ref)


def remember(response: Response, ref: str, token: str) -> None:
    """Bind the place to this browser. `Lax`, so that the link in a message finds it again."""
    response.set_cookie(
        COOKIE + ref,
        token,
        max_age=LIFETIME,
        secure=True,
        httponly=True,
        samesite="Lax",
        path="/",
    )


def forget(response: Response, ref: str) -> None:
    """Take the place from this browser."""
    response.delete_cookie(COOKIE + ref, path="/", secure=True, httponly=True, samesite="Lax")


def in_app() -> str | None:
    """Where the page was opened inside another app, which often has no camera: `android`, `ios`
    or `other`; None in a browser of its own (JOIN 3)."""
    agent = request.headers.get("User-Agent", "")
    if not _IN_APP.search(agent):
        return None
    if "Android" in agent:
        return "android"
    return "ios" if _IOS.search(agent) else "other"


def chrome_url(link: str) -> str | None:
    """What opens this link in Chrome on Android; iOS has no such address."""
    if in_app() != "android":
        return None
    scheme, _, rest = link.partition("://")
    return f"intent://{rest}#Intent;scheme={scheme};package=com.android.chrome;end"
