"""`/prosody/v1/events`: the gate in Prosody tells who came and who left (`docs/prosody.md`).

No page calls this: there is no cookie and no form's token, only Prosody's signature. There is no
rate limit: Prosody may share its address with strangers, who could then hold it up.
"""

from __future__ import annotations

import logging

from flask import Blueprint, Response, jsonify, make_response, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.gate.events import SeenRequests, take
from tuokio.jitsi.errors import GateEventInvalid, SignatureInvalid
from tuokio.jitsi.gate_events import parse
from tuokio.jitsi.signing import verify

bp = Blueprint("prosody", __name__, url_prefix="/prosody/v1")

log = logging.getLogger("tuokio.gate")


@bp.post("/events")
def events() -> ResponseReturnValue:
    """Take in one event. 204 also for one that came before, and for rooms that are gone."""
    key = core().event_key
    if key is None:
        raise NotFoundError
    body = request.get_data()
    try:
        verify(
            key,
            method=request.method,
            path=_path(),
            body=body,
            headers=dict(request.headers),
            now=core().clock().timestamp(),
            memory=SeenRequests(core()),
        )
        take(core(), parse(body))
    except SignatureInvalid as error:
        return _refused(error.reason, 401)
    except GateEventInvalid as error:
        return _unreadable(error.reason)
    return "", 204


def _unreadable(reason: str) -> ResponseReturnValue:
    """What is no event at all is refused. One that we do not understand is Prosody's own, perhaps
    of a newer version: it will not get better, and must not hold up others."""
    if reason == "json":
        return _refused(reason, 400)
    log.warning("an event could not be read: %s", reason)
    return "", 204


def _path() -> str:
    """As it stood on the request line."""
    query = request.query_string.decode("ascii", "replace")
    return f"{request.path}?{query}" if query else request.path


def _refused(reason: str, status: int) -> Response:
    log.warning("an event was refused: %s", reason)
    return make_response(jsonify(error=reason), status)
