"""Service templates: what an organisation decides once for every meeting of a kind (ROOM 1)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from importlib import resources
from typing import Any, TypeGuard

from tuokio.consent import purposes
from tuokio.consent.private import is_clean
from tuokio.identity.policy import IdentityMethod
from tuokio.ledger import Entry

LANGUAGES = ("fi", "sv", "en")


class TemplateInvalid(ValueError):
    """A template that cannot be used; the message names every fault."""


class NamePolicy(StrEnum):
    """What others see of a client: `numbered` is "Guest 3", unless the client gives a nickname;
    `invited` is the name that staff wrote into the invitation."""

    NUMBERED = "numbered"
    INVITED = "invited"


class MeetingKind(StrEnum):
    """One client, or many. A place in a queue is told only where one is served at a time."""

    ONE_TO_ONE = "one_to_one"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class ServiceTemplate:
    """One kind of service. `name` and `description` have a text for each of `LANGUAGES`."""

    slug: str
    name: Mapping[str, str]
    description: Mapping[str, str]
    kind: MeetingKind
    length: timedelta
    early_opening: timedelta
    grace: timedelta
    names: NamePolicy
    identity: tuple[IdentityMethod, ...]
    notice: str
    required_purposes: tuple[str, ...]
    retention_days: int
    neutral: bool
    optional_purposes: tuple[str, ...] = ()

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
        raise TemplateInvalid("; ".join(faults))
    return ServiceTemplate(
        slug=data["slug"],
        name=dict(data["name"]),
        description=dict(data["description"]),
        kind=MeetingKind(data["kind"]),
        length=timedelta(minutes=data["length_minutes"]),
        early_opening=timedelta(minutes=data["early_opening_minutes"]),
        grace=timedelta(minutes=data["grace_minutes"]),
        names=NamePolicy(data["names"]),
        identity=tuple(IdentityMethod(method) for method in data["identity"]),
        notice=data["notice"],
        required_purposes=tuple(data["required_purposes"]),
        retention_days=data["retention_days"],
        neutral=data["neutral"],
        optional_purposes=tuple(data.get("optional_purposes", ())),
    )


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
_MINUTES = {
    "length_minutes": (5, 12 * 60),
    "early_opening_minutes": (0, 12 * 60),
    "grace_minutes": (1, 12 * 60),
    "retention_days": (1, 366 * 100),
}


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
    methods = data.get("identity")
    if not isinstance(methods, list) or any(each not in list(IdentityMethod) for each in methods):
        faults.append(f"identity: a list out of {', '.join(IdentityMethod)}")
    return [*faults, *_purpose_faults(data)]


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
