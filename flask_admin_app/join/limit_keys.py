"""Whose requests a client's limits count. What an address names is no secret: so a place is counted
only for the browser that holds it, and nobody else can use up what its owner may send."""

from __future__ import annotations

from flask import request
from flask_limiter.util import get_remote_address
from sqlalchemy.orm import Session

from flask_admin_app.core import core
from flask_admin_app.join import browser
from flask_admin_app.services import invitations, own_place
from flask_admin_app.services.errors import LinkClosedError, NotFoundError, PlaceElsewhereError
from tuokio.ids import is_invitation_secret


def place_key() -> str:
    """The place, where this browser holds it; else the address that it comes from."""
    ref = _word()
    with core().database.read() as session:
        try:
            return f"place:{own_place.find(session, ref, browser.token_for(ref)).ref}"
        except PlaceElsewhereError:
            return f"stranger:{get_remote_address()}"


def link_or_place_key() -> str:
    """The same where a link's secret may stand instead. One link may be a whole group's, so it is
    counted for each address."""
    if not is_invitation_secret(_word()):
        return place_key()
    with core().database.read() as session:
        return f"link:{_link(session)}:{get_remote_address()}"


def at_exit() -> bool:
    """The quick exit is never counted, and never refused (JOIN 11)."""
    return request.endpoint == "join.leave_quickly"


def _link(session: Session) -> str:
    try:
        return str(invitations.by_secret(session, _word()).id)
    except (NotFoundError, LinkClosedError):
        return ""


def _word() -> str:
    words = request.view_args or {}
    return str(words.get("ref", words.get("secret", "")))
