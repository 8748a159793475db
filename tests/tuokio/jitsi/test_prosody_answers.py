"""The client of the gate: which answers it takes, and what it makes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.fake_prosody import FakeProsody
from tests.tuokio.jitsi.calls import (
    CALLS,
    PERSON,
    ROOM,
    admission,
    away,
    every_call,
    room,
)
from tuokio.jitsi import (
    ProsodyClient,
    Removed,
    RoomKind,
    RoomRecord,
    RoomState,
    Written,
)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"generation":"8","evicted":-1}', b'{"ignored":"yes","evicted":true}']
)
def test_any_success_confirms_a_write(
    status: int,
    content: bytes,
    fake: FakeProsody,
    client: ProsodyClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        fake, "answer", lambda _request: (status, b"" if status == 204 else content)
    )
    assert client.put_room(ROOM, room(7)) == Written(7, ignored=False)
    assert client.put_admission(ROOM, PERSON, admission(7)) == Written(7, ignored=False)
    for generation in (None, 7):
        assert client.delete_room(ROOM, generation=generation) == Removed(0, ignored=False)
        assert client.delete_admission(ROOM, PERSON, generation=generation) == Removed(
            0, ignored=False
        )


def test_ignored_without_a_number(
    fake: FakeProsody, client: ProsodyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fake, "answer", lambda _request: (202, {"ignored": True}))
    assert client.put_room(ROOM, room(7)) == Written(7, ignored=True)
    assert client.delete_room(ROOM, generation=7) == Removed(0, ignored=True, generation=7)
    assert client.delete_room(ROOM) == Removed(0, ignored=True)


@every_call
@pytest.mark.parametrize("content", [b"null", b"[]", b'"ok"', b"OK", b"\xff", b'{"generation":'])
def test_other_content_confirms_nothing(
    content: bytes,
    call: Callable[[ProsodyClient], object],
    fake: FakeProsody,
    client: ProsodyClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fake, "answer", lambda _request: (200, content))
    assert away(lambda: call(client)).reason == "answer"


@pytest.mark.parametrize("name", ["state", "health"])
@pytest.mark.parametrize("content", [b"", {}, {"generation": 1}, {"rooms": []}])
def test_a_report_that_says_nothing(
    name: str,
    content: Any,
    fake: FakeProsody,
    client: ProsodyClient,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fake, "answer", lambda _request: (200, content))
    assert away(lambda: CALLS[name](client)).reason == "answer"


GOOD_ROOM = {
    "kind": "meeting",
    "opens_at": 1,
    "closes_at": 2,
    "generation": 3,
    "admissions": {},
    "sessions": [],
}


@pytest.mark.parametrize(
    "rooms",
    [
        {"../x": GOOD_ROOM},
        {ROOM: {**GOOD_ROOM, "kind": "party"}},
        {ROOM: {**GOOD_ROOM, "opens_at": "1"}},
        {ROOM: {**GOOD_ROOM, "opens_at": 1.5}},
        {ROOM: {**GOOD_ROOM, "generation": -1}},
        {ROOM: {**GOOD_ROOM, "generation": 2**53}},
        {ROOM: {**GOOD_ROOM, "admissions": []}},
        {ROOM: {**GOOD_ROOM, "admissions": {PERSON: {"role": "owner"}}}},
        {ROOM: {**GOOD_ROOM, "sessions": {}}},
        {ROOM: {**GOOD_ROOM, "sessions": [{"session": "a b", "participant": PERSON}]}},
        {ROOM: []},
    ],
)
def test_a_state_that_cannot_be_understood(
    rooms: Any, fake: FakeProsody, client: ProsodyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"instance": "abc", "rooms": rooms}
    monkeypatch.setattr(fake, "answer", lambda _request: (200, answer))
    assert away(client.state).reason == "answer"


def test_a_state_with_the_least_in_it(
    fake: FakeProsody, client: ProsodyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    least = {name: GOOD_ROOM[name] for name in ("kind", "opens_at", "closes_at", "generation")}
    monkeypatch.setattr(fake, "answer", lambda _request: (200, {"rooms": {ROOM: least}}))
    state = client.state()
    assert state.instance is None
    assert state.rooms == {ROOM: RoomState(RoomRecord(RoomKind.MEETING, 1, 2, 3), {}, None)}


def test_numbers_as_lua_may_write_them(
    fake: FakeProsody, client: ProsodyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = {"instance": "abc", "rooms": {ROOM: {**GOOD_ROOM, "generation": 3.0, "later": "x"}}}
    monkeypatch.setattr(fake, "answer", lambda _request: (200, answer))
    assert client.state().rooms[ROOM].record.generation == 3
