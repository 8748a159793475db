"""Consent records as FHIR R5 `Consent` resources, for systems that read those (LOG 5).

One resource for everything that one person said to one purpose in one encounter. Its identifiers
are the ids of all those records, oldest first; the rest tells of the last one:

| record | status | decision |
|---|---|---|
| requested | `draft` | none |
| given | `active` | `permit` |
| refused | `active` | `deny` |
| withdrawn, expired, superseded | `inactive` | `permit`: what had been given; `period` ends |

`not-done` stands for nothing here: where nobody was asked there is no record. Person,
controller and notice are identifiers only (pseudonym, hash of the party document, hash of the
text): nothing is resolved, and no name is in it. `verification` tells of an answer that a
professional heard and wrote down.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from tuokio.consent.choices import ConsentMethod
from tuokio.consent.records import rfc3339
from tuokio.consent.shape import CONSENT, EventState

MEDIA_TYPE = "application/fhir+json"

_SYSTEM = "urn:tuokio:"
_LOINC_CONSENT = {"system": "http://loinc.org", "code": "59284-0"}
_STATUS = {EventState.REQUESTED: "draft", EventState.GIVEN: "active", EventState.REFUSED: "active"}
_DECISION = {EventState.REQUESTED: None, EventState.REFUSED: "deny"}

Record = Mapping[str, Any]


def consent_bundle(records: Iterable[Record], *, made_at: datetime) -> dict[str, Any]:
    """A FHIR `Bundle` of type `collection`. `records` come in the order of the log; those that are
    no consent events are passed over."""
    chains: dict[tuple[str, str, str], list[Record]] = {}
    for record in records:
        if record["schema"] == CONSENT:
            key = (record["subject_ref"], record["purpose_code"], record["encounter_ref"])
            chains.setdefault(key, []).append(record)
    bundle = {"resourceType": "Bundle", "type": "collection", "timestamp": rfc3339(made_at)}
    if not chains:
        return bundle  # FHIR knows no empty lists
    return {
        **bundle,
        "entry": [
            {"fullUrl": _urn(chain[-1]), "resource": _consent(chain)} for chain in chains.values()
        ],
    }


def _consent(chain: list[Record]) -> dict[str, Any]:
    last = chain[-1]
    state = EventState(last["event_state"])
    return _without_none(
        {
            "resourceType": "Consent",
            "id": last["record_id"],
            "extension": _method(last),
            "identifier": [{"system": "urn:ietf:rfc:3986", "value": _urn(each)} for each in chain],
            "status": _STATUS.get(state, "inactive"),
            "category": [
                {"coding": [_LOINC_CONSENT]},
                _concept("consent-kind", last["consent_kind"]),
            ],
            "subject": _reference("subject", last["subject_ref"]),
            "date": last["event_time"][:10],
            "period": _period(chain),
            "grantor": [_grantor(last)],
            "controller": _list(_reference("party", last["controller"]["party_id"])),
            "sourceReference": _list(_notice(chain)),
            "regulatoryBasis": [_concept("legal-basis", last["legal_basis"])],
            "verification": _list(_heard(last)),
            "decision": _DECISION.get(state, "permit"),
            "provision": [_provision(chain)],
        }
    )


def _provision(chain: list[Record]) -> dict[str, Any]:
    """What the decision is about, and when."""
    last = chain[-1]
    purpose = {
        "system": f"{_SYSTEM}purpose",
        "version": str(last["purpose_version"]),
        "code": last["purpose_code"],
    }
    return _without_none({"period": _period(chain), "purpose": [purpose]})


def _period(chain: list[Record]) -> dict[str, str] | None:
    """From the last answer on; until what ended it, if something did."""
    answers = {EventState.GIVEN, EventState.REFUSED}
    said = [each["event_time"] for each in chain if each["event_state"] in answers]
    state = EventState(chain[-1]["event_state"])
    if state is EventState.REQUESTED:
        return None
    if state in answers:
        return {"start": said[-1]}
    # What began it may lie in a part of the log that the reader does not see.
    start = {"start": said[-1]} if said else {}
    return {**start, "end": chain[-1]["event_time"]}


def _notice(chain: list[Record]) -> dict[str, Any] | None:
    """The text that was read; taking an answer back need not name it again."""
    named = [each["notice"] for each in chain if each["notice"]]
    return _reference("notice-sha256", named[-1]["sha256"]) if named else None


def _method(record: Record) -> list[dict[str, Any]] | None:
    """How it was said; what a notice superseded was said by nobody."""
    if record["method"] is None:
        return None
    return [{"url": f"{_SYSTEM}method", "valueCode": record["method"]}]


def _grantor(record: Record) -> dict[str, Any] | None:
    """Who said it; a guardian or proxy is told apart by the kind of person."""
    grantor = _reference("subject", record["subject_ref"])
    if grantor is None or record["acting_for"] == "self":
        return grantor
    return {"type": "RelatedPerson", **grantor}


def _heard(record: Record) -> dict[str, Any] | None:
    if record["method"] != ConsentMethod.ORAL:
        return None
    return {
        "verified": True,
        "verifiedBy": _reference("staff", record["entity_id"]),
        "verificationDate": [record["event_time"]],
    }


def _reference(kind: str, value: str | None) -> dict[str, Any] | None:
    return {"identifier": {"system": _SYSTEM + kind, "value": value}} if value else None


def _concept(kind: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": _SYSTEM + kind, "code": code}]}


def _urn(record: Record) -> str:
    return f"urn:uuid:{record['record_id']}"


def _list(one: dict[str, Any] | None) -> list[dict[str, Any]] | None:
    return [one] if one else None


def _without_none(resource: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in resource.items() if value is not None}
