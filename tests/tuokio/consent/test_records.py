"""The record of an entry: whole, of its schema, and with nothing of a person in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tuokio.consent.around import (
    ENCOUNTER,
    LABEL,
    NOTICE,
    NOW,
    PARTY,
    PERSON_REF,
    ROOM,
    SHOWN,
    STAFF,
    SUBJECT,
    around,
    consent,
    event,
)
from tuokio import ids
from tuokio.consent.choices import NO_RECORDING
from tuokio.consent.purposes import PurposeUnknown
from tuokio.consent.records import RecordInvalid, check_record, record_of, rfc3339
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.leaf import canonical

CONSENT_TYPES = [type_ for type_ in EntryType if type_.startswith("consent_")]
OTHER_TYPES = [type_ for type_ in EntryType if type_ not in CONSENT_TYPES]
OF_THE_LOG = [EntryType.PURGE_RUN, EntryType.KEY_ROTATED]

# Field by field as in the design of the log.
TABLE = """
schema record_id prev_record_id subject_ref acting_for controller recipients jurisdiction
consent_kind legal_basis purpose_code purpose_version data_categories special_category
storage_location retention_rule_id destroy_after notice ui event_state event_time valid_until
method entity_id withdrawal_method room_ref identity_check_ref receipt_id
"""
ADDED = ["event_type", "encounter_ref", "unit_ref", "service_template"]

BAD_TEXTS = [
    "Maija Meikäläinen",
    "131052-308T",
    "maija@example.org",
    "+358401234567",
    "0401234567",
    "https://example.org/j/x",
    "eyJhbGciOiJIUzI1NiJ9.e30.x",
    "tuokio-" + "k" * 32,
    "k" * 32,
    "x" * 129,
]

Record = dict[str, Any]


def given_record(**changes: Any) -> Record:
    return record_of(consent(notice=NOTICE, promise=NO_RECORDING), around(**changes))


def admitted(**changes: Any) -> Record:
    return record_of(event(), around(actor=STAFF, **changes))


def faults(record: Record) -> set[str]:
    with pytest.raises(RecordInvalid) as caught:
        check_record(record)
    return set(str(caught.value).split(", "))


def leaves(record: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every single value."""
    if isinstance(record, dict):
        found = [leaves(value, (*path, name)) for name, value in record.items()]
        return [each for some in found for each in some]
    return [path]


def with_value(record: Record, path: tuple[Any, ...], value: Any) -> Record:
    changed: Record = json.loads(json.dumps(record))
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return changed


# --- consent events ---------------------------------------------------------------------------


def test_a_consent_has_exactly_the_fields_of_the_table() -> None:
    assert set(given_record()) == {*TABLE.split(), *ADDED}


def test_a_consent_in_full() -> None:
    record = given_record(record_id="018f7a2e-1111-7222-8333-444444444444")
    assert record == {
        "schema": "consent-event/1",
        "record_id": "018f7a2e-1111-7222-8333-444444444444",
        "prev_record_id": None,
        "event_type": "consent_given",
        "event_state": "given",
        "event_time": "2030-05-14T09:00:00.123Z",
        "valid_until": "session",
        "subject_ref": SUBJECT,
        "entity_id": SUBJECT,
        "acting_for": "self",
        "encounter_ref": ENCOUNTER,
        "unit_ref": "1",
        "service_template": "talk",
        "room_ref": ROOM,
        "controller": {"party_id": PARTY},
        "recipients": [],
        "jurisdiction": "FI",
        "consent_kind": "service_mode",
        "legal_basis": "law_and_task_of_the_controller",
        "purpose_code": "remote_meeting",
        "purpose_version": 1,
        "data_categories": ["live_picture", "live_sound", "network_address", "presence"],
        "special_category": True,
        "storage_location": "servers_of_the_controller",
        "retention_rule_id": "service_template",
        "destroy_after": "2032-05-13",
        "notice": {
            "id": "talk",
            "version": 2,
            "lang": "fi",
            "sha256": NOTICE,
            "media_type": "text/markdown; charset=utf-8",
            "shown_at": "2030-05-14T09:00:00.123Z",
            "layer": "all",
        },
        "ui": {
            "build": "0.1.0",
            "locale": "fi",
            "control_label_sha256": LABEL,
            "default_unchecked": True,
        },
        "method": "click",
        "withdrawal_method": {"url_path": "/j/<ref>/withdraw", "steps": 1},
        "identity_check_ref": None,
        "receipt_id": None,
    }


@pytest.mark.parametrize("type_", CONSENT_TYPES)
def test_the_state_follows_from_the_type(type_: EntryType) -> None:
    record = record_of(consent(type_), around())
    assert f"consent_{record['event_state']}" == record["event_type"] == type_.value


def test_the_service_s_own_names_stay_out() -> None:
    """Only the log's references are in it, so that forgetting them is forgetting the person."""
    for record in (given_record(), admitted()):
        raw = canonical(record).decode()
        assert PERSON_REF not in raw
        assert "x" * 26 not in raw


def test_a_professional_who_heard_the_answer_is_the_one_who_tells_it() -> None:
    entry = consent(notice=NOTICE, method="oral_confirmed_by_professional", acting_for="guardian")
    record = record_of(entry, around(actor=STAFF, interface=None))
    assert (record["entity_id"], record["subject_ref"]) == (STAFF, SUBJECT)
    assert (record["acting_for"], record["ui"]) == ("guardian", None)


def test_what_is_not_known_is_null() -> None:
    record = record_of(
        consent(EntryType.CONSENT_WITHDRAWN),
        around(notice=None, interface=None, room=None, destroy_after=None, unit=None),
    )
    for name in ("notice", "ui", "room_ref", "destroy_after", "unit_ref", "prev_record_id"):
        assert record[name] is None


@pytest.mark.parametrize("shown", [None, replace(SHOWN, sha256="c3" * 32)])
def test_an_answer_names_the_text_that_was_kept(shown: Any) -> None:
    with pytest.raises(RecordInvalid, match=r"^notice$"):
        given_record(notice=shown)


def test_a_fact_that_the_record_would_drop_is_refused() -> None:
    with pytest.raises(RecordInvalid, match="facts"):
        record_of(consent(mood="good"), around())


def test_a_consent_is_about_a_purpose_that_exists() -> None:
    with pytest.raises(PurposeUnknown):
        record_of(consent(purpose="recording"), around())
    with pytest.raises(RecordInvalid, match="purpose_code"):
        record_of(Entry(EntryType.CONSENT_GIVEN, "x" * 26), around())


# --- other events -----------------------------------------------------------------------------


def test_another_event_in_full() -> None:
    assert admitted(record_id="018f7a2e-1111-7222-8333-444444444444") == {
        "schema": "audit-event/1",
        "record_id": "018f7a2e-1111-7222-8333-444444444444",
        "event_type": "admitted",
        "event_time": "2030-05-14T09:00:00.123Z",
        "controller": {"party_id": PARTY},
        "unit_ref": "1",
        "service_template": "talk",
        "encounter_ref": ENCOUNTER,
        "subject_ref": SUBJECT,
        "entity_id": STAFF,
        "facts": {},
    }


@pytest.mark.parametrize("type_", OTHER_TYPES)
def test_every_type_has_its_record(type_: EntryType) -> None:
    record = record_of(
        event(type_, reason="request", entries=(1, 2), keys=1, done=True, by=None, empty=""),
        around(encounter=None if type_ in OF_THE_LOG else ENCOUNTER),
    )
    assert record["event_type"] == type_.value
    assert record["facts"] == {
        "reason": "request",
        "entries": [1, 2],
        "keys": 1,
        "done": True,
        "by": None,
        "empty": "",
    }


@pytest.mark.parametrize("type_", OF_THE_LOG)
def test_what_happens_to_the_log_happens_in_no_encounter(type_: EntryType) -> None:
    with pytest.raises(RecordInvalid, match=r"^encounter_ref$"):
        record_of(event(type_), around())


# --- times ------------------------------------------------------------------------------------


@given(
    st.datetimes(
        min_value=datetime(1990, 1, 1),  # noqa: DTZ001 (the zone comes from the strategy)
        timezones=st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m))),
        max_value=datetime(2200, 1, 1),  # noqa: DTZ001
    )
)
def test_every_time_is_told_in_utc_with_milliseconds(at: datetime) -> None:
    text = rfc3339(at)
    assert text.endswith("Z")
    assert len(text) == len("2030-05-14T09:00:00.123Z")
    back = datetime.fromisoformat(text)
    assert timedelta() <= at - back < timedelta(milliseconds=1)


def test_a_time_without_its_zone_is_refused() -> None:
    with pytest.raises(RecordInvalid):
        given_record(at=NOW.replace(tzinfo=None))


# --- the shape --------------------------------------------------------------------------------

BOTH: list[Callable[[], Record]] = [given_record, admitted]
both = pytest.mark.parametrize("make", BOTH)


@both
def test_a_record_has_one_spelling(make: Callable[[], Record]) -> None:
    record = make()
    assert json.loads(canonical(record)) == record


@both
def test_every_field_is_needed_and_no_other_allowed(make: Callable[[], Record]) -> None:
    record = make()
    for path in leaves(record):
        inner = json.loads(json.dumps(record))
        holder = inner
        for name in path[:-1]:
            holder = holder[name]
        del holder[path[-1]]
        assert faults(inner) == {".".join(path)}
        assert faults(with_value(record, (*path[:-1], "maija@example.org"), 1)) == {
            ".".join((*path[:-1], "unknown field"))
        }


@both
@pytest.mark.parametrize("text", BAD_TEXTS)
def test_what_must_not_be_kept_stands_in_no_field(make: Callable[[], Record], text: str) -> None:
    record = make()
    for path in leaves(record):
        if path == ("ui", "build") and text == "0401234567":
            continue  # a build may be a number
        told = faults(with_value(record, path, text))
        assert told == {".".join(path)}
        assert text not in str(told)
    for path in (("data_categories",), ("recipients",)):
        if path[0] in record:
            assert faults(with_value(record, path, [text])) == {path[0]}


@pytest.mark.parametrize("text", BAD_TEXTS)
def test_nor_in_a_fact(text: str) -> None:
    record = admitted()
    assert faults(record | {"facts": {"reason": text}}) == {"facts.reason"}
    assert faults(record | {"facts": {text: 1}}) == {"facts.unknown field"}


@pytest.mark.parametrize("value", [1.5, b"a", {"a": 1}, ["a"], [1, None], [True], 2**53, object()])
def test_a_fact_is_a_code_a_number_or_numbers(value: object) -> None:
    assert faults(admitted() | {"facts": {"reason": value}}) == {"facts.reason"}


@both
@pytest.mark.parametrize("value", [1.5, b"a", {"a": 1}, -1.0, float("nan"), object()])
def test_no_field_takes_another_kind_of_value(make: Callable[[], Record], value: object) -> None:
    record = make()
    for path in leaves(record):
        assert faults(with_value(record, path, value)) == {".".join(path)} or path == ("facts",)


@both
@pytest.mark.parametrize("value", [None, [], "x", 1, {}])
def test_a_record_names_a_known_schema(make: Callable[[], Record], value: object) -> None:
    assert faults(make() | {"schema": value}) == {"schema"}


def test_a_record_of_one_schema_is_not_of_the_other() -> None:
    assert faults(admitted() | {"schema": "consent-event/1"}) > {"event_state", "unknown field"}
    assert "event_type" in faults(given_record() | {"schema": "audit-event/1"})


def test_type_and_state_agree() -> None:
    assert faults(given_record() | {"event_state": "refused"}) == {"event_state"}
    assert faults(given_record() | {"event_type": "admitted"}) == {"event_type"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("record_id", "018f7a2e-1111-4222-8333-444444444444"),
        ("event_time", "2030-05-14T09:00:00Z"),
        ("event_time", "2030-05-14T09:00:00.123+00:00"),
        ("subject_ref", None),
        ("encounter_ref", None),
        ("valid_until", "forever"),
        ("acting_for", "friend"),
        ("jurisdiction", "SE"),
        ("special_category", 1),
        ("purpose_version", True),
        ("receipt_id", "1"),
        ("withdrawal_method", {"url_path": f"/j/{'k' * 32}/withdraw", "steps": 1}),
        ("withdrawal_method", {"url_path": "/j/<ref>/withdraw", "steps": 0}),
    ],
)
def test_each_field_keeps_to_its_form(field: str, value: object) -> None:
    told = faults(given_record() | {field: value})
    assert {fault.split(".")[0] for fault in told} == {field}


def test_a_box_that_was_ticked_beforehand_is_no_consent() -> None:
    assert faults(with_value(given_record(), ("ui", "default_unchecked"), False)) == {
        "ui.default_unchecked"
    }


@pytest.mark.parametrize("build", ["0.1.0", "0.1.0+0123456", "1234567", "0.1.0+g0123456", "dev"])
def test_a_build_is_no_telephone_number(build: str) -> None:
    check_record(with_value(given_record(), ("ui", "build"), build))


def test_every_fault_is_named_at_once() -> None:
    record = given_record() | {"method": "shout", "legal_basis": "", "more": 1}
    assert faults(record) == {"method", "legal_basis", "unknown field"}


@given(
    facts=st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True),
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.lists(st.integers(0, 2**40)).map(tuple)
        | st.text(max_size=40)
        | st.binary(min_size=32, max_size=32).map(bytes.hex),
        max_size=5,
    )
)
def test_whatever_is_written_has_one_spelling(facts: dict[str, Any]) -> None:
    try:
        record = record_of(event(**facts), around())
    except ValueError:  # the entry or the record refuses it
        return
    assert json.loads(canonical(record)) == record


def test_a_secret_that_a_reference_could_be_taken_for_is_refused() -> None:
    assert faults(given_record() | {"subject_ref": ids.new_secret()}) == {"subject_ref"}
    assert faults(given_record() | {"room_ref": ids.new_room_name()}) == {"room_ref"}


@pytest.mark.parametrize("method", [None, "click"])
@pytest.mark.parametrize("type_", [each for each in EntryType if each.startswith("consent_")])
def test_only_what_somebody_said_has_a_method(type_: EntryType, method: str | None) -> None:
    """What a changed notice superseded was said by nobody."""
    said = type_.value.removeprefix("consent_") in {"given", "refused", "withdrawn"}
    entry = consent(type_, method=method)
    if said == (method is not None):
        assert record_of(entry, around())["method"] == method
    else:
        with pytest.raises(RecordInvalid, match="method"):
            record_of(entry, around())
