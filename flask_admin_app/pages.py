"""Rendering: the language of a request, the texts, and what templates may call."""

from __future__ import annotations

import json
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, Response, g, make_response, render_template, request, session
from markupsafe import Markup

from flask_admin_app.core import core
from flask_admin_app.i18n import LANGUAGES, SUPPORTED, best_language, direction
from flask_admin_app.statics import script_tag, style_url

DEFAULT_ZONE = "Europe/Helsinki"
INVITED = "invited_language"


def init_app(app: Flask) -> None:
    """Make the helpers known to every template."""
    app.jinja_env.globals.update(
        t=translate,
        texts=texts_for_scripts,
        script=script_tag,
        styles=style_url,
        languages=LANGUAGES,
    )

    @app.context_processor
    def _request_values() -> dict[str, object]:
        return {
            "lang": current_language(),
            "dir": direction(current_language()),
            "user": g.get("staff"),
            "exit_url": core().settings.exit_url,
            "format_time": lambda when: _format("time", when),
            "format_date": lambda when: _format("date", when),
            "format_datetime": lambda when: _format("datetime", when),
        }


def current_language() -> str:
    """The language that the person chose, else that of the invitation, else the browser's."""
    for chosen in (session.get("language"), g.get("invited_language"), session.get(INVITED)):
        if chosen in SUPPORTED:
            return str(chosen)
    return best_language(request.headers.get("Accept-Language"))


def choose_language(language: str | None) -> None:
    """Keep the language for this browser."""
    if language in SUPPORTED:
        session["language"] = language
        session.permanent = True


def keep_invited_language(language: str) -> None:
    """Keep the language of the link that was followed, until another link or a choice."""
    session[INVITED] = language


def translate(key: str, **arguments: object) -> str:
    """A text in the language of the request; Jinja escapes it."""
    return core().texts.text(current_language(), key, **arguments)


def texts_for_scripts(*prefixes: str) -> Markup:
    """Texts for the page's scripts, as a data block that no browser runs."""
    found = core().texts.with_prefixes(current_language(), *prefixes)
    # `<` is the only character that could end the block early.
    data = json.dumps(found, ensure_ascii=False).replace("<", "\\u003c")
    return Markup('<script type="application/json" id="texts">{}</script>').format(Markup(data))  # noqa: S704


def page(template: str, view: object, status: int = 200, **context: object) -> Response:
    """A whole page."""
    return make_response(render_template(template, view=view, **context), status)


def use_zone(name: str) -> None:
    """Show times of this request in the organisation's zone."""
    g.zone = ZoneInfo(name)


def zone() -> ZoneInfo:
    """The zone of this request."""
    found = g.get("zone")
    return found if isinstance(found, ZoneInfo) else ZoneInfo(DEFAULT_ZONE)


def _format(kind: str, when: datetime) -> str:
    texts = core().texts
    write = {
        "time": texts.format_time,
        "date": texts.format_date,
        "datetime": texts.format_datetime,
    }[kind]
    return write(current_language(), when, zone())
