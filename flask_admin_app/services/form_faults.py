"""Forms with many fields: what is wrong, at each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask_admin_app.services.errors import ServiceError


@dataclass(frozen=True, slots=True)
class Fault:
    """The key of the words, and their arguments."""

    key: str
    args: Mapping[str, int | str] = field(default_factory=dict)


class FieldsInvalid(ServiceError):
    """Fields that cannot be used, by the name of the field."""

    def __init__(self, faults: Mapping[str, Fault]) -> None:
        super().__init__(", ".join(sorted(faults)))
        self.faults = dict(faults)
