"""Built scripts and styles: served compressed, with hashed names, for ever."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask
from markupsafe import Markup
from whitenoise import WhiteNoise

BUILD = Path(__file__).parent / "static" / "build"
URL = "/static/build/"
YEAR = 365 * 24 * 3600
HASHED = r"-[A-Za-z0-9_-]{8}\.[a-z0-9]+$"
"""Names as Vite writes them: another content is another name."""


class NotBuiltError(RuntimeError):
    """The front end was not built; `make run` and `make test` do it."""


def serve_statics(app: Flask) -> None:
    """Put the built files in front of the application."""
    white = WhiteNoise(
        app.wsgi_app,
        max_age=YEAR,
        allow_all_origins=False,
        immutable_file_test=HASHED,
        add_headers_function=_headers,
    )
    if BUILD.is_dir():
        white.add_files(str(BUILD), prefix=URL)
    app.wsgi_app = white  # type: ignore[method-assign]


def _headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


@cache
def _manifest() -> dict[str, dict[str, Any]]:
    try:
        text = (BUILD / ".vite" / "manifest.json").read_text("utf-8")
    except FileNotFoundError as error:
        raise NotBuiltError("run `make build`: the front end is not built") from error
    return {str(key): value for key, value in json.loads(text).items()}


def script_url(name: str) -> str:
    """The address of a script by the name of its entry."""
    return f"{URL}{_manifest()[f'entries/{name}.ts']['file']}"


def script_tag(name: str) -> Markup:
    """A script with hints for its parts, so that a slow phone asks for all of them at once."""
    lines = [
        Markup('<link rel="modulepreload" href="{}">').format(URL + _manifest()[part]["file"])
        for part in _parts(f"entries/{name}.ts")
    ]
    lines.append(Markup('<script type="module" src="{}"></script>').format(script_url(name)))
    return Markup("\n").join(lines)


def _parts(entry: str) -> list[str]:
    """What an entry imports, directly and further on, each once."""
    found: list[str] = []
    open_ = list(_manifest()[entry].get("imports", []))
    while open_:
        part = open_.pop(0)
        if part not in found:
            found.append(part)
            open_ += _manifest()[part].get("imports", [])
    return found


def style_url(name: str) -> str:
    """The address of a style sheet by the name of its entry."""
    return f"{URL}{_manifest()[f'styles/{name}.css']['file']}"
