"""Addresses of a Jitsi, built from its base address (`TUOKIO_JITSI_URL`).

The token stands in the fragment only. A fragment is never sent to a server, so it reaches no access
log and no `Referer`. Jitsi reads `#jwt=` before `?jwt=` (`react/features/base/jwt/functions.ts`)
and parses the value as JSON (`parseURLParams.ts`), hence the quotation marks, written as `%22`.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from tuokio.jitsi.errors import JitsiUrlInvalid, TokenInvalid
from tuokio.jitsi.tokens import check_room

_LONGEST_URL = 512
_DEFAULT_PORTS = {"https": 443, "http": 80}
_HIGHEST_PORT = 65535
_WHOLE = re.compile(r"[\x21-\x7e]+")
_HOST = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_PATH = re.compile(r"(?:/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*/?")
_JWT = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class _Base:
    scheme: str
    authority: str
    path: str


def check_base(base: str) -> str:
    """Return the base address in its shortest form: no default port, no slash at the end.

    Raises:
        JitsiUrlInvalid: not `https` (`http` is accepted for this machine only), or with a user
            name, query, fragment, unusual path or anything that is not plain ASCII.
    """
    parts = _parse(base)
    return f"{parts.scheme}://{parts.authority}{parts.path}"


def origin(base: str) -> str:
    """Return scheme, host and port: what a `Content-Security-Policy` and `postMessage` need."""
    parts = _parse(base)
    return f"{parts.scheme}://{parts.authority}"


def external_api_url(base: str) -> str:
    """Return the address of Jitsi's script for pages that embed a meeting."""
    return check_base(base) + "/external_api.js"


def meeting_domain(base: str) -> str:
    """Return `host[:port][/path]`, the first argument of `JitsiMeetExternalAPI`.

    Jitsi's script always puts `https://` in front of it.
    """
    parts = _parse(base)
    return parts.authority + parts.path


def meeting_url(base: str, room: str, jwt: str) -> str:
    """Return the address of a room with the token in its fragment.

    Raises:
        JitsiUrlInvalid: see `check_base`.
        RoomInvalid: not the exact name of one room.
        TokenInvalid: not in the form of a token, so it could change the address.
    """
    if not _JWT.fullmatch(jwt):
        raise TokenInvalid("form")
    return f"{check_base(base)}/{check_room(room)}#jwt=%22{jwt}%22"


def _parse(base: str) -> _Base:
    if len(base) > _LONGEST_URL or not _WHOLE.fullmatch(base):
        raise JitsiUrlInvalid("the address of Jitsi must be plain ASCII without spaces")
    try:
        parts = urlsplit(base)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise JitsiUrlInvalid("the address of Jitsi has an impossible host or port") from None
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS:
        raise JitsiUrlInvalid("the address of Jitsi must start with https://")
    if "@" in parts.netloc:
        raise JitsiUrlInvalid("the address of Jitsi must not carry a user name or password")
    # `base` itself: an empty query or fragment leaves no trace in the parsed parts.
    if "?" in base or "#" in base:
        raise JitsiUrlInvalid("the address of Jitsi must not carry a query or a fragment")
    if not _PATH.fullmatch(parts.path):
        raise JitsiUrlInvalid("the path in the address of Jitsi is not a plain one")
    loopback = _check_host(host)
    if scheme == "http" and not loopback:
        raise JitsiUrlInvalid("http:// is accepted for this machine only: use https://")
    return _Base(scheme, _authority(scheme, host, port), parts.path.rstrip("/"))


def _check_host(host: str) -> bool:
    """Refuse what is no host; tell whether it is this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        if not _HOST.fullmatch(host) or ".." in host:
            raise JitsiUrlInvalid("the address of Jitsi has no valid host name") from None
        return host == "localhost" or host.endswith(".localhost")


def _authority(scheme: str, host: str, port: int | None) -> str:
    shown = f"[{host}]" if ":" in host else host
    if port is None or port == _DEFAULT_PORTS[scheme]:
        return shown
    if not 0 < port <= _HIGHEST_PORT:
        raise JitsiUrlInvalid("the address of Jitsi has an impossible host or port")
    return f"{shown}:{port}"
