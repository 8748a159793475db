"""Settings: from the environment, or from the `.env` that `tuokio init` writes.

Every setting may end in `_FILE`: the value is then read from that file. What is missing, short
or a known default stops the start, with a word on how to mend it.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from dotenv import dotenv_values
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from flask_admin_app.addresses import is_loopback, is_near, origin_of
from flask_admin_app.log_settings import LogSettings, read_log_settings
from flask_admin_app.oidc_settings import OidcSettings, read_oidc_settings
from tuokio.jitsi.errors import JitsiUrlInvalid, ProsodyUrlInvalid, TokenError
from tuokio.jitsi.keys import load_signing_keys
from tuokio.jitsi.links import check_base
from tuokio.jitsi.prosody_http import check_prosody_url
from tuokio.jitsi.secret import check_secret
from tuokio.jitsi.tokens import TokenConfig
from tuokio.sealing import KeyEncryptionKey, KeyInvalid

PREFIX = "TUOKIO_"
MIN_SECRET_BYTES = 32
MOST_PROXIES = 10
DRIVERS = {"sqlite", "postgresql+psycopg"}
DEFAULT_EXIT_URL = "https://www.wikipedia.org/"
ACCEPT = "accept"
ALLOW = "allow"

SETTINGS = (
    "HOST",
    "PORT",
    "DATA_DIR",
    "PUBLIC_URL",
    "MEETING_ORIGIN",
    "SECRET_KEY",
    "DATABASE_URL",
    "JITSI_URL",
    "JITSI_XMPP_DOMAIN",
    "JITSI_APP_ID",
    "JITSI_APP_SECRET",
    "JITSI_PRIVATE_KEY_FILE",
    "JITSI_WITHOUT_GATE",
    "PROSODY_URL",
    "PROSODY_SECRET",
    "RECORD_KEY_FILE",
    "LEDGER_KEY_FILE",
    "WITNESS_POLICY_FILE",
    "TIMESTAMP_URL",
    "SMTP_URL",
    "MAIL_FROM",
    "CHECKPOINT_MAIL",
    "CHECKPOINT_WEBHOOK_URL",
    "TRUSTED_PROXIES",
    "EXIT_URL",
    "EID_ISSUER",
    "EID_CLIENT_ID",
    "EID_PRIVATE_KEY_FILE",
    "EID_LEVELS",
    "EID_BROKER",
    "EID_NAME",
    "EID_ENCRYPTED",
    "EID_FRESH",
    "OIDC_ISSUER",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_PRIVATE_KEY_FILE",
    "OIDC_ROLES_CLAIM",
    "OIDC_ROLE_MAP",
    "OIDC_ORGANISATION",
    "OIDC_UNIT",
    "OIDC_UNIT_CLAIM",
    "OIDC_NAME",
    "OIDC_LOCAL",
    "PRACTICE",
)
"""Every setting, without its prefix. `docs/settings.md` tells of each; a test holds them equal."""


class SettingsInvalid(ValueError):
    """Settings that the service will not start with; `faults` names each and its cure."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Settings:
    """How this service runs. URLs have no slash at the end. No secret shows when it is printed."""

    host: str
    port: int
    data_dir: Path
    public_url: str
    meeting_origin: str | None
    secret_key: bytes = field(repr=False)
    database_url: str = field(repr=False)
    jitsi_url: str | None
    jitsi_without_gate: bool
    prosody_url: str | None
    prosody_secret: bytes | None = field(repr=False)
    token_config: TokenConfig
    record_key: bytes = field(repr=False)
    log: LogSettings
    trusted_proxies: int
    exit_url: str
    oidc: OidcSettings = field(default_factory=OidcSettings)
    staff_session: timedelta = timedelta(hours=12)

    @property
    def practice(self) -> bool:
        """Whether meetings are practice meetings, because no Jitsi is set."""
        return self.jitsi_url is None

    @property
    def gate(self) -> bool:
        """Whether Prosody is the second lock, which refuses whoever was not admitted."""
        return self.prosody_url is not None

    @property
    def prosody_host(self) -> str:
        """The virtual host on which Prosody's component answers."""
        return f"tuokio.{self.token_config.xmpp_domain}"

    @property
    def stage_origin(self) -> str:
        """The origin that meeting pages live on."""
        return self.meeting_origin or origin_of(self.public_url)


def data_dir(environ: Mapping[str, str]) -> Path:
    """The folder that holds the embedded database, the secrets and the first sign-in.

    Raises:
        SettingsInvalid: it is told in a file that cannot be read.
    """
    reader = _Reader(environ, Path())
    folder = Path(reader.get("DATA_DIR") or "var").resolve()
    if reader.faults:
        raise SettingsInvalid(reader.faults)
    return folder


def load(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings.

    Raises:
        SettingsInvalid: with every fault found.
    """
    environ = os.environ if environ is None else environ
    folder = data_dir(environ)
    return _Reader(_with_written(environ, folder), folder).settings()


def public_url(environ: Mapping[str, str]) -> str | None:
    """The service's address as it is set, before all settings are there to be checked."""
    folder = data_dir(environ)
    return _Reader(_with_written(environ, folder), folder).get("PUBLIC_URL")


def _with_written(environ: Mapping[str, str], folder: Path) -> dict[str, str]:
    """The environment, over what `tuokio init` and people wrote into the `.env`."""
    written = {key: value for key, value in dotenv_values(folder / ".env").items() if value}
    return {**written, **environ}


class _Reader:
    """Collects faults, so that a person mends all of them at once."""

    def __init__(self, values: Mapping[str, str], folder: Path) -> None:
        self.values = values
        self.folder = folder
        self.faults: list[str] = []

    def settings(self) -> Settings:
        host = self.get("HOST") or "127.0.0.1"
        port = self.number("PORT", 8080, most=65535)
        public_url = self.url("PUBLIC_URL", default=f"http://{host}:{port}") or ""
        jitsi_url = self.url("JITSI_URL")
        self.check_practice(host, public_url, jitsi_url)
        secret_key = self.secret("SECRET_KEY")
        record_key = self.record_key()
        log = read_log_settings(self.get, self.fault, self.folder)
        oidc = read_oidc_settings(self.get, self.fault, public_url)
        token_config = self.token_config()
        database_url = self.database_url()
        without_gate = self.get("JITSI_WITHOUT_GATE") == ACCEPT
        meeting = self.url("MEETING_ORIGIN")
        self.check_origins(public_url, meeting, jitsi_url)
        prosody_url = self.prosody_url()
        known = prosody_url or self.get("PROSODY_SECRET")
        prosody_secret = self.secret("PROSODY_SECRET") if known else None
        self.check_secrets_differ()
        exit_url = self.get("EXIT_URL") or DEFAULT_EXIT_URL
        away = urlsplit(exit_url)
        if not away.hostname or not (away.scheme == "https" or is_loopback(exit_url)):
            self.fault("EXIT_URL", "must be an https address.")
        # With an https address a web server stands in front: the service has no TLS of its own.
        proxies = 1 if public_url.startswith("https:") else 0
        trusted_proxies = self.number("TRUSTED_PROXIES", proxies, most=MOST_PROXIES)
        if self.faults or token_config is None:
            raise SettingsInvalid(self.faults)
        return Settings(
            host=host,
            port=port,
            data_dir=self.folder,
            public_url=public_url,
            meeting_origin=origin_of(meeting) if meeting else None,
            secret_key=secret_key,
            database_url=database_url,
            jitsi_url=jitsi_url,
            jitsi_without_gate=without_gate,
            prosody_url=prosody_url,
            prosody_secret=prosody_secret,
            token_config=token_config,
            record_key=record_key,
            log=log,
            trusted_proxies=trusted_proxies,
            exit_url=exit_url,
            oidc=oidc,
        )

    def get(self, name: str) -> str | None:
        value = self.values.get(PREFIX + name)
        file = self.values.get(f"{PREFIX}{name}_FILE")
        if value or not file:
            return value or None
        try:
            return Path(file).read_text("utf-8").strip() or None
        except OSError:
            self.fault(f"{name}_FILE", "cannot be read. Check the path and who may read it.")
            return None

    def fault(self, name: str, words: str) -> None:
        self.faults.append(f"{PREFIX}{name} {words}")

    def number(self, name: str, default: int, *, most: int) -> int:
        raw = self.get(name)
        if raw is None:
            return default
        if not raw.isascii() or not raw.isdigit() or len(raw) > len(str(most)) or int(raw) > most:
            self.fault(name, f"must be a whole number from 0 to {most}.")
            return default
        return int(raw)

    def url(self, name: str, *, default: str | None = None) -> str | None:
        raw = self.get(name) or default
        if raw is None:
            return None
        try:
            return check_base(raw)
        except JitsiUrlInvalid:
            self.fault(name, "must be an https address (http only on this machine), without query.")
            return None

    def database_url(self) -> str:
        raw = self.get("DATABASE_URL")
        if raw is None:
            return f"sqlite:///{self.folder / 'tuokio.db'}"
        if raw.startswith("postgresql://"):
            raw = raw.replace("postgresql", "postgresql+psycopg", 1)
        try:
            known = make_url(raw).drivername in DRIVERS
        except (ArgumentError, ValueError):  # its message may quote a password
            known = False
        if not known:
            self.fault("DATABASE_URL", "must begin with sqlite:/// or postgresql://.")
        return raw

    def secret(self, name: str) -> bytes:
        raw = (self.get(name) or "").encode()
        try:
            return check_secret(raw)
        except TokenError:
            self.fault(
                name,
                f"is missing, short (under {MIN_SECRET_BYTES} bytes), weak or a known example. "
                "Take it out and run `tuokio init`: it makes one.",
            )
            return b""

    def record_key(self) -> bytes:
        path = Path(self.values.get(f"{PREFIX}RECORD_KEY_FILE") or self.folder / "record.key")
        try:
            raw = bytes.fromhex(path.read_text("ascii").strip())
            KeyEncryptionKey(raw)
            if len(set(raw)) < MIN_SECRET_BYTES // 2:
                raise ValueError("repetitive")
            return raw
        except (OSError, ValueError, KeyInvalid):
            self.fault("RECORD_KEY_FILE", "is missing or is not 64 hex digits. Run `tuokio init`.")
            return b""

    def token_config(self) -> TokenConfig | None:
        key_file = self.values.get(f"{PREFIX}JITSI_PRIVATE_KEY_FILE")
        secret = None if key_file else self.get("JITSI_APP_SECRET")
        if not key_file and not secret:
            self.fault("JITSI_APP_SECRET", "is missing. Run `tuokio init`: it makes one.")
            return None
        try:
            return TokenConfig(
                app_id=self.get("JITSI_APP_ID") or "tuokio",
                xmpp_domain=self.get("JITSI_XMPP_DOMAIN") or "meet.jitsi",
                secret=secret,
                signing_keys=load_signing_keys(Path(key_file)) if key_file else (),
            )
        except (TokenError, ValueError, OSError) as error:
            name = "JITSI_PRIVATE_KEY_FILE" if key_file else "JITSI_APP_SECRET"
            self.fault(name, f"cannot be used: {error}")
            return None

    def check_origins(self, public: str, meeting: str | None, jitsi: str | None) -> None:
        """What is meant to be kept apart must not be the same."""
        ours = origin_of(public)
        if meeting and origin_of(meeting) in {ours, origin_of(jitsi) if jitsi else None}:
            self.fault("MEETING_ORIGIN", "must be a host name of its own, or be left out.")
        if jitsi and origin_of(jitsi) == ours:
            self.fault("JITSI_URL", "must not be the address of this service.")

    def prosody_url(self) -> str | None:
        """Requests are signed, but signing hides nothing: plain http stays in the house."""
        raw = self.get("PROSODY_URL")
        if raw is None:
            return None
        try:
            url = check_prosody_url(raw)
            if urlsplit(url).scheme == "https" or is_near(url):
                return url
        except (ProsodyUrlInvalid, ValueError):
            pass
        self.fault(
            "PROSODY_URL",
            "must be the address of Prosody's HTTP server, such as http://127.0.0.1:5280 "
            "(plain http only on this machine or in a private network), without a path.",
        )
        return None

    def check_secrets_differ(self) -> None:
        """Who knows one of them, as Jitsi's administrator does, must not know another."""
        names = ("JITSI_APP_SECRET", "PROSODY_SECRET", "SECRET_KEY")
        seen: dict[str, str] = {}
        for name in names:
            value = self.get(name)
            if value and value in seen:
                self.fault(name, f"must not be the same as {PREFIX}{seen[value]}.")
            elif value:
                seen[value] = name

    def check_practice(self, host: str, public_url: str, jitsi_url: str | None) -> None:
        near = is_loopback(public_url) and is_loopback(f"http://{host}")
        if jitsi_url is None and not near and self.get("PRACTICE") != ALLOW:
            self.fault(
                "JITSI_URL",
                "is not set, so meetings would be practice meetings on a public address. "
                f"Set it, or {PREFIX}PRACTICE={ALLOW} to allow that.",
            )
