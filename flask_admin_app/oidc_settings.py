"""Settings of identity providers: one for clients (strong electronic identification), one for
staff. What is begun must be whole: half a provider stops the start."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flask_admin_app.models.staff import StaffRole
from tuokio.identity.methods import Assurance
from tuokio.identity.oidc import ClientKeys, KeysInvalid, Provider, ProviderInvalid, load_keys
from tuokio.identity.oidc.provider import check_issuer

Get = Callable[[str], str | None]
Fault = Callable[[str, str], None]

EID_BACK = "/eid/back"
STAFF_BACK = "/sign-in/oidc/back"
LEVELS = tuple(level.value for level in Assurance if level is not Assurance.NONE)
"""What an `acr` can be worth: the levels of eIDAS."""

_BROKER = re.compile(r"[a-z0-9][a-z0-9_.-]{0,29}")
_LONGEST_NAME = 40
_FOR_CLIENTS = "EID_"
_FOR_STAFF = "OIDC_"
_EID = ("ISSUER", "CLIENT_ID", "PRIVATE_KEY_FILE", "LEVELS", "BROKER")
_STAFF = ("ISSUER", "CLIENT_ID", "ROLES_CLAIM", "ROLE_MAP")


@dataclass(frozen=True, slots=True)
class EidSettings:
    """Where clients prove who they are. `broker` is the code that the log keeps, `name` the words
    on the button."""

    provider: Provider
    broker: str
    name: str


@dataclass(frozen=True, slots=True)
class StaffOidcSettings:
    """Where staff sign in. `role_map` says which value of the claim gives which role. People are
    of one organisation (None: the first), and of the unit that a claim names, or of a fixed one.
    `local` lets a local password work for them too."""

    provider: Provider
    roles_claim: str
    role_map: tuple[tuple[str, StaffRole], ...] = field(repr=False)
    organisation: str | None
    unit: str | None
    unit_claim: str | None
    name: str | None
    local: bool


@dataclass(frozen=True, slots=True)
class OidcSettings:
    """Both, where they are set."""

    eid: EidSettings | None = None
    staff: StaffOidcSettings | None = None


def read_oidc_settings(get: Get, fault: Fault, public_url: str) -> OidcSettings:
    """Read them; whatever is wrong is told by `fault`."""
    return OidcSettings(_read_eid(get, fault, public_url), _read_staff(get, fault, public_url))


def _read_eid(get: Get, fault: Fault, public_url: str) -> EidSettings | None:
    if not _begun(get, fault, _FOR_CLIENTS, _EID, ("ENCRYPTED", "FRESH", "NAME")):
        return None
    levels = dict(_pairs(get("EID_LEVELS") or ""))
    known = set(levels.values()) <= set(LEVELS)
    if get("EID_LEVELS") and not (levels and all(levels) and known):
        fault("EID_LEVELS", f"must be pairs such as acr=substantial, of {', '.join(LEVELS)}.")
    broker = get("EID_BROKER") or ""
    if broker and not _BROKER.fullmatch(broker):
        fault("EID_BROKER", "must be a short code, such as suomi_fi.")
    encrypted = get("EID_ENCRYPTED") or "require"
    if encrypted not in {"require", "allow"}:
        fault("EID_ENCRYPTED", "must be require or allow.")
    fresh = get("EID_FRESH") or "require"
    if fresh not in {"require", "ask"}:
        fault("EID_FRESH", "must be require or ask.")
    written = _Written(
        _FOR_CLIENTS,
        get("EID_ISSUER"),
        get("EID_CLIENT_ID"),
        get("EID_PRIVATE_KEY_FILE"),
        public_url + EID_BACK,
        levels=levels,
        encrypted=encrypted == "require",
        tells_when=fresh == "require",
    )
    provider = _provider(fault, written)
    name = _name(fault, "EID_NAME", get("EID_NAME")) or broker
    return EidSettings(provider, broker, name) if provider else None


def _read_staff(get: Get, fault: Fault, public_url: str) -> StaffOidcSettings | None:
    more = ("CLIENT_SECRET", "PRIVATE_KEY_FILE", "ORGANISATION", "UNIT", "UNIT_CLAIM", "NAME")
    if not _begun(get, fault, _FOR_STAFF, _STAFF, (*more, "LOCAL")):
        return None
    pairs = _pairs(get("OIDC_ROLE_MAP") or "")
    role_map = tuple((value, StaffRole(role)) for value, role in pairs if role in list(StaffRole))
    whole = bool(pairs) and all(value for value, _role in pairs)
    if get("OIDC_ROLE_MAP") and not (whole and len(role_map) == len(pairs)):
        roles = ", ".join(StaffRole)
        fault("OIDC_ROLE_MAP", f"must be pairs such as tuokio-staff=professional, of {roles}.")
    local = get("OIDC_LOCAL") or "refuse"
    if local not in {"refuse", "allow"}:
        fault("OIDC_LOCAL", "must be refuse or allow.")
    written = _Written(
        _FOR_STAFF,
        get("OIDC_ISSUER"),
        get("OIDC_CLIENT_ID"),
        get("OIDC_PRIVATE_KEY_FILE"),
        public_url + STAFF_BACK,
        secret=get("OIDC_CLIENT_SECRET"),
    )
    provider = _provider(fault, written)
    name = _name(fault, "OIDC_NAME", get("OIDC_NAME"))
    if provider is None:
        return None
    return StaffOidcSettings(
        provider,
        roles_claim=get("OIDC_ROLES_CLAIM") or "",
        role_map=role_map,
        organisation=get("OIDC_ORGANISATION"),
        unit=get("OIDC_UNIT"),
        unit_claim=get("OIDC_UNIT_CLAIM"),
        name=name,
        local=local == "allow",
    )


def _begun(
    get: Get, fault: Fault, prefix: str, needed: tuple[str, ...], more: tuple[str, ...]
) -> bool:
    """Whether any of them is set. Each that is needed then and missing is told."""
    if not any(get(prefix + name) for name in (*needed, *more)):
        return False
    for name in needed:
        if not get(prefix + name):
            fault(prefix + name, f"is missing: it is needed with the other TUOKIO_{prefix}* ones.")
    return True


@dataclass(frozen=True, slots=True)
class _Written:
    """What names one provider, as it is written."""

    prefix: str
    issuer: str | None
    client_id: str | None
    key_file: str | None
    redirect_uri: str
    secret: str | None = field(default=None, repr=False)
    levels: dict[str, str] = field(default_factory=dict)
    encrypted: bool = False
    tells_when: bool = False


def _provider(fault: Fault, written: _Written) -> Provider | None:
    keys = _keys(fault, written)
    if written.issuer is None:
        return None
    try:
        check_issuer(written.issuer)
    except ProviderInvalid as error:
        fault(f"{written.prefix}ISSUER", f"{error}.")
        return None
    if written.client_id is None or (written.key_file and keys is None):
        return None
    for_clients = written.prefix == _FOR_CLIENTS
    try:
        return Provider(
            issuer=written.issuer,
            client_id=written.client_id,
            redirect_uri=written.redirect_uri,
            keys=keys,
            secret=written.secret,
            levels=written.levels,
            must_encrypt=written.encrypted,
            fresh=for_clients,
            tells_when=written.tells_when,
        )
    except ProviderInvalid as error:
        if written.key_file or not for_clients:  # without, it is told as missing already
            name = "PRIVATE_KEY_FILE" if for_clients else "CLIENT_SECRET"
            fault(written.prefix + name, f"cannot be used: {error}.")
        return None


def _keys(fault: Fault, written: _Written) -> ClientKeys | None:
    if written.key_file is None:
        return None
    try:
        return load_keys(Path(written.key_file))
    except KeysInvalid as error:
        fault(f"{written.prefix}PRIVATE_KEY_FILE", f"cannot be used: {error}.")
        return None


def _name(fault: Fault, name: str, words: str | None) -> str | None:
    if words and (len(words) > _LONGEST_NAME or not words.isprintable()):
        fault(name, f"must be at most {_LONGEST_NAME} characters.")
    return words


def _pairs(text: str) -> list[tuple[str, str]]:
    """`a=b,c=d`. What stands before the last `=` may hold some itself, as an address does."""
    return list(_each_pair(text))


def _each_pair(text: str) -> Iterator[tuple[str, str]]:
    for part in filter(None, (each.strip() for each in text.split(","))):
        key, _, value = part.rpartition("=")
        yield key.strip(), value.strip()
