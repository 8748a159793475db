"""`/receipt`: the code goes in by POST only, and stands in no address (LOG 6)."""

from __future__ import annotations

from flask import Blueprint, make_response, request
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.limits import RECEIPT, limiter
from flask_admin_app.pages import current_language, page, use_zone
from flask_admin_app.receipt.views import CodeView, own_log_view, zone_of
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.log.faults import LogDamagedError
from flask_admin_app.services.log.receipts import open_code, receipt_file
from tuokio.consent.receipts import MEDIA_TYPE, SUFFIX, ReceiptIncomplete

bp = Blueprint("receipt", __name__)
limiter.limit(RECEIPT, methods=["POST"])(bp)

LONGEST_CODE = 100
"""Characters that are shown again after a slip of the finger."""


@bp.get("/receipt")
def ask() -> ResponseReturnValue:
    """Where the code is written. Opening the page does nothing."""
    return page("receipt/ask.html", CodeView())


@bp.post("/receipt")
def show() -> ResponseReturnValue:
    """What the code opens."""
    code = request.form.get("code", "")
    language = current_language()
    try:
        log = open_code(core(), code)
    except NotFoundError:
        return _wrong(code)
    with core().database.read() as session:
        if zone := zone_of(session, log):
            use_zone(zone)
        return page("receipt/own.html", own_log_view(core(), session, log, code, language))


@bp.post("/receipt/file")
def download() -> ResponseReturnValue:
    """The receipt as a small file, for whoever is to check it."""
    code = request.form.get("code", "")
    try:
        response = make_response(receipt_file(core(), code))
    except NotFoundError:
        return _wrong(code)
    except ReceiptIncomplete as error:
        raise LogDamagedError(str(error)) from error
    response.content_type = MEDIA_TYPE
    response.headers["Content-Disposition"] = f'attachment; filename="receipt{SUFFIX}"'
    return response


def _wrong(code: str) -> ResponseReturnValue:
    view = CodeView(code[:LONGEST_CODE], error=True)
    return page("receipt/ask.html", view, 422)
