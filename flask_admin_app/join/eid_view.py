"""What a client sees around strong electronic identification."""

from __future__ import annotations

from dataclasses import dataclass

from flask_admin_app.core import Core
from flask_admin_app.join.people import contact_of
from flask_admin_app.models import ParticipantRow
from flask_admin_app.services.eid import method_offered
from tuokio.encounters import identity_checks
from tuokio.identity.known import known_methods
from tuokio.identity.oidc import OidcFault
from tuokio.identity.outcomes import Reason

_WORDS: dict[OidcFault | Reason, str] = {
    OidcFault.WRONG_NONCE: "elsewhere",
    OidcFault.WRONG_AUDIENCE: "elsewhere",
    OidcFault.WRONG_ISSUER: "elsewhere",
    OidcFault.WRONG_LEVEL: "level",
    OidcFault.EXPIRED: "old",
    OidcFault.REPLAYED: "used",
    OidcFault.BAD_STATE: "unknown",
    OidcFault.REFUSED_BY_PERSON: "stopped",
    OidcFault.PROVIDER_AWAY: "away",
    OidcFault.UNSIGNED: "unproven",
    OidcFault.BAD_SIGNATURE: "unproven",
    OidcFault.NOT_ENCRYPTED: "unproven",
    OidcFault.FAULTY: "unproven",
    Reason.NAME_DIFFERS: "name",
    Reason.LEVEL_TOO_LOW: "level",
}
"""Which words tell it. Whoever reads them can do the same about each of a kind."""


@dataclass(frozen=True, slots=True)
class EidOffer:
    """The button in the waiting room: `name` is what the provider is called."""

    ref: str
    name: str


def eid_offer(core: Core, row: ParticipantRow) -> EidOffer | None:
    """The button, where a provider is set and the policy offers it now."""
    settings = core.settings.oidc.eid
    if settings is None or method_offered(row.record()) is None:
        return None
    return EidOffer(row.ref, settings.name)


@dataclass(frozen=True, slots=True)
class EidFailedView:
    """What happened, in plain words, and every way on: never a dead end (ID 7). `others` are the
    names of the policy's other methods; `code` is for whoever helps."""

    ref: str | None
    words: str
    code: str
    name: str
    again: bool
    others: list[str]
    backup_phone: str | None
    backup_email: str | None


def failed_view(
    core: Core,
    code: OidcFault | Reason,
    row: ParticipantRow | None,
    *,
    language: str = "fi",
) -> EidFailedView:
    """The page. Without a place it leads back to the link."""
    contact = contact_of(row.encounter) if row else None
    eid = core.settings.oidc.eid
    return EidFailedView(
        ref=row.ref if row else None,
        words=_WORDS[code],
        code=code.value,
        name=eid.name if eid else "",
        again=row is not None and method_offered(row.record()) is not None,
        others=_others(row, language) if row else [],
        backup_phone=contact.backup_phone if contact else None,
        backup_email=contact.backup_email if contact else None,
    )


def _others(row: ParticipantRow, language: str) -> list[str]:
    person = row.record()
    own = method_offered(person)
    known = known_methods()
    return [
        known[code].name.get(language) or known[code].name["fi"]
        for code in identity_checks.offered(person)
        if code in known and known[code] != own
    ]
