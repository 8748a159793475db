"""The stage: the page of its own where the meeting runs, framed by ours."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Blueprint
from flask.typing import ResponseReturnValue

from flask_admin_app.core import core
from flask_admin_app.pages import page
from flask_admin_app.security import page_origin

bp = Blueprint("live", __name__)


@dataclass(frozen=True, slots=True)
class StageView:
    """What the stage knows by itself: who may frame it, and which meeting runs on it. Room and
    token come from the framing page, and stay in memory."""

    parent_origin: str
    kind: str
    jitsi_url: str | None


@bp.get("/stage")
def stage() -> ResponseReturnValue:
    """Nearly empty; it needs no sign-in because it holds nothing."""
    settings = core().settings
    view = StageView(
        parent_origin=page_origin(),
        kind="practice" if settings.practice else "jitsi",
        jitsi_url=settings.jitsi_url,
    )
    return page("live/stage.html", view)
