"""Consent records as FHIR R5, checked by a reader of FHIR that is not ours."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from fhir.resources.bundle import Bundle
from hypothesis import given
from hypothesis import strategies as st

from tests.tuokio.consent.around import (
    NOTICE,
    NOW,
    PARTY,
    SHOWN,
    STAFF,
    SUBJECT,
    around,
    consent,
    event,
)
from tuokio.consent.fhir import consent_bundle
from tuokio.consent.records import record_of, rfc3339
from tuokio.ledger import EntryType

REQUESTED, GIVEN = EntryType.CONSENT_REQUESTED, EntryType.CONSENT_GIVEN
REFUSED, WITHDRAWN = EntryType.CONSENT_REFUSED, EntryType.CONSENT_WITHDRAWN
SUPERSEDED = EntryType.CONSENT_SUPERSEDED

Record = dict[str, Any]


def said(*types: EntryType, purpose: str = "remote_meeting", **changes: Any) -> list[Record]:
    """Events one minute apart."""
    return [
        record_of(
            consent(type_, purpose=purpose), around(at=NOW + timedelta(minutes=number), **changes)
        )
        for number, type_ in enumerate(types)
    ]


def resources(records: list[Record]) -> list[Record]:
    """The Consents, after an outside reader has found the Bundle to be valid FHIR R5."""
    bundle = consent_bundle(records, made_at=NOW)
    read = Bundle.model_validate_json(json.dumps(bundle))
    consents = [each["resource"] for each in bundle.get("entry", [])]
    assert len(read.entry or []) == len(consents)
    return consents


def time(minute: int) -> str:
    return rfc3339(NOW + timedelta(minutes=minute))


def test_a_consent_in_full() -> None:
    (record,) = said(GIVEN)
    (found,) = resources([record])
    person = {"identifier": {"system": "urn:tuokio:subject", "value": SUBJECT}}
    assert found == {
        "resourceType": "Consent",
        "id": record["record_id"],
        "extension": [{"url": "urn:tuokio:method", "valueCode": "click"}],
        "identifier": [{"system": "urn:ietf:rfc:3986", "value": f"urn:uuid:{record['record_id']}"}],
        "status": "active",
        "category": [
            {"coding": [{"system": "http://loinc.org", "code": "59284-0"}]},
            {"coding": [{"system": "urn:tuokio:consent-kind", "code": "service_mode"}]},
        ],
        "subject": person,
        "grantor": [person],
        "controller": [{"identifier": {"system": "urn:tuokio:party", "value": PARTY}}],
        "sourceReference": [
            {"identifier": {"system": "urn:tuokio:notice-sha256", "value": NOTICE}}
        ],
        "regulatoryBasis": [
            {
                "coding": [
                    {"system": "urn:tuokio:legal-basis", "code": "law_and_task_of_the_controller"}
                ]
            }
        ],
        "date": "2030-05-14",
        "period": {"start": time(0)},
        "decision": "permit",
        "provision": [
            {
                "period": {"start": time(0)},
                "purpose": [
                    {"system": "urn:tuokio:purpose", "version": "1", "code": "remote_meeting"}
                ],
            }
        ],
    }


@pytest.mark.parametrize(
    ("types", "status", "decision", "period"),
    [
        ([REQUESTED], "draft", None, None),
        ([REQUESTED, GIVEN], "active", "permit", {"start": time(1)}),
        ([REFUSED], "active", "deny", {"start": time(0)}),
        ([REFUSED, GIVEN], "active", "permit", {"start": time(1)}),
        ([GIVEN, WITHDRAWN], "inactive", "permit", {"start": time(0), "end": time(1)}),
        ([GIVEN, SUPERSEDED], "inactive", "permit", {"start": time(0), "end": time(1)}),
        ([GIVEN, SUPERSEDED, GIVEN], "active", "permit", {"start": time(2)}),
        ([GIVEN, WITHDRAWN, REFUSED], "active", "deny", {"start": time(2)}),
        ([WITHDRAWN], "inactive", "permit", {"end": time(0)}),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, list) else "",
)
def test_what_was_said_last_counts(
    types: list[EntryType], status: str, decision: str | None, period: dict[str, str] | None
) -> None:
    records = said(*types)
    (found,) = resources(records)
    assert (found["status"], found.get("decision"), found.get("period")) == (
        status,
        decision,
        period,
    )
    assert found["id"] == records[-1]["record_id"]
    assert [each["value"].removeprefix("urn:uuid:") for each in found["identifier"]] == [
        record["record_id"] for record in records
    ]


def test_a_withdrawal_names_the_text_that_was_agreed_to() -> None:
    records = said(GIVEN) + said(WITHDRAWN, notice=None)
    assert resources(records)[0]["sourceReference"][0]["identifier"]["value"] == NOTICE
    newer = said(SUPERSEDED) + said(GIVEN, notice=replace(SHOWN, sha256="c3" * 32))
    found = resources(records + newer)[0]["sourceReference"]
    assert [each["identifier"]["value"] for each in found] == ["c3" * 32]
    assert "sourceReference" not in resources(said(WITHDRAWN, notice=None))[0]


def test_every_person_purpose_and_encounter_has_its_own() -> None:
    records = [
        *said(GIVEN),
        *said(GIVEN, purpose="board_copy"),
        *said(GIVEN, subject="k" * 24 + "ae"),
        *said(GIVEN, encounter="k" * 24 + "ae"),
        *said(WITHDRAWN),
    ]
    assert [each["status"] for each in resources(records)] == ["inactive", *["active"] * 3]


def test_what_a_professional_heard_is_verified() -> None:
    entry = consent(method="oral_confirmed_by_professional")
    (found,) = resources([record_of(entry, around(actor=STAFF))])
    assert found["verification"] == [
        {
            "verified": True,
            "verifiedBy": {"identifier": {"system": "urn:tuokio:staff", "value": STAFF}},
            "verificationDate": [time(0)],
        }
    ]
    assert found["grantor"][0]["identifier"]["value"] == SUBJECT


def test_a_guardian_is_told_apart() -> None:
    (found,) = resources([record_of(consent(acting_for="guardian"), around())])
    assert found["grantor"][0]["type"] == "RelatedPerson"


def test_who_answers_for_the_data_may_be_unknown() -> None:
    assert "controller" not in resources(said(GIVEN, controller_party_id=None))[0]


def test_other_events_are_passed_over() -> None:
    assert resources([record_of(event(), around())]) == []
    assert "entry" not in consent_bundle([], made_at=NOW)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([each for each in EntryType if each.startswith("consent_")]),
            st.sampled_from(["remote_meeting", "board_copy"]),
        ),
        max_size=8,
    )
)
def test_any_history_is_valid_fhir(history: list[tuple[EntryType, str]]) -> None:
    records = [record for type_, code in history for record in said(type_, purpose=code)]
    assert len(resources(records)) == len({code for _type, code in history})
