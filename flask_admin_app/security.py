"""Headers that every answer carries, and the check that a change was asked for by our own page."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, request

from flask_admin_app.addresses import is_loopback, origin_of
from flask_admin_app.config import Settings

SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
STAGE_ENDPOINT = "live.stage"


def init_app(app: Flask, settings: Settings) -> None:
    """Attach them."""
    policies = _Policies(settings)

    @app.before_request
    def _same_origin_only() -> None:
        # Beside the CSRF token: a browser that says that another site asked is believed.
        site = request.headers.get("Sec-Fetch-Site", "none")
        if request.method not in SAFE_METHODS and site not in {"same-origin", "none"}:
            abort(403)

    @app.before_request
    def _each_in_its_house() -> None:
        if _wrong_house(settings):
            abort(404)

    @app.before_request
    def _no_zero_bytes() -> None:
        if "\0" in request.path:
            abort(404)  # nothing of ours is called so, and PostgreSQL does not even look

    @app.after_request
    def _headers(response: Response) -> Response:
        for name, value in policies.headers(stage=request.endpoint == STAGE_ENDPOINT).items():
            response.headers.setdefault(name, value)
        return response


def page_origins(settings: Settings, host: str) -> set[str]:
    """Origins of our pages: the configured one; on this machine also the other names of loopback,
    as the person typed them (`host` is the request's Host header)."""
    public = origin_of(settings.public_url)
    typed = f"http://{host}"
    if is_loopback(public) and is_loopback(typed) and typed != settings.meeting_origin:
        return {public, typed}
    return {public}


def stage_origins(settings: Settings, host: str) -> set[str]:
    """Origins of the stage: its own, where one is set, else those of our pages."""
    own = settings.meeting_origin
    return {own} if own else page_origins(settings, host)


def page_origin() -> str:
    """The origin of the page that is being rendered, for `postMessage`."""
    settings = current_app.extensions["tuokio"].settings
    typed = f"{request.scheme}://{request.host}"
    origins: set[str] = page_origins(settings, request.host)
    return typed if typed in origins else origin_of(settings.public_url)


def _wrong_house(settings: Settings) -> bool:
    """With an origin of its own, the stage is all that its host name answers for, and no other host
    name answers for it: what runs there has no page, cookie or form of ours at hand."""
    if settings.meeting_origin is None or request.endpoint is None:
        return False
    at_stage = request.host == urlsplit(settings.meeting_origin).netloc
    return at_stage != (request.endpoint == STAGE_ENDPOINT)


class _Policies:
    """The two policies: every page's own, and that of the stage, where the meeting runs."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.jitsi = origin_of(settings.jitsi_url) if settings.jitsi_url else None
        self.common = {
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": self._permissions(),
        }
        if settings.public_url.startswith("https:"):
            self.common["Strict-Transport-Security"] = "max-age=31536000"

    def headers(self, *, stage: bool) -> dict[str, str]:
        if stage:
            return {**self.common, "Content-Security-Policy": self._stage()}
        return {
            **self.common,
            "Content-Security-Policy": self._page(),
            "Cross-Origin-Opener-Policy": "same-origin",
            "X-Frame-Options": "DENY",
        }

    def _page(self) -> str:
        host = request.host
        return "; ".join(
            [
                "default-src 'none'",
                "script-src 'self'",
                "style-src 'self'",
                "img-src 'self' data:",
                "media-src 'self' blob: mediastream:",
                f"connect-src 'self' ws://{host} wss://{host}",
                f"frame-src 'self' {self.settings.stage_origin}",
                f"form-action 'self' {origin_of(self.settings.exit_url)}",
                "frame-ancestors 'none'",
                "base-uri 'none'",
            ]
        )

    def _stage(self) -> str:
        jitsi = self.jitsi or ""
        host = request.host
        return "; ".join(
            [
                "default-src 'none'",
                f"script-src 'self' {jitsi}".rstrip(),
                # Jitsi's external API sets the size of its frame by style.
                "style-src 'self' 'unsafe-inline'" if jitsi else "style-src 'self'",
                "img-src 'self' data:",
                "media-src 'self' blob: mediastream:",
                f"connect-src 'self' ws://{host} wss://{host}",
                f"frame-src {jitsi or chr(39) + 'none' + chr(39)}",
                "form-action 'none'",
                f"frame-ancestors {' '.join(sorted(page_origins(self.settings, host)))}",
                "base-uri 'none'",
            ]
        )

    def _permissions(self) -> str:
        others = f'"{self.settings.stage_origin}"' + (f' "{self.jitsi}"' if self.jitsi else "")
        meeting = ", ".join(
            f"{feature}=(self {others})"
            for feature in ("camera", "microphone", "display-capture", "autoplay", "fullscreen")
        )
        return f"{meeting}, geolocation=(), payment=(), usb=()"
