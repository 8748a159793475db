"""Rendering: the language of a request, the texts, and what templates may call."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from flask import Flask, Response, current_app, g, make_response, render_template, request, session
from markupsafe import Markup

from flask_admin_app.core import core
from flask_admin_app.i18n import (
    CLIENT_LANGUAGES,
    FOR_CLIENTS,
    LANGUAGES,
    base_of,
    best_language,
    direction,
)
from flask_admin_app.statics import script_tag, style_url

DEFAULT_ZONE = "Europe/Helsinki"
INVITED = "invited_language"
STAFF_PACKAGES = ("auth", "desk", "admin", "audit")
"""The packages whose pages are for staff."""
HOUSE = "house"
"""What `join/house.py` keeps for the footer of a client's page."""


def init_app(app: Flask) -> None:
    """Make the helpers known to every template."""
    app.jinja_env.globals.update(
        t=translate,
        texts=texts_for_scripts,
        and_list=_and_list,
        script=script_tag,
        styles=style_url,
        languages=LANGUAGES,
        client_languages=CLIENT_LANGUAGES,
        base_of=base_of,
    )

    @app.context_processor
    def _request_values() -> dict[str, object]:
        return {
            "lang": current_language(),
            "menu_languages": CLIENT_LANGUAGES if _for_clients() else LANGUAGES,
            "dir": direction(current_language()),
            "user": g.get("staff"),
            "house": g.get(HOUSE),
            "exit_url": core().settings.exit_url,
            "format_time": lambda when: _format("time", when),
            "format_date": lambda when: _format("date", when),
            "format_datetime": lambda when: _format("datetime", when),
        }


def current_language() -> str:
    """The language that the person chose, else that of the invitation, else the browser's. Staff's
    pages know no easy variant: there its language stands in."""
    for chosen in (session.get("language"), g.get("invited_language"), session.get(INVITED)):
        if chosen in FOR_CLIENTS:
            return str(chosen) if _for_clients() else base_of(str(chosen))
    return best_language(request.headers.get("Accept-Language"))


def _for_clients() -> bool:
    """Whether the page is one that clients may read."""
    blueprint = current_app.blueprints.get(request.blueprint or "")
    return blueprint is None or blueprint.import_name.split(".")[1] not in STAFF_PACKAGES


def choose_language(language: str | None) -> None:
    """Keep the language for this browser."""
    if language in FOR_CLIENTS:
        session["language"] = language
        session.permanent = True


def keep_invited_language(language: str) -> None:
    """Keep the language of the link that was followed, until another link or a choice."""
    session[INVITED] = language


def translate(key: str, **arguments: object) -> str:
    """A text in the language of the request; Jinja escapes it."""
    return core().texts.text(current_language(), key, **arguments)


def _and_list(items: Iterable[str]) -> str:
    """Names in a line, as the language joins them: with a word before the last."""
    return core().texts.format_list(current_language(), list(items))


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
