"""The Tuokio service: a Flask application over the library `tuokio`."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_admin_app import errors, logs, pages, security
from flask_admin_app.config import Settings
from flask_admin_app.core import EXTENSION, Core
from flask_admin_app.limits import limiter
from flask_admin_app.statics import serve_statics

LARGEST_REQUEST = 64 * 1024
"""Bytes. No form of ours comes near it."""


def create_app(settings: Settings, *, core: Core | None = None) -> Flask:
    """The application. `core` may bring a clock of its own; tests use that."""
    app = Flask(__name__, static_folder=None)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        MAX_CONTENT_LENGTH=LARGEST_REQUEST,
        SESSION_COOKIE_NAME="__Host-tuokio",
        SESSION_COOKIE_SECURE=True,
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=settings.staff_session,
        # Else an answer that comes late writes an older cookie over a newer one: a language that
        # was just chosen, a browser that was just forgotten.
        SESSION_REFRESH_EACH_REQUEST=False,
        WTF_CSRF_TIME_LIMIT=None,  # people stay for hours: nothing expires in the middle (JOIN 4)
        WTF_CSRF_SSL_STRICT=False,  # it reads Referer, which our pages never send
        RATELIMIT_STORAGE_URI="memory://",
        RATELIMIT_HEADERS_ENABLED=False,
    )
    app.extensions[EXTENSION] = core or Core(settings)
    csrf = CSRFProtect(app)
    limiter.init_app(app)
    logs.init_app(app)
    security.init_app(app, settings)
    pages.init_app(app)
    errors.init_app(app)
    _register(app, csrf)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops)  # type: ignore[method-assign]
    serve_statics(app)
    return app


def _register(app: Flask, csrf: CSRFProtect) -> None:
    from flask_admin_app.admin.log import bp as admin_log  # noqa: PLC0415 - they import this package
    from flask_admin_app.admin.routes import bp as admin  # noqa: PLC0415
    from flask_admin_app.audit.routes import bp as audit  # noqa: PLC0415
    from flask_admin_app.auth.routes import bp as auth  # noqa: PLC0415
    from flask_admin_app.desk import blueprints as desk  # noqa: PLC0415
    from flask_admin_app.join.routes import bp as join  # noqa: PLC0415
    from flask_admin_app.live.routes import bp as live  # noqa: PLC0415
    from flask_admin_app.log.routes import bp as log  # noqa: PLC0415
    from flask_admin_app.prosody.routes import bp as prosody  # noqa: PLC0415
    from flask_admin_app.public.routes import bp as public  # noqa: PLC0415
    from flask_admin_app.receipt.routes import bp as receipt  # noqa: PLC0415

    csrf.exempt(prosody)  # it has no cookie that another site could borrow: each request is signed
    staff = (auth, *desk, admin, admin_log, audit)
    for blueprint in (public, join, receipt, *staff, live, prosody, log):
        app.register_blueprint(blueprint)
