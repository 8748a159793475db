"""Service templates: what an organisation decides once for every meeting of a kind (ROOM 1)."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from importlib import resources
from typing import Any, TypeGuard

from tuokio.consent import purposes
from tuokio.consent.private import is_clean
from tuokio.encounters.guardians import GuardianRule
from tuokio.encounters.opening_hours import Hours, HoursInvalid, parse_hours
from tuokio.encounters.states import Role
from tuokio.identity.known import known_methods
from tuokio.identity.methods import Assurance
from tuokio.identity.policy import IdentityPolicy, PolicyInvalid, parse_policy
from tuokio.ledger import Entry

LANGUAGES = ("fi", "sv", "en")


class TemplateInvalid(ValueError):
    """A template that cannot be used; the message names every fault. Each of `faults` begins with
    the key that it is about, and a colon."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = tuple(faults)


class NamePolicy(StrEnum):
    """What others see of a client (ROOM 5): `numbered` is "Guest 3", unless a client of a group
    gives a nickname; `nickname` asks for one everywhere; `anonymous` is always "Guest 3";
    `invited` is the name that staff wrote into the invitation."""

    NUMBERED = "numbered"
    NICKNAME = "nickname"
    ANONYMOUS = "anonymous"
    INVITED = "invited"


class MeetingKind(StrEnum):
    """One client, or many. A place in a queue is told only where one is served at a time."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"


ANNOUNCED = (Role.CLIENT, Role.PROFESSIONAL, Role.HELPER)
"""Whom every notice speaks of."""


@dataclass(frozen=True, slots=True)
class ServiceTemplate:
    """One kind of service. `name` and `description` have a text for each of `LANGUAGES`.

    `identity_level` is what strong identification must vouch for; an attestation holds
    `known_client_days`; `document_details` lets the log tell a document's kind and origin (ID 3).
    `limited_service` and `nameless_service` are the templates that whoever could not be verified
    may be offered instead (ID 7). `announced` are the kinds of people whom the notice speaks of:
    others are held until those present have answered (CONS 5). `nobody_after` is when a waiting
    client is told what to do if nobody comes (WAIT 7). `hours` are when its door is open (JOIN 13).
    `backup_phone` and `backup_email` go before the organisation's. `ready` is what to have at hand,
    in each language. `remind_before` is how long before the start a reminder goes out.
    """

    slug: str
    name: Mapping[str, str]
    description: Mapping[str, str]
    kind: MeetingKind
    length: timedelta
    early_opening: timedelta
    grace: timedelta
    names: NamePolicy
    identity: IdentityPolicy
    notice: str
    required_purposes: tuple[str, ...]
    retention_days: int
    neutral: bool
    optional_purposes: tuple[str, ...] = ()
    identity_level: Assurance = Assurance.SUBSTANTIAL
    known_client_days: int = 365
    document_details: bool = False
    limited_service: str | None = None
    nameless_service: str | None = None
    announced: tuple[Role, ...] = ANNOUNCED
    guardian: GuardianRule = GuardianRule.NONE
    nobody_after: timedelta = timedelta(minutes=10)
    hours: Hours = field(default_factory=Hours)
    backup_phone: str | None = None
    backup_email: str | None = None
    ready: Mapping[str, str] = field(default_factory=dict)
    remind_before: timedelta = timedelta(hours=24)

    def text(self, texts: Mapping[str, str], language: str) -> str:
        """The text in that language; Finnish where there is none."""
        return texts.get(language) or texts["fi"]

    @property
    def one_to_one(self) -> bool:
        """Whether one client is served at a time."""
        return self.kind is MeetingKind.ONE_TO_ONE


def parse(data: Mapping[str, Any]) -> ServiceTemplate:
    """Build a template from its data (a TOML file, or JSON from the database).

    Raises:
        TemplateInvalid: with every fault found.
    """
    faults = list(_faults(data))
    if faults:
        raise TemplateInvalid(faults)
    return ServiceTemplate(
        slug=data["slug"],
        name=dict(data["name"]),
        description=dict(data["description"]),
        kind=MeetingKind(data["kind"]),
        length=timedelta(minutes=data["length_minutes"]),
        early_opening=timedelta(minutes=data["early_opening_minutes"]),
        grace=timedelta(minutes=data["grace_minutes"]),
        names=NamePolicy(data["names"]),
        identity=parse_policy(data["identity"], known_methods()),
        notice=data["notice"],
        required_purposes=tuple(data["required_purposes"]),
        retention_days=data["retention_days"],
        neutral=data["neutral"],
        optional_purposes=tuple(data.get("optional_purposes", ())),
        **_more(data),
    )


def _more(data: Mapping[str, Any]) -> dict[str, Any]:
    """What a template may leave out; left out, the default stands."""
    found: dict[str, Any] = {
        key: read(data[key]) for key, read in _OPTIONAL.items() if data.get(key) is not None
    }
    for key, minutes in (
        ("nobody_after_minutes", "nobody_after"),
        ("remind_before_minutes", "remind_before"),
    ):
        if data.get(key) is not None:
            found[minutes] = timedelta(minutes=data[key])
    return found


_OPTIONAL: dict[str, Callable[[Any], Any]] = {
    "identity_level": Assurance,
    "known_client_days": int,
    "document_details": bool,
    "limited_service": str,
    "nameless_service": str,
    "announced": lambda roles: tuple(Role(role) for role in roles),
    "guardian": GuardianRule,
    "hours": parse_hours,
    "backup_phone": str,
    "backup_email": str,
    "ready": dict,
}


def builtin() -> dict[str, dict[str, Any]]:
    """The built-in templates as data, by slug: every new organisation starts with a copy."""
    folder = resources.files("tuokio.encounters") / "builtin"
    found = [
        tomllib.loads(file.read_text("utf-8"))
        for file in folder.iterdir()
        if file.name.endswith(".toml")
    ]
    return {data["slug"]: data for data in sorted(found, key=lambda data: data["order"])}


_ENUMS: dict[str, type[StrEnum]] = {"kind": MeetingKind, "names": NamePolicy}
_OPTIONAL_ENUMS: dict[str, type[StrEnum]] = {"identity_level": Assurance, "guardian": GuardianRule}
_OPTIONAL_NUMBERS = {
    "known_client_days": (1, 3660),
    "nobody_after_minutes": (1, 12 * 60),
    "remind_before_minutes": (15, 14 * 24 * 60),
}
_OPTIONAL_WORDS = ("limited_service", "nameless_service")
_OPTIONAL_LINES = {"backup_phone": 40, "backup_email": 200}
_MINUTES = {
    "length_minutes": (5, 12 * 60),
    "early_opening_minutes": (0, 12 * 60),
    "grace_minutes": (1, 12 * 60),
    "retention_days": (1, 366 * 100),
}

NUMBERS = {**_MINUTES, **_OPTIONAL_NUMBERS}
"""The least and the most of each number in a template."""


def _faults(data: Mapping[str, Any]) -> list[str]:
    faults = [f"{key}: missing" for key in ("slug", "notice") if not _is_word(data.get(key))]
    faults += [
        f"{key}: needs a text in each of {', '.join(LANGUAGES)}"
        for key in ("name", "description")
        if not _has_texts(data.get(key))
    ]
    for key, (low, high) in _MINUTES.items():
        value = data.get(key)
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            faults.append(f"{key}: a whole number from {low} to {high}")
    for key, kind in _ENUMS.items():
        if data.get(key) not in list(kind):
            faults.append(f"{key}: one of {', '.join(kind)}")
    if not isinstance(data.get("neutral"), bool):
        faults.append("neutral: true or false")
    return [*faults, *_list_faults(data)]


def _list_faults(data: Mapping[str, Any]) -> list[str]:
    faults = []
    try:
        parse_policy(data.get("identity"), known_methods())
    except PolicyInvalid as error:
        faults.append(f"identity: {error}")
    try:
        parse_hours(data.get("hours") or [])
    except HoursInvalid as error:
        faults.append(f"hours: {error}")
    announced = data.get("announced") or []
    if not isinstance(announced, list) or any(role not in list(Role) for role in announced):
        faults.append(f"announced: a list out of {', '.join(Role)}")
    return [*faults, *_optional_faults(data), *_purpose_faults(data)]


def _optional_faults(data: Mapping[str, Any]) -> Iterator[str]:
    """Faults of what may be left out."""
    for key, kind in _OPTIONAL_ENUMS.items():
        if data.get(key) is not None and data[key] not in list(kind):
            yield f"{key}: one of {', '.join(kind)}"
    for key, (low, high) in _OPTIONAL_NUMBERS.items():
        value = data.get(key)
        right = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        if value is not None and not right:
            yield f"{key}: a whole number from {low} to {high}"
    if data.get("document_details") not in {None, True, False}:
        yield "document_details: true or false"
    if data.get("ready") and not _has_texts(data["ready"]):
        yield f"ready: needs a text in each of {', '.join(LANGUAGES)}"
    yield from _line_faults(data)


def _line_faults(data: Mapping[str, Any]) -> Iterator[str]:
    for key in _OPTIONAL_WORDS:
        if data.get(key) is not None and not _is_word(data[key]):
            yield f"{key}: the name of a template"
    for key, longest in _OPTIONAL_LINES.items():
        value = data.get(key)
        if value is not None and not (isinstance(value, str) and 0 < len(value) <= longest):
            yield f"{key}: at most {longest} characters"


def _purpose_faults(data: Mapping[str, Any]) -> list[str]:
    faults = []
    required, optional = data.get("required_purposes"), data.get("optional_purposes", [])
    if not _are_purposes(required) or not required:
        faults.append("required_purposes: a list of at least one known purpose, each once")
    elif not all(purposes.load(code).may_be_required for code in required):
        faults.append("required_purposes: one of them is optional by nature")
    if not _are_purposes(optional):
        faults.append("optional_purposes: a list of known purposes, each once")
    elif _are_purposes(required) and set(required) & set(optional):
        faults.append("optional_purposes: one of them is required")
    return faults


def _are_purposes(codes: object) -> TypeGuard[list[str]]:
    """Whether it is a list of different purposes that exist: each needs its words on the page."""
    if not isinstance(codes, list) or not all(isinstance(code, str) for code in codes):
        return False
    try:
        return len({purposes.load(code).code for code in codes}) == len(codes)
    except purposes.PurposeUnknown:
        return False


def _has_texts(texts: object) -> bool:
    if not isinstance(texts, Mapping):
        return False
    found = [texts.get(language) for language in LANGUAGES]
    return all(isinstance(text, str) and text.strip() for text in found)


def _is_word(value: object) -> bool:
    """Whether it is a code that can stand in an address and in the log."""
    return (
        isinstance(value, str)
        and len(value) <= Entry.LONGEST_FACT
        and value.replace("_", "").replace("-", "").isalnum()
        and is_clean(value)
    )
