"""Asking who stands behind a pseudonym of staff."""

from __future__ import annotations

import re

from flask import redirect, request
from flask.typing import ResponseReturnValue

from flask_admin_app.audit.base import auditors_only, bp
from flask_admin_app.auth.session import signed_in
from flask_admin_app.core import core
from flask_admin_app.services.log import pseudonyms

_PAGE = re.compile(r"/audit(?:/encounters/[a-z2-7]{26}|/entries/[0-9]{1,16})?(?:\?[\w=&%.+-]*)?")


@bp.post("/pseudonyms")
@auditors_only
def ask() -> ResponseReturnValue:
    """Ask the administrator to open one; back to the page where the button stood."""
    reference, reason = (request.form.get(name, "") for name in ("staff_ref", "reason"))
    pseudonyms.ask(core(), signed_in(), reference, reason)
    back = request.form.get("back", "")
    return redirect(f"{back if _PAGE.fullmatch(back) else '/audit'}#workers", 303)
