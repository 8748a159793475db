"""What the service writes to its log: the route's template, never the path; no person, no link."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

access = logging.getLogger("tuokio.access")


def init_app(app: Flask) -> None:
    """One line a request, at info."""
    app.before_request(_start)
    app.after_request(_write)


def _start() -> None:
    g.started = time.monotonic()


def _write(response: Response) -> Response:
    rule = request.url_rule.rule if request.url_rule else "-"
    took = (time.monotonic() - g.get("started", time.monotonic())) * 1000
    access.info("%s %s %d %.0fms", request.method, rule, response.status_code, took)
    return response
