"""Reports of the gate: read exactly, or not at all."""

from __future__ import annotations

import json
from dataclasses import FrozenInstanceError, asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.fake_gate import FakeGate
from tuokio.jitsi import EventType, GateEvent, GateEventInvalid
from tuokio.jitsi.gate_events import MOST_BYTES, parse

ROOM = "tuokio-aaaabbbbccccddddeeeeffff22223333"
PERSON = "abcdefghijklmnopqrstuvwxya"
NEEDED: dict[str, dict[str, str]] = {
    "started": {},
    "room_created": {"room": ROOM},
    "joined": {"room": ROOM, "participant": PERSON},
    "left": {},
    "refused": {},
    "evicted": {},
    "unavailable": {},
    "room_destroyed": {"room": ROOM},
}
every_type = pytest.mark.parametrize("type_", NEEDED)
BASE: dict[str, Any] = {"id": "event-1", "instance": "life_1", "seq": 7, "time": 1_794_000_000}

tags = st.from_regex(r"\A[A-Za-z0-9_-]{1,64}\Z")
events = st.builds(
    GateEvent,
    id=tags,
    instance=tags,
    seq=st.integers(1, 2**53 - 1),
    time=st.integers(0, 2**33) | st.floats(0, 2**33),
    type=st.sampled_from(EventType),
    room=st.from_regex(r"\A[a-z0-9][a-z0-9._-]{0,127}\Z"),
    session=tags,
    participant=st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z"),
    reason=st.from_regex(r"\A[a-z0-9_]{1,32}\Z"),
)


def event(type_: str, **changes: Any) -> dict[str, Any]:
    return {**BASE, "type": type_, **NEEDED[type_], **changes}


def fault(content: object) -> str:
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(GateEventInvalid) as caught:
        parse(raw)
    assert PERSON not in str(caught.value)
    return caught.value.reason


def test_every_type_has_an_example() -> None:
    assert set(NEEDED) == set(EventType)


@every_type
def test_reads_each_type(type_: str) -> None:
    found = parse(json.dumps(event(type_)).encode())
    given = {name: value for name, value in asdict(found).items() if value is not None}
    assert given == event(type_)


@given(events)
def test_reads_whatever_is_in_form(original: GateEvent) -> None:
    assert parse(json.dumps(asdict(original)).encode()) == original


@every_type
def test_needs_every_field(type_: str) -> None:
    for name in event(type_):
        rest = {key: value for key, value in event(type_).items() if key != name}
        assert fault(rest) == name


@every_type
@given(junk=st.none() | st.booleans() | st.lists(st.text()) | st.dictionaries(st.text(), st.none()))
def test_needs_every_field_to_be_of_its_type(type_: str, junk: object) -> None:
    for name in event(type_):
        assert fault(event(type_, **{name: junk})) == name


@every_type
@pytest.mark.parametrize("name", ["room", "session", "participant", "reason"])
def test_what_need_not_be_there_must_be_in_form_if_it_is(type_: str, name: str) -> None:
    assert fault(event(type_, **{name: None})) == name
    assert fault(event(type_, **{name: 1})) == name
    assert fault(event(type_, **{name: ""})) == name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "a" * 65),
        ("id", "a b"),
        ("id", "a\n"),
        ("instance", "a" * 65),
        ("seq", 0),
        ("seq", -1),
        ("seq", 1.5),
        ("seq", "1"),
        ("seq", 2**53),
        ("seq", 10**400),
        ("time", -1),
        ("time", "1794000000"),
        ("time", 2**33 + 1),
        ("type", "arrived"),
        ("type", "JOINED"),
        ("type", "joined\n"),
        ("room", "a\nb"),
        ("room", "a\ud800"),
        ("room", "a" * 1024),
        ("session", "a" * 65),
        ("participant", "-a"),
        ("participant", "a" * 65),
        ("participant", "ä"),
        ("reason", "Removed"),
        ("reason", "a" * 33),
    ],
)
def test_out_of_bounds(name: str, value: object) -> None:
    assert fault(event("evicted", **{name: value})) == name


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"null",
        b"[]",
        b'"started"',
        b"{",
        b"{}{}",
        b"\xff",
        '{"type": "started"}'.encode("utf-16"),
        b'{"seq": NaN}',
        b'{"seq": -Infinity}',
        b'{"a": ' + b"[" * 8000 + b"]" * 8000 + b"}",
        b'{"seq": ' + b"9" * 5000 + b"}",
    ],
)
def test_what_is_no_json_object(raw: bytes) -> None:
    assert fault(raw) == "json"


def test_a_number_beyond_all_bounds() -> None:
    assert fault(json.dumps(event("started")).replace("1794000000", "1e999").encode()) == "time"


def test_size() -> None:
    whole = json.dumps(event("started")).encode()
    assert parse(whole + b" " * (MOST_BYTES - len(whole))).seq == 7
    assert fault(whole + b" " * (MOST_BYTES + 1 - len(whole))) == "size"


@given(st.binary(max_size=300))
def test_no_bytes_bring_it_down(raw: bytes) -> None:
    assert fault(raw)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    ),
    st.sampled_from(sorted(event("evicted"))),
)
def test_no_value_brings_it_down(value: object, name: str) -> None:
    changed = json.dumps(event("evicted", **{name: value})).encode()
    try:
        found = parse(changed)
    except GateEventInvalid:
        return
    assert getattr(found, name) == value


def test_fields_that_nobody_asked_for_are_left_alone() -> None:
    assert parse(json.dumps(event("started", version=2, more={"a": []})).encode()).seq == 7


def test_refusals_may_name_any_room() -> None:
    found = parse(json.dumps(event("refused", room="Kahvihuone Ä")).encode())
    assert found.room == "Kahvihuone Ä"


def test_whole_numbers_as_lua_may_write_them() -> None:
    assert parse(json.dumps(event("started", seq=7.0)).encode()).seq == 7


def test_shows_no_name_and_cannot_be_changed() -> None:
    found = parse(json.dumps(event("joined")).encode())
    assert ROOM not in repr(found)
    assert PERSON not in repr(found)
    with pytest.raises(FrozenInstanceError):
        found.seq = 8  # type: ignore[misc]


def test_reads_what_the_fake_gate_sends() -> None:
    gate = FakeGate()
    gate.rooms[ROOM] = {}
    gate.admissions[ROOM, PERSON] = {"generation": 1}
    gate.leave(gate.join(ROOM, PERSON))
    gate.leave(gate.join(ROOM, PERSON), type_="evicted", reason="removed")
    read = [parse(json.dumps(each).encode()) for each in gate.outbox]
    assert [each.type for each in read] == ["started", "joined", "left", "joined", "evicted"]
    assert [each.seq for each in read] == [1, 2, 3, 4, 5]
