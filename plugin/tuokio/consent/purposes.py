"""Purposes: what a person says yes or no to, one at a time (CONS 2).

Each is a file `purposes/<code>.toml`. Every purpose also needs its words on the notice page, so an
organisation cannot make one up: a template that names another code is invalid.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources


class ConsentKind(StrEnum):
    """What kind of agreement it is, told honestly (CONS 3)."""

    SERVICE_MODE = "service_mode"
    """Agreeing to this way of meeting; not the legal ground for processing data."""
    GDPR_6_1_A = "gdpr_6_1_a"
    GDPR_9_2_A = "gdpr_9_2_a"
    BOARD_COPY = "board_copy"
    INFO_ONLY = "info_only"
    """Having been told; nothing is agreed to."""


class PurposeUnknown(LookupError):
    """There is no such purpose."""


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose, in codes (ISO/IEC TS 27560). A change of what it means is a new `version`."""

    code: str
    version: int
    kind: ConsentKind
    legal_basis: str
    data_categories: tuple[str, ...]
    special_category: bool
    storage_location: str
    retention_rule: str

    @property
    def may_be_required(self) -> bool:
        """Whether entering may depend on it. Consent in the sense of the GDPR is free only where
        nothing depends on it (article 7(4))."""
        return self.kind in {ConsentKind.SERVICE_MODE, ConsentKind.INFO_ONLY}


@cache
def load(code: str) -> Purpose:
    """The purpose with this code.

    Raises:
        PurposeUnknown: there is none.
    """
    # It must not step out of the folder.
    file = resources.files("tuokio.consent") / "purposes" / f"{code}.toml"
    if not code.isidentifier() or not file.is_file():
        raise PurposeUnknown(code)
    data = tomllib.loads(file.read_text("utf-8"))
    return Purpose(
        code=code,
        version=data["version"],
        kind=ConsentKind(data["kind"]),
        legal_basis=data["legal_basis"],
        data_categories=tuple(data["data_categories"]),
        special_category=data["special_category"],
        storage_location=data["storage_location"],
        retention_rule=data["retention_rule"],
    )
