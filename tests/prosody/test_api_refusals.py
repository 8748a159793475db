"""What the signed interface refuses: nothing is changed by it, and the log tells no names."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.prosody.api import BASE, HOST, Api
from tests.prosody.conftest import MakeProsody
from tests.prosody.prosody import Prosody
from tests.prosody.wishes import ADMISSION, ROOM, register, rooms
from tests.support.server import PATIENCE
from tuokio.jitsi import signing

Send = Callable[[Api, str], httpx.Response]


@pytest.fixture
def known(api: Api, room: str) -> str:
    """A room that is registered, with somebody admitted."""
    return register(api, room)


def _raw_length(api: Api, length: int) -> httpx.Response:
    """Announce a body and send none of it."""
    head = f"PUT {BASE}/rooms/tuokio-a HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: {length}\r\n\r\n"
    with socket.create_connection(("127.0.0.1", api.prosody.port), PATIENCE) as line:
        line.sendall(head.encode())
        said = b""
        while part := line.recv(4096):
            said += part
    status = int(said.split(b" ", 2)[1])
    return httpx.Response(status, content=said.split(b"\r\n\r\n", 1)[1])


def _tampered(api: Api, room: str) -> httpx.Response:
    key = signing.derive_key(api.prosody.options.secret, signing.Direction.TO_PROSODY)
    path = f"/rooms/{room}"
    signed = signing.sign(key, method="PUT", path=BASE + path, body=b"{}")
    return api.raw("PUT", path, b'{"generation":9}', signed)


def _without(header: str) -> Send:
    def send(api: Api, room: str) -> httpx.Response:
        key = signing.derive_key(api.prosody.options.secret, signing.Direction.TO_PROSODY)
        path = f"/rooms/{room}"
        signed = signing.sign(key, method="DELETE", path=BASE + path)
        return api.raw("DELETE", path, b"", {k: v for k, v in signed.items() if k != header})

    return send


def _deleting(**wrong: Any) -> Send:
    return lambda api, room: api.send("DELETE", f"/rooms/{room}", **wrong)


def _deleting_at(offset: float) -> Send:
    return lambda api, room: api.send("DELETE", f"/rooms/{room}", at=time.time() + offset)


def _putting(content: bytes) -> Send:
    return lambda api, room: api.put(f"/rooms/{room}", content)


REFUSED: dict[str, tuple[Send, int, str]] = {
    "unsigned": (lambda api, room: api.raw("DELETE", f"/rooms/{room}"), 401, "signature"),
    "unsigned odd path": (lambda api, room: api.raw("GET", "/etc/passwd"), 401, "signature"),
    "unsigned odd method": (lambda api, room: api.raw("PATCH", "/rooms"), 401, "signature"),
    "wrong signature": (
        _deleting(headers={signing.SIGNATURE_HEADER: "v1=" + "0" * 64}),
        401,
        "signature",
    ),
    "cut signature": (_deleting(headers={signing.SIGNATURE_HEADER: "v1="}), 401, "signature"),
    "another secret": (_deleting(secret="kV3x9qLw0ZsTn7YdRb5uHfMg2CjP8aEo"), 401, "signature"),
    "key of the other direction": (
        _deleting(direction=signing.Direction.TO_SERVICE),
        401,
        "signature",
    ),
    "another body": (_tampered, 401, "signature"),
    "another id": (_deleting(headers={signing.ID_HEADER: "x" * 20}), 401, "signature"),
    "another time": (_deleting(headers={signing.TIME_HEADER: "1"}), 401, "signature"),
    "no signature": (_without(signing.SIGNATURE_HEADER), 401, "signature"),
    "no time": (_without(signing.TIME_HEADER), 401, "signature"),
    "no id": (_without(signing.ID_HEADER), 401, "signature"),
    "old": (_deleting_at(-62), 401, "time"),
    "from the future": (_deleting_at(63), 401, "time"),
    "wrong path": (lambda api, room: api.delete(f"/room/{room}"), 404, "not-found"),
    "encoded path": (lambda api, room: api.delete(f"/%72ooms/{room}"), 404, "not-found"),
    "wrong method": (lambda api, room: api.send("POST", f"/rooms/{room}"), 405, "method"),
    "over 16 KiB": (_putting(b"x" * 16385), 413, "size"),
    "10 MB": (_putting(b"x" * 10_000_000), 413, "size"),
    "12 MiB": (_putting(b"x" * 12 * 2**20), 413, "size"),
    "a gigabyte, announced": (lambda api, room: _raw_length(api, 2**30), 413, "size"),
    "no body": (_putting(b""), 400, "json"),
    "half a body": (_putting(b'{"kind":"meeting"'), 400, "json"),
    "no object": (_putting(b"[]"), 400, "json"),
    "deep nesting": (_putting(b'{"a":' * 3000), 400, "json"),
    "no UTF-8": (_putting(b'{"kind":"\xff\xfe"}'), 422, "fields"),
    "unknown room": (
        lambda api, room: api.put("/rooms/tuokio-nowhere/admissions/anna", ADMISSION),
        404,
        "unknown-room",
    ),
}


@pytest.mark.parametrize("what", REFUSED)
def test_is_refused_and_changes_nothing(api: Api, known: str, what: str) -> None:
    send, status, error = REFUSED[what]
    before = rooms(api)
    answer = send(api, known)
    assert (answer.status_code, answer.json()["error"]) == (status, error)
    assert answer.headers.get("content-type", "application/json") == "application/json"
    assert rooms(api) == before


def test_wrong_method_says_the_right_ones(api: Api, known: str) -> None:
    assert api.send("POST", f"/rooms/{known}").headers["Allow"] == "DELETE, PUT"


def test_repeated_id_is_refused(api: Api, prosody: Prosody, known: str) -> None:
    used, now = f"repeated{time.time_ns()}", time.time()

    def repeat() -> httpx.Response:
        return api.send("DELETE", f"/rooms/{known}", at=now, request_id=used)

    assert api.send("GET", "/rooms", at=now, request_id=used).status_code == 200
    for end in (None, prosody.kill9, prosody.stop):
        if end:
            end()
            prosody.start()
        answer = repeat()
        assert (answer.status_code, answer.json()) == (401, {"error": "replayed"})
    assert known in rooms(api)


FIELDS: list[tuple[str, dict[str, Any], list[str]]] = [
    ("", {"kind": "party"}, ["kind"]),
    ("", {"kind": 1}, ["kind"]),
    ("", {"kind": None}, ["kind"]),
    ("", {"opens_at": "1800000000"}, ["opens_at"]),
    ("", {"opens_at": -0.5}, ["opens_at"]),
    ("", {"generation": 5.5}, ["generation"]),
    ("", {"opens_at": True}, ["opens_at"]),
    ("", {"opens_at": [1]}, ["opens_at"]),
    ("", {"opens_at": 1_800_003_600}, ["closes_at"]),
    ("", {"generation": -1}, ["generation"]),
    ("", {"generation": 2**53}, ["generation"]),
    ("", {"generation": 1e300}, ["generation"]),
    ("", {"extra": 1}, ["extra"]),
    ("", {"__array": [1]}, ["1"]),
    ("/admissions/anna", {"role": "owner"}, ["role"]),
    ("/admissions/anna", {"since": None}, ["since"]),
    ("/admissions/anna", {"until": "never"}, ["until"]),
    ("/admissions/anna", {"kind": "meeting"}, ["kind"]),
    ("/admissions/-", {}, ["participant"]),
    ("/admissions/a.b", {}, ["participant"]),
    ("/admissions/" + "a" * 65, {}, ["participant"]),
]


@pytest.mark.parametrize(("path", "change", "names"), FIELDS)
def test_wrong_fields_are_named(
    api: Api, known: str, path: str, change: dict[str, Any], names: list[str]
) -> None:
    before = rooms(api)
    answer = api.put(f"/rooms/{known}{path}", (ADMISSION if path else ROOM) | change)
    assert (answer.status_code, answer.json()) == (422, {"error": "fields", "fields": names})
    assert rooms(api) == before


def test_missing_fields_are_named(api: Api, known: str) -> None:
    assert api.put(f"/rooms/{known}", {}).json()["fields"] == sorted(ROOM)
    assert api.put(f"/rooms/{known}/admissions/bo", {}).json()["fields"] == sorted(ADMISSION)


@pytest.mark.parametrize("name", ["choir", "TUOKIO-a", "tuokio-%61", "tuokio-" + "a" * 122])
def test_rooms_that_cannot_be_ours(api: Api, name: str) -> None:
    for answer in (api.put(f"/rooms/{name}", ROOM), api.delete(f"/rooms/{name}")):
        assert (answer.status_code, answer.json()["fields"]) == (422, ["room"])


@pytest.mark.parametrize("query", ["generation=x", "generation=1&generation=1", "all=1", "all"])
def test_odd_queries(api: Api, known: str, query: str) -> None:
    assert api.delete(f"/rooms/{known}/admissions/anna?{query}").status_code == 422
    assert "anna" in rooms(api)[known]["admissions"]


@pytest.mark.parametrize(
    "query", ["reason=%3Cb%3E", "reason=Sent-Back", "reason", "reason=", "reason=a&reason=b"]
)
def test_no_reason_stops_a_removal(api: Api, known: str, query: str) -> None:
    answer = api.delete(f"/rooms/{known}/admissions/anna?{query}")
    assert (answer.status_code, answer.json()) == (200, {"evicted": 0})
    assert rooms(api)[known]["admissions"] == {}


# --- what the log says ------------------------------------------------------------------------


def _warned(prosody: Prosody, reason: str) -> int:
    return prosody.log_text().count(f"Refused a request to the interface: {reason} ")


def test_each_refusal_is_one_line_without_names(make_prosody: MakeProsody, room: str) -> None:
    api = Api(make_prosody())
    asked = ("unsigned", "old", "wrong path", "wrong method", "over 16 KiB", "no object")
    for what in asked:
        send, _, reason = REFUSED[what]
        send(api, room)
        assert _warned(api.prosody, reason) == 1
    said = api.prosody.log_text()
    assert room not in said
    assert "v1=" not in said


def test_flood_of_refusals_is_bounded(make_prosody: MakeProsody, room: str) -> None:
    api = Api(make_prosody())
    for _ in range(200):
        api.raw("GET", "/rooms")
    assert 1 <= _warned(api.prosody, "signature") <= 40
