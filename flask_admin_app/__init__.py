"""The Tuokio service: a Flask application over the library `tuokio`."""

from __future__ import annotations

from flask import Flask
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from flask_admin_app import errors, logs, pages, security
from flask_admin_app.bodies import allow_larger
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
    allow_larger(app)
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
    from flask_admin_app.admin.services import bp as admin_services  # noqa: PLC0415
    from flask_admin_app.admin.sign_in import bp as admin_sign_in  # noqa: PLC0415
    from flask_admin_app.admin.waiting import bp as admin_waiting  # noqa: PLC0415
    from flask_admin_app.audit.routes import bp as audit  # noqa: PLC0415
    from flask_admin_app.auth.blueprints import blueprints as auth  # noqa: PLC0415
    from flask_admin_app.auth.oidc import bp as staff_oidc  # noqa: PLC0415
    from flask_admin_app.desk import blueprints as desk  # noqa: PLC0415
    from flask_admin_app.join.aside import bp as aside  # noqa: PLC0415
    from flask_admin_app.join.check import bp as join_check  # noqa: PLC0415
    from flask_admin_app.join.company import bp as company  # noqa: PLC0415
    from flask_admin_app.join.contact import bp as contact  # noqa: PLC0415
    from flask_admin_app.join.eid import bp as eid  # noqa: PLC0415
    from flask_admin_app.join.routes import bp as join  # noqa: PLC0415
    from flask_admin_app.live.routes import bp as live  # noqa: PLC0415
    from flask_admin_app.log.routes import bp as log  # noqa: PLC0415
    from flask_admin_app.prosody.routes import bp as prosody  # noqa: PLC0415
    from flask_admin_app.public.door import bp as public_door  # noqa: PLC0415
    from flask_admin_app.public.picture import bp as picture  # noqa: PLC0415
    from flask_admin_app.public.routes import bp as public  # noqa: PLC0415
    from flask_admin_app.receipt.routes import bp as receipt  # noqa: PLC0415

    csrf.exempt(prosody)  # it has no cookie that another site could borrow: each request is signed
    admins = (admin, admin_log, admin_services, admin_sign_in, admin_waiting)
    staff = (*auth, staff_oidc, *desk, *admins, audit)
    anyone = (public, public_door, picture)
    clients = (join, contact, join_check, aside, company, eid, receipt)
    for blueprint in (*anyone, *clients, *staff, live, prosody, log):
        app.register_blueprint(blueprint)
