"""`/log/…`: the log for outside eyes (C2SP tlog-tiles; LOG 3).

Checkpoint and hash tiles are for anyone, from any page. They move on hourly at most, so that
nobody can watch a small service at work. Leaves go to auditors.
"""

from __future__ import annotations

from flask import Blueprint, Response, make_response
from sqlalchemy.orm import Session

from flask_admin_app.auth.session import current_staff
from flask_admin_app.core import core
from flask_admin_app.limits import limiter
from flask_admin_app.models import StaffRole
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.log.checkpoints import latest, note_of
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.tiles import (
    TILE,
    Tile,
    TileInvalid,
    entry_bundle,
    parse_tile_path,
    tile_bytes,
    tile_in,
)

PUBLIC_LOG = "1200 per minute"
"""From one address. Reading a log of a million entries anew takes eight thousand requests."""

_MOMENT = "public, max-age=5"
_FOR_EVER = "public, max-age=31536000, immutable"
_TEXT = "text/plain; charset=utf-8"
_BYTES = "application/octet-stream"

bp = Blueprint("log", __name__)
limiter.limit(PUBLIC_LOG)(bp)


@bp.get("/log/checkpoint")
def checkpoint() -> Response:
    """The newest published checkpoint, with what witnesses said of it."""
    with core().database.read() as session:
        row = latest(session)
        if row is None:
            return _for_anyone("This log has no checkpoint yet.\n", _TEXT, "no-store", 404)
        return _for_anyone(note_of(row), _TEXT, _MOMENT)


# Slashes are not merged: a tile has one address.
@bp.get("/log/tile/<path:rest>", merge_slashes=False)
def tile(rest: str) -> Response:
    """A piece of the tree, as far as it is published."""
    try:
        wanted = parse_tile_path(f"tile/{rest}")
    except TileInvalid as error:
        raise NotFoundError from error
    if wanted.level == "entries":
        return _entries(wanted)
    with core().database.read() as session:
        _check_published(session, wanted)
        content = tile_bytes(SqlTree(session), wanted)
    return _for_anyone(content, _BYTES, _FOR_EVER if wanted.width == TILE else _MOMENT)


def _entries(wanted: Tile) -> Response:
    """Leaves, which hold commitments only: for whoever also sees the records."""
    staff = current_staff()
    if staff is None or not staff.has(StaffRole.AUDITOR):
        raise NotFoundError
    with core().database.read() as session:
        _check_published(session, wanted)
        leaves = SqlTree(session).leaves(wanted.n * TILE, wanted.width)
    response = make_response(entry_bundle(leaves))
    response.content_type = _BYTES
    return response


def _check_published(session: Session, wanted: Tile) -> None:
    row = latest(session)
    if row is None or not tile_in(row.size, wanted):
        raise NotFoundError


def _for_anyone(content: str | bytes, kind: str, caching: str, status: int = 200) -> Response:
    """An answer that pages of any origin may read (Fetch: CORS and CORP)."""
    response = make_response(content, status)
    response.content_type = kind
    response.headers["Cache-Control"] = caching
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response
