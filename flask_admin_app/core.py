"""What every service needs, put together once per application."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from typing import cast

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from flask import current_app

from flask_admin_app.config import Settings
from flask_admin_app.database import Database
from flask_admin_app.gate_watch import GateWatch
from flask_admin_app.i18n import Texts
from flask_admin_app.live.hub import Hub
from flask_admin_app.live.tickets import Tickets
from flask_admin_app.services.log.ledger import SqlLedger
from flask_admin_app.services.log.memory import LogMemory
from tuokio.identity.oidc import RelyingParty
from tuokio.jitsi.prosody import ProsodyClient
from tuokio.jitsi.reader import TokenReader
from tuokio.jitsi.signing import Direction, derive_key
from tuokio.jitsi.tokens import TokenIssuer
from tuokio.sealing import KeyEncryptionKey

EXTENSION = "tuokio"


def utc_now() -> datetime:
    """The time, to the millisecond."""
    now = datetime.now(UTC)
    return now.replace(microsecond=now.microsecond // 1000 * 1000)


@dataclass
class Core:
    """The parts that services work with. `clock` returns an aware UTC datetime."""

    settings: Settings
    clock: Callable[[], datetime] = utc_now
    hub: Hub = field(default_factory=Hub)
    gate: GateWatch = field(default_factory=GateWatch)
    checkers_seen: dict[str, datetime] = field(default_factory=dict)
    """When the worker of each check that is open was last here; `check_watch` keeps it."""

    def __post_init__(self) -> None:
        self.key_encryption_key = KeyEncryptionKey(self.settings.record_key)
        memory = self.log_memory = LogMemory()
        self.database = Database(
            self.settings.database_url,
            clock=self.clock,
            ledger=lambda session, now: SqlLedger(session, now, self.key_encryption_key, memory),
        )
        self.database.on_change = self.hub.publish
        self.texts = _texts()
        self.issuer = TokenIssuer(self.settings.token_config)
        self.reader = TokenReader(self.settings.token_config)
        self.invitation_key = derive(self.settings.secret_key, b"invitation")
        self.room_key = derive(self.settings.secret_key, b"room")
        self.tickets = Tickets()
        self.eid, self.staff_oidc = self._relying_parties()
        self.oidc_key = derive(self.settings.record_key, b"oidc")
        self.prosody = self._prosody()
        self.event_key = self._event_key()
        self.gate.on_change = self.hub.publish_to_all

    def _relying_parties(self) -> tuple[RelyingParty | None, RelyingParty | None]:
        """Who asks the identity providers of clients and of staff, where they are set."""
        eid, staff = self.settings.oidc.eid, self.settings.oidc.staff
        return (
            RelyingParty(eid.provider) if eid else None,
            RelyingParty(staff.provider) if staff else None,
        )

    def _prosody(self) -> ProsodyClient | None:
        """Who talks to the gate, where one is set."""
        settings = self.settings
        if settings.prosody_url is None or settings.prosody_secret is None:
            return None
        return ProsodyClient(settings.prosody_url, settings.prosody_host, settings.prosody_secret)

    def _event_key(self) -> bytes | None:
        """What Prosody signs its events with."""
        secret = self.settings.prosody_secret
        return derive_key(secret, Direction.TO_SERVICE) if secret else None


@cache
def _texts() -> Texts:
    # They never change while the process runs.
    return Texts.load()


def derive(secret: bytes, purpose: bytes) -> bytes:
    """A key of 32 bytes for one purpose (HKDF-SHA-256, RFC 5869)."""
    return HKDF(SHA256(), 32, salt=None, info=b"tuokio/" + purpose).derive(secret)


def core() -> Core:
    """The core of the application that serves this request."""
    return cast(Core, current_app.extensions[EXTENSION])
