"""A service's settings as the fields of a form, and back (ROOM 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.services.form_faults import Fault
from tuokio.encounters.opening_hours import HoursInvalid, parse_hours
from tuokio.encounters.service_template import ANNOUNCED, ServiceTemplate, parse
from tuokio.encounters.states import Role
from tuokio.identity.known import known_methods
from tuokio.identity.policy import IdentityPolicy

Fields = Mapping[str, str]

TEXTS = {"name": 80, "description": 200, "ready": 600}
"""Longest, in characters."""

NUMBERS = (
    "length_minutes",
    "early_opening_minutes",
    "grace_minutes",
    "nobody_after_minutes",
    "known_client_days",
    "remind_before_minutes",
)
CHOICES = ("names", "identity_level", "guardian")
OTHERS = ("limited_service", "nameless_service")
GUESTS = tuple(role for role in Role if role not in ANNOUNCED)
"""Who may be announced or not; the notices always speak of the rest."""

DAYS = range(1, 8)
SPANS = 2
"""Stretches of a day that the form offers; a service that has more shows them all."""

MOST_SPANS = 6

HOWS = ("any", "each", "free")
KEEP = "keep"
"""A policy that this form cannot write stays as it is."""

_PHONE = re.compile(r"\+?[0-9][0-9 ()\-]{2,39}")
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+")


def fields_of(data: Mapping[str, Any], door: str | None) -> dict[str, str]:
    """The fields of a service as it is."""
    template = parse(data)
    fields = {
        f"{name}-{code}": data.get(name, {}).get(code, "") for name in TEXTS for code in SUPPORTED
    }
    fields |= {name: str(_number(template, data, name)) for name in NUMBERS}
    fields |= {name: str(getattr(template, name)) for name in CHOICES}
    fields |= {name: getattr(template, name) or "" for name in OTHERS}
    fields |= {
        "backup_phone": template.backup_phone or "",
        "backup_email": template.backup_email or "",
        "door": door or "",
    }
    fields |= {f"announced-{role}": "yes" for role in GUESTS if role in template.announced}
    if template.document_details:
        fields["document_details"] = "yes"
    return fields | _policy_fields(template.identity) | _hours_fields(data)


def changes_of(fields: Fields) -> tuple[dict[str, Any], dict[str, Fault]]:
    """What a filled-in form makes of a service's data, and what is wrong with it."""
    faults: dict[str, Fault] = {}
    changes: dict[str, Any] = {name: _texts(fields, name, faults) for name in TEXTS}
    changes |= {name: _whole(fields.get(name, "")) for name in NUMBERS}
    changes |= {name: fields.get(name, "") for name in CHOICES}
    changes |= {name: fields.get(name) or None for name in OTHERS}
    changes |= {
        "backup_phone": _line(fields, "backup_phone", _PHONE, faults),
        "backup_email": _line(fields, "backup_email", _EMAIL, faults),
        "announced": [
            *ANNOUNCED,
            *(role.value for role in GUESTS if fields.get(f"announced-{role}") == "yes"),
        ],
        "document_details": fields.get("document_details") == "yes",
        "hours": _hours(fields, faults),
    }
    if fields.get("identity_how") != KEEP:
        changes["identity"] = _policy(fields)
    if not changes["ready"]:
        changes["ready"] = None
    return changes, faults


def spans_of(fields: Fields) -> int:
    """How many stretches of a day to show."""
    used = [int(name.split("-")[2]) for name in fields if re.fullmatch(r"hours-\d-\d-from", name)]
    return max(SPANS, *(number + 1 for number in used)) if used else SPANS


def _number(template: ServiceTemplate, data: Mapping[str, Any], name: str) -> int:
    if data.get(name) is not None:
        return int(data[name])
    if name == "known_client_days":
        return template.known_client_days
    found = {
        "nobody_after_minutes": template.nobody_after,
        "remind_before_minutes": template.remind_before,
    }[name]
    return int(found.total_seconds() // 60)


def _whole(text: str) -> int | str:
    """The number; else what was typed, which no template takes."""
    text = text.strip()
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else text or "-"


def _texts(fields: Fields, name: str, faults: dict[str, Fault]) -> dict[str, str]:
    """A text in each language; `ready` in all or in none."""
    texts = {}
    for code in SUPPORTED:
        text = fields.get(f"{name}-{code}", "").replace("\r\n", "\n").strip()
        texts[code] = text if name == "ready" else " ".join(text.split())
    if name == "ready" and not any(texts.values()):
        return {}
    for code, text in texts.items():
        if not text:
            faults[f"{name}-{code}"] = Fault("admin-service-error-text")
        elif len(text) > TEXTS[name]:
            faults[f"{name}-{code}"] = Fault("admin-waiting-error-long", {"max": TEXTS[name]})
    return texts


def _line(
    fields: Fields, name: str, shape: re.Pattern[str], faults: dict[str, Fault]
) -> str | None:
    text = " ".join(fields.get(name, "").split())
    if text and (len(text) > 200 or not shape.fullmatch(text)):
        faults[name] = Fault(f"admin-service-error-{name.replace('_', '-')}")
    return text or None


def _policy_fields(policy: IdentityPolicy) -> dict[str, str]:
    places = {f"identity-{code}": str(n) for n, code in enumerate(policy.codes, start=1)}
    return {"identity_how": _how(policy), **places}


def _how(policy: IdentityPolicy) -> str:
    """Which of the three the policy is, or none of them."""
    if len(policy.steps) <= 1:
        return "any" if policy.required or not policy.steps else "free"
    single = all(len(step) == 1 for step in policy.steps)
    return "each" if single and policy.required else KEEP


def _policy(fields: Fields) -> list[Any]:
    chosen = sorted(
        (int(place), number, code)
        for number, code in enumerate(known_methods())
        if (place := fields.get(f"identity-{code}", "")).isascii() and place.isdecimal()
    )
    codes = [code for _, _, code in chosen]
    if fields.get("identity_how") == "each":
        return [[code] for code in codes]
    free = fields.get("identity_how") == "free" and codes
    return ["none", *codes] if free else codes


def _hours_fields(data: Mapping[str, Any]) -> dict[str, str]:
    fields = {}
    for day in DAYS:
        spans = [each for each in data.get("hours") or [] if day in each["days"]]
        for number, each in enumerate(sorted(spans, key=lambda each: each["from"])):
            fields[f"hours-{day}-{number}-from"] = each["from"]
            fields[f"hours-{day}-{number}-to"] = each["to"]
    return fields


def _hours(fields: Fields, faults: dict[str, Fault]) -> list[dict[str, Any]]:
    spans = list(_typed_spans(fields))
    for field, span in spans:
        try:
            parse_hours([span])
        except HoursInvalid:
            faults[field] = Fault("admin-service-error-hours")
    return [span for _, span in spans]


def _typed_spans(fields: Fields) -> Iterator[tuple[str, dict[str, Any]]]:
    for day in DAYS:
        for number in range(MOST_SPANS):
            field = f"hours-{day}-{number}"
            opens, closes = (fields.get(f"{field}-{end}", "").strip() for end in ("from", "to"))
            if opens or closes:
                yield f"{field}-from", {"days": [day], "from": opens, "to": closes}
