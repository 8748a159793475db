"""The client of the gate, against a fake that keeps to the documented interface."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.fakes.fake_prosody import HOST, SECRET, FakeProsody, Mood, fake_prosody
from tests.tuokio.jitsi.calls import (
    NOW,
    PERSON,
    QUICK,
    ROOM,
    admission,
    away,
    every_call,
    room,
)
from tuokio.jitsi import (
    GateRole,
    LiveSession,
    ParticipantInvalid,
    ProsodyClient,
    ProsodyError,
    ProsodyRefused,
    ProsodyUrlInvalid,
    Removed,
    RoomInvalid,
    RoomKind,
    RoomState,
    SecretTooWeak,
    Written,
    check_prosody_url,
)
from tuokio.jitsi.signing import ID_HEADER

# --- what it does ---------------------------------------------------------------------------


def test_what_is_written_is_read_back(fake: FakeProsody, client: ProsodyClient) -> None:
    assert client.put_room(ROOM, room(kind=RoomKind.CHECK)) == Written(1, ignored=False)
    wish = admission(4, role=GateRole.MODERATOR)
    assert client.put_admission(ROOM, PERSON, wish) == Written(4, ignored=False)
    session = fake.gate.join(ROOM, PERSON)
    state = client.state()
    assert state.instance == fake.gate.instance
    assert state.rooms == {
        ROOM: RoomState(room(kind=RoomKind.CHECK), {PERSON: wish}, (LiveSession(session, PERSON),))
    }


def test_an_empty_gate(client: ProsodyClient) -> None:
    assert client.state().rooms == {}


def test_the_records_on_the_wire(fake: FakeProsody, client: ProsodyClient) -> None:
    client.put_room(ROOM, room())
    client.put_admission(ROOM, PERSON, admission())
    assert fake.gate.rooms[ROOM] == {
        "kind": "meeting",
        "opens_at": NOW,
        "closes_at": NOW + 3600,
        "generation": 1,
    }
    assert fake.gate.admissions[ROOM, PERSON] == {
        "role": "participant",
        "since": NOW,
        "until": NOW + 3600,
        "generation": 1,
    }


def test_deleting_puts_out(fake: FakeProsody, client: ProsodyClient) -> None:
    client.put_room(ROOM, room())
    client.put_admission(ROOM, PERSON, admission())
    client.put_admission(ROOM, "other", admission())
    fake.gate.join(ROOM, PERSON)
    fake.gate.join(ROOM, "other")
    removed = client.delete_admission(ROOM, PERSON, reason="sent_back", generation=2)
    assert removed == Removed(1, ignored=False)
    assert fake.gate.outbox[-1]["reason"] == "sent_back"
    assert client.delete_room(ROOM, generation=2) == Removed(1, ignored=False)
    assert client.state().rooms == {}


def test_what_is_not_there_is_as_good_as_deleted(client: ProsodyClient) -> None:
    assert client.delete_room(ROOM) == Removed(0, ignored=False)
    assert client.delete_admission(ROOM, PERSON) == Removed(0, ignored=False)


def test_older_wishes_are_ignored_and_told(client: ProsodyClient) -> None:
    client.put_room(ROOM, room(5))
    client.put_admission(ROOM, PERSON, admission(5))
    assert client.put_room(ROOM, room(4)) == Written(5, ignored=True)
    assert client.put_admission(ROOM, PERSON, admission(4)) == Written(5, ignored=True)
    assert client.delete_admission(ROOM, PERSON, generation=4) == Removed(
        0, ignored=True, generation=5
    )
    assert client.delete_room(ROOM, generation=4) == Removed(0, ignored=True, generation=5)
    client.delete_admission(ROOM, PERSON, generation=6)
    assert client.put_admission(ROOM, PERSON, admission(5)) == Written(6, ignored=True)
    assert client.put_admission(ROOM, PERSON, admission(6)) == Written(6, ignored=False)


def test_health(fake: FakeProsody, client: ProsodyClient) -> None:
    fake.gate.outbox.clear()
    health = client.health()
    assert (health.ok, health.faults, health.version) == (True, (), 1)
    assert (health.rooms, health.pending, health.oldest) == ("prefix", 0, None)
    assert health.instance == fake.gate.instance


def test_health_with_faults(fake: FakeProsody, client: ProsodyClient) -> None:
    fake.gate.faults.append("tuokio_events")
    event = fake.gate.report("room_created", room=ROOM)
    health = client.health()
    assert (health.ok, health.faults) == (False, ("tuokio_events",))
    assert (health.pending, health.oldest) == (2, event["time"])


def test_records_tell_no_name(fake: FakeProsody, client: ProsodyClient) -> None:
    client.put_room(ROOM, room())
    client.put_admission(ROOM, PERSON, admission())
    fake.gate.join(ROOM, PERSON)
    state = client.state()
    shown = f"{state!r} {state.rooms[ROOM]!r}"
    assert ROOM not in shown
    assert PERSON not in shown


# --- what the gate refuses ------------------------------------------------------------------


def test_an_admission_to_an_unknown_room(client: ProsodyClient) -> None:
    with pytest.raises(ProsodyRefused) as caught:
        client.put_admission(ROOM, PERSON, admission())
    assert (caught.value.status, caught.value.code) == (404, "unknown-room")
    assert ROOM not in str(caught.value)


def test_fields_that_make_no_sense(client: ProsodyClient) -> None:
    with pytest.raises(ProsodyRefused) as caught:
        client.put_room(ROOM, room(closes_at=NOW))
    assert (caught.value.status, caught.value.code) == (422, "fields")


@every_call
def test_another_secret(fake: FakeProsody, call: Callable[[ProsodyClient], object]) -> None:
    stranger = ProsodyClient(fake.url, HOST, SECRET[::-1])
    with pytest.raises(ProsodyRefused) as caught:
        call(stranger)
    assert (caught.value.status, caught.value.code) == (401, "signature")
    assert not fake.gate.rooms


@pytest.mark.parametrize("name", ["", "..", "Tuokio-x", "tuokio-x/y", "tuokio-ä", "a" * 129, "a?b"])
def test_names_that_are_no_rooms_are_not_even_asked(
    name: str, fake: FakeProsody, client: ProsodyClient
) -> None:
    for call in (
        lambda: client.put_room(name, room()),
        lambda: client.delete_room(name),
        lambda: client.put_admission(name, PERSON, admission()),
        lambda: client.delete_admission(name, PERSON),
    ):
        with pytest.raises(RoomInvalid):
            call()
    assert not fake.asked


@pytest.mark.parametrize("name", ["", "-a", "a/b", "a.b", "ä", "a" * 65, "a?b"])
def test_names_that_are_no_people_are_not_even_asked(
    name: str, fake: FakeProsody, client: ProsodyClient
) -> None:
    with pytest.raises(ParticipantInvalid):
        client.put_admission(ROOM, name, admission())
    with pytest.raises(ParticipantInvalid):
        client.delete_admission(ROOM, name)
    assert not fake.asked


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        ("sent_back", "sent_back"),
        ("Sent-Back", "sent_back"),
        ("sent back", "sent_back"),
        ("a" * 32, "a" * 32),
        ("", "removed"),
        ("a" * 33, "removed"),
        ("a&b", "removed"),
        ("ä", "removed"),
        ("\ud800", "removed"),
    ],
)
def test_no_reason_stops_an_eviction(
    reason: str, word: str, fake: FakeProsody, client: ProsodyClient
) -> None:
    client.put_room(ROOM, room())
    client.put_admission(ROOM, PERSON, admission())
    fake.gate.join(ROOM, PERSON)
    assert client.delete_admission(ROOM, PERSON, reason=reason) == Removed(1, ignored=False)
    assert fake.gate.outbox[-1]["reason"] == word


# --- when Prosody is not as it should be -------------------------------------------------------


@every_call
@pytest.mark.parametrize(
    ("mood", "reason", "status"),
    [
        (Mood.AWAY, "unreachable", None),
        (Mood.CUT_OFF, "unreachable", None),
        (Mood.SILENT, "slow", None),
        (Mood.DROP_BY_DROP, "slow", None),
        (Mood.FAULTY, "faulty", 503),
        (Mood.REDIRECT, "answer", 307),
        (Mood.STRANGER, "answer", 404),
        (Mood.GARBAGE, "answer", 200),
        (Mood.HUGE, "answer", 200),
    ],
)
def test_moods(
    mood: Mood,
    reason: str,
    status: int | None,
    call: Callable[[ProsodyClient], object],
    fake: FakeProsody,
    quick: ProsodyClient,
) -> None:
    fake.mood = mood
    began = time.monotonic()
    error = away(lambda: call(quick))
    assert (error.reason, error.status) == (reason, status)
    assert time.monotonic() - began < 10 * QUICK
    fake.mood = Mood.WELL
    quick.health()


def test_nobody_listens(quick: ProsodyClient) -> None:
    with fake_prosody() as gone:
        url = gone.url
    error = away(lambda: ProsodyClient(url, HOST, SECRET).put_room(ROOM, room()))
    assert error.reason == "unreachable"


def test_another_host_is_not_the_gate(fake: FakeProsody) -> None:
    lost = ProsodyClient(fake.url, "meet.example.org", SECRET)
    assert away(lost.health).reason == "answer"


def test_no_name_reaches_a_log(
    fake: FakeProsody, quick: ProsodyClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        for mood in Mood:
            fake.mood = mood
            try:
                quick.put_admission(ROOM, PERSON, admission())
            except ProsodyError:
                continue
    assert ROOM not in caplog.text
    assert PERSON not in caplog.text


# --- how it asks --------------------------------------------------------------------------------


def test_every_try_is_signed_afresh(fake: FakeProsody, client: ProsodyClient) -> None:
    fake.mood = Mood.AWAY
    away(client.health)
    first, second = fake.asked
    assert first.headers[ID_HEADER] != second.headers[ID_HEADER]


def test_a_restart_of_prosody_in_between_goes_unnoticed(
    fake: FakeProsody, client: ProsodyClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = fake.answer

    def only_later(request: Any) -> Any:
        monkeypatch.setattr(fake, "answer", answer)
        raise ConnectionAbortedError

    monkeypatch.setattr(fake, "answer", only_later)
    assert client.put_room(ROOM, room()) == Written(1, ignored=False)


def test_what_was_done_unheard_can_be_said_again(fake: FakeProsody, client: ProsodyClient) -> None:
    fake.mood = Mood.CUT_OFF
    away(lambda: client.put_room(ROOM, room()))
    fake.mood = Mood.WELL
    assert ROOM in client.state().rooms
    assert client.put_room(ROOM, room()) == Written(1, ignored=False)


def test_the_connection_is_kept(fake: FakeProsody, client: ProsodyClient) -> None:
    for _ in range(3):
        client.put_room(ROOM, room())
        client.state()
    assert fake.connections == 1


def test_nothing_of_the_environment_counts(
    fake: FakeProsody, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
    netrc = tmp_path / "netrc"
    netrc.write_text("default login somebody password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    ProsodyClient(fake.url, HOST, SECRET).health()
    assert "Authorization" not in fake.asked[0].headers


def test_it_sends_few_headers_and_no_cookies(fake: FakeProsody, client: ProsodyClient) -> None:
    fake.mood = Mood.REDIRECT
    away(client.health)
    fake.mood = Mood.WELL
    client.put_room(ROOM, room())
    assert set(fake.asked[-1].headers) == {
        "Host",
        "Accept-Encoding",
        "Content-Type",
        "Content-Length",
        "Tuokio-Time",
        "Tuokio-Id",
        "Tuokio-Signature",
        "User-Agent",
    }
    assert fake.asked[-1].headers["Host"] == HOST


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:5280",
        "http://xmpp.meet_jitsi:5280",
        "https://prosody.example.org",
        "http://[::1]:5280",
    ],
)
def test_addresses(url: str) -> None:
    assert check_prosody_url(url) == url
    assert check_prosody_url(url + "/") == url


@pytest.mark.parametrize(
    "url",
    [
        "",
        "127.0.0.1:5280",
        "ftp://127.0.0.1",
        "http://",
        "http://:5280",
        "http://a/path",
        "http://a?b",
        "http://a#b",
        "http://me:word@a",
        "http://a b",
        "http://a:0",
        "http://a:65536",
        "http://a:port",
        "http://[::1",
        "http://[1.2]",
        "http://ä",
        "http://a\r\nb",
        "http://" + "a" * 512,
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(ProsodyUrlInvalid):
        check_prosody_url(url)
    with pytest.raises(ProsodyUrlInvalid):
        ProsodyClient(url, HOST, SECRET)


@pytest.mark.parametrize("host", ["", "a b", "a:1", "a\r\nb", "A", "-a"])
def test_hosts_that_are_none(host: str) -> None:
    with pytest.raises(ProsodyUrlInvalid):
        ProsodyClient("http://127.0.0.1:5280", host, SECRET)


def test_a_weak_secret() -> None:
    with pytest.raises(SecretTooWeak):
        ProsodyClient("http://127.0.0.1:5280", HOST, "changeme" * 5)
