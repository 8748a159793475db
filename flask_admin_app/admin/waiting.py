"""`/admin/waiting`: what the waiting room shows is the organisation's own (WAIT 6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, redirect, request
from flask import session as browser_session
from flask.typing import ResponseReturnValue

from flask_admin_app.auth.session import role_needed, signed_in
from flask_admin_app.core import core
from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.limits import UPLOAD, limiter
from flask_admin_app.models import OrganisationRow, StaffRole
from flask_admin_app.pages import page
from flask_admin_app.services import waiting_content
from flask_admin_app.services.form_faults import Fault, FieldsInvalid
from flask_admin_app.services.waiting_content import (
    LONGEST,
    LONGEST_ALT,
    Picture,
    content_of,
)

bp = Blueprint("admin_waiting", __name__)

_SAVED = "admin_waiting_saved"


@dataclass(frozen=True, slots=True)
class WaitingForm:
    """The fields as they stand, or as somebody typed them, and what is wrong with each."""

    organisation_id: int
    values: dict[str, str]
    faults: dict[str, Fault]
    longest: dict[str, int]
    longest_alt: int
    picture: Picture | None
    decorative: bool
    saved: bool


@bp.get("/admin/waiting")
@role_needed(StaffRole.ADMINISTRATOR)
def form() -> ResponseReturnValue:
    """What is shown now, to be changed."""
    return _show()


@bp.post("/admin/waiting")
@role_needed(StaffRole.ADMINISTRATOR)
def change() -> ResponseReturnValue:
    """Keep the texts."""
    texts = {
        which: {code: request.form.get(f"{which}-{code}", "") for code in SUPPORTED}
        for which in LONGEST
    }
    video = request.form.get("video", "")
    try:
        waiting_content.save_texts(core(), signed_in().organisation_id, texts, video)
    except FieldsInvalid as invalid:
        return _show(422, typed=request.form.to_dict(), faults=invalid.faults)
    return _saved()


@bp.post("/admin/waiting/picture")
@role_needed(StaffRole.ADMINISTRATOR)
@limiter.limit(UPLOAD)
def change_picture() -> ResponseReturnValue:
    """Keep a picture, or the words for it."""
    file = request.files.get("file")
    data = file.read() if file else b""
    alt = {code: request.form.get(f"alt-{code}", "") for code in SUPPORTED}
    try:
        waiting_content.save_picture(
            core(),
            signed_in().organisation_id,
            data,
            alt,
            decorative=request.form.get("decorative") == "yes",
        )
    except FieldsInvalid as invalid:
        faults = invalid.faults
        if data:  # a browser does not send it again by itself
            faults = {"file": Fault("admin-waiting-error-picture-again"), **faults}
        return _show(422, typed=request.form.to_dict(), faults=faults)
    return _saved()


@bp.post("/admin/waiting/picture/remove")
@role_needed(StaffRole.ADMINISTRATOR)
def remove_picture() -> ResponseReturnValue:
    """Show no picture."""
    waiting_content.remove_picture(core(), signed_in().organisation_id)
    return _saved()


def _saved() -> ResponseReturnValue:
    browser_session[_SAVED] = True  # told once
    return redirect("/admin/waiting", 303)


def _show(
    status: int = 200,
    *,
    typed: dict[str, Any] | None = None,
    faults: dict[str, Fault] | None = None,
) -> ResponseReturnValue:
    with core().database.read() as session:
        owner = session.get_one(OrganisationRow, signed_in().organisation_id)
        content = content_of(owner)
        view = WaitingForm(
            organisation_id=owner.id,
            values={**_values(content), **(typed or {})},
            faults=faults or {},
            longest=LONGEST,
            longest_alt=LONGEST_ALT,
            picture=content.picture,
            decorative=_decorative(content.picture, typed),
            saved=bool(browser_session.pop(_SAVED, False)),
        )
    return page("admin/waiting.html", view, status)


def _values(content: waiting_content.WaitingContent) -> dict[str, str]:
    texts = {
        f"{which}-{code}": content.texts[which].get(code, "")
        for which in LONGEST
        for code in SUPPORTED
    }
    alt = content.picture.alt if content.picture else {}
    return {
        **texts,
        **{f"alt-{code}": alt.get(code, "") for code in SUPPORTED},
        "video": content.video or "",
    }


def _decorative(picture: Picture | None, typed: dict[str, Any] | None) -> bool:
    if typed is not None and ("decorative" in typed or "alt-fi" in typed):
        return typed.get("decorative") == "yes"
    return picture is not None and not picture.alt
