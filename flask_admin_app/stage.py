"""Where the meeting runs: a page of its own, framed by the client's page and by the desk."""

from __future__ import annotations

from flask_admin_app.core import core
from flask_admin_app.security import page_origin


def stage_origin() -> str:
    """The origin of the stage: `TUOKIO_MEETING_ORIGIN`, or that of the page that frames it."""
    return core().settings.meeting_origin or page_origin()
