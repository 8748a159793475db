"""What a page gets to enter the meeting with."""

from __future__ import annotations

from flask import Response, jsonify

from flask_admin_app.core import core
from flask_admin_app.pages import translate
from flask_admin_app.services.meeting import Pass
from tuokio.jitsi.tokens import DEFAULT_LIFETIME


def pass_json(found: Pass, language: str) -> Response:
    """The pass for the page's script; it stays in memory there."""
    settings = core().settings
    return jsonify(
        token=found.token,
        room=found.room,
        name=found.name,
        room_kind=found.kind.value,
        domain=settings.token_config.xmpp_domain,
        kind="practice" if settings.practice else "jitsi",
        jitsi_url=settings.jitsi_url,
        subject=translate("common-neutral-title"),
        language=language,
        expires_in=int(DEFAULT_LIFETIME.total_seconds()),
    )
