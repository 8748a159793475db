"""`/o-picture/…`: the picture of an organisation's waiting room. It is no secret, so browsers may
keep it."""

from __future__ import annotations

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.models import OrganisationRow
from flask_admin_app.services.errors import NotFoundError

bp = Blueprint("picture", __name__)

KEEP = "public, max-age=86400"
_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


@bp.get("/o-picture/<int:organisation>.<kind>")
def picture(organisation: int, kind: str) -> ResponseReturnValue:
    """The picture, as WebP or as JPEG."""
    if kind not in _TYPES or organisation >= 2**31:
        raise NotFoundError
    with core().database.read() as session:
        owner = session.get(OrganisationRow, organisation)
        data = None
        if owner is not None:
            data = owner.picture if kind == "webp" else owner.picture_jpeg
    if data is None:
        raise NotFoundError
    response = make_response(data)
    response.content_type = _TYPES[kind]
    response.headers["Cache-Control"] = KEEP
    response.headers["Content-Disposition"] = "inline"
    response.add_etag()
    return response.make_conditional(request)
