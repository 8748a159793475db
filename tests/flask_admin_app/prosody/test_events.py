"""`POST /prosody/v1/events`: Prosody's signature opens it, and nothing else does."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from flask_admin_app import create_app, database
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.fakes.fake_prosody import EVENTS, SECRET
from tests.support.clock import Clock
from tests.support.desk import at_once
from tests.support.gate import Gated, event_headers
from tests.support.probe import dump
from tuokio.jitsi.gate_events import MOST_BYTES
from tuokio.jitsi.signing import (
    ID_HEADER,
    SIGNATURE_HEADER,
    TIME_HEADER,
    WINDOW,
    Direction,
    derive_key,
    sign,
)

Silent = Callable[[TestResponse, int], None]


class Told:
    """An encounter with an open door, and an event of it."""

    def __init__(self, gated: Gated) -> None:
        self.gated = gated
        self.encounter, self.ref = gated.admitted()
        gated.push()
        self.room = gated.room(self.encounter)

    def event(self, **fields: Any) -> dict[str, Any]:
        given = {
            "id": "event-0000000000",
            "instance": "instance-0000000",
            "seq": 1,
            "time": 1_900_000_000,
            "type": "joined",
            "room": self.room,
            "session": "session-00000000",
            "participant": self.ref,
        }
        return {key: value for key, value in (given | fields).items() if value is not None}

    def body(self, **fields: Any) -> bytes:
        return json.dumps(self.event(**fields)).encode()

    def post(self, body: bytes, headers: dict[str, str] | None = None, **more: Any) -> TestResponse:
        """Send it, well signed unless other headers are given."""
        signed = event_headers(self.gated.clock, body) if headers is None else headers
        return self.gated.web.app.test_client().post(EVENTS, data=body, headers=signed, **more)


@pytest.fixture
def told(gated: Gated) -> Told:
    """As Prosody would tell it."""
    return Told(gated)


@pytest.fixture
def silent(told: Told, caplog: pytest.LogCaptureFixture) -> Silent:
    """Checks a refusal: its status, that nothing changed, and that no log names anybody."""
    caplog.set_level(logging.DEBUG)
    before = dump(told.gated.core)

    def check(response: TestResponse, status: int) -> None:
        assert response.status_code == status, response.text
        assert dump(told.gated.core) == before
        _says_nothing(told, response)
        _quiet_log(told, caplog)

    return check


def _says_nothing(told: Told, response: TestResponse) -> None:
    for word in (told.room, told.ref, told.encounter, "session-0000", "Traceback"):
        assert word not in response.text


def _quiet_log(told: Told, caplog: pytest.LogCaptureFixture) -> None:
    said = "\n".join(f"{each.getMessage()} {each.args} {each.exc_text}" for each in caplog.records)
    hidden = (told.room, told.room.removeprefix("tuokio-"), told.ref, "session-00000000", SECRET)
    assert "tuokio.access" in {each.name for each in caplog.records}
    assert [word for word in hidden if word in said] == []
    assert "v1=" not in said


# What is taken in ------------------------------------------------------------------------------


def test_it_is_taken_in(told: Told, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    response = told.post(told.body())
    assert (response.status_code, response.data) == (204, b"")
    assert told.gated.place(told.ref) == "present"
    assert "Set-Cookie" not in response.headers
    _quiet_log(told, caplog)


def test_by_the_fake_of_prosody_in_order(told: Told) -> None:
    gated = told.gated
    session = gated.enter(told.encounter, told.ref)
    assert gated.tell() == 2  # it started, and somebody came
    assert gated.place(told.ref) == "present"
    gated.prosody.gate.leave(session, type_="unavailable")
    assert gated.tell() == 1
    assert gated.place(told.ref) == "absent"
    assert gated.prosody.gate.outbox == []


def test_the_same_event_signed_again_is_acknowledged_and_changes_nothing(told: Told) -> None:
    body = told.body()
    told.post(body)
    before = dump(told.gated.core)
    assert told.post(body).status_code == 204
    after = dump(told.gated.core)
    assert len(after.pop("seen_requests")) == len(before.pop("seen_requests")) + 1
    assert after == before


@pytest.mark.parametrize(
    "fields",
    [
        {"room": "tuokio-unknown"},
        {"room": "somebody-elses-room"},
        {"participant": "nobody"},
        {"type": "room_destroyed", "room": "tuokio-unknown"},
        {"type": "refused", "reason": "not_admitted"},
        {"type": "left", "session": "unknown"},
        {"type": "of_a_later_version"},
        {"type": 7},
        {"room": None},
        {"seq": 0},
        {"seq": "1"},
        {"instance": "with space"},
        {"time": -1},
        {"participant": "x" * 500},
        {"more": {"than": ["we", "know"]}, "participant": "nobody"},
    ],
)
def test_what_means_nothing_to_us_is_acknowledged(
    told: Told, caplog: pytest.LogCaptureFixture, fields: dict[str, Any]
) -> None:
    """It is well signed: refused, it would come again for ever and hold up all others."""
    caplog.set_level(logging.DEBUG)
    before = dump(told.gated.core)
    response = told.post(told.body(**fields))
    assert (response.status_code, response.data) == (204, b"")
    after = dump(told.gated.core)
    for table in ("seen_requests", "gate_instances"):
        del before[table], after[table]
    assert after == before
    _quiet_log(told, caplog)


def test_fields_that_we_do_not_know_are_left_alone(told: Told) -> None:
    assert told.post(told.body(more={"than": ["we", "know"]})).status_code == 204
    assert told.gated.place(told.ref) == "present"


@pytest.mark.parametrize("seconds", [-WINDOW, WINDOW])
def test_a_clock_may_be_a_minute_off(told: Told, seconds: int) -> None:
    headers = event_headers(told.gated.clock, told.body())
    told.gated.clock.forward(seconds=seconds)
    assert told.post(told.body(), headers).status_code == 204


def test_after_a_start_all_are_absent(told: Told) -> None:
    told.post(told.body())
    nobody = {"room": None, "session": None, "participant": None}
    assert told.post(told.body(type="started", instance="two", **nobody)).status_code == 204
    assert told.gated.place(told.ref) == "absent"
    assert told.gated.core.gate.must_compare()


# What is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_another_method(told: Told, silent: Silent, method: str) -> None:
    body = told.body()
    key = derive_key(SECRET, Direction.TO_SERVICE)
    at = int(told.gated.clock.now.timestamp())
    headers = sign(key, method=method, path=EVENTS, body=body, at=at)
    browser = told.gated.web.app.test_client()
    silent(browser.open(EVENTS, method=method, data=body, headers=headers), 405)


def test_unsigned(told: Told, silent: Silent) -> None:
    response = told.post(told.body(), {})
    silent(response, 401)
    assert response.get_json() == {"error": "signature"}
    assert "Set-Cookie" not in response.headers


@pytest.mark.parametrize("missing", [TIME_HEADER, ID_HEADER, SIGNATURE_HEADER])
def test_a_header_is_missing(told: Told, silent: Silent, missing: str) -> None:
    headers = event_headers(told.gated.clock, told.body())
    del headers[missing]
    silent(told.post(told.body(), headers), 401)


def _signed(told: Told, key: bytes, body: bytes, **more: Any) -> dict[str, str]:
    at = int(told.gated.clock.now.timestamp())
    given: dict[str, Any] = {"method": "POST", "path": EVENTS, "at": at}
    return sign(key, body=body, **(given | more))


def test_another_key(told: Told, silent: Silent) -> None:
    key = derive_key("Zz9y" + SECRET[4:], Direction.TO_SERVICE)
    response = told.post(told.body(), _signed(told, key, told.body()))
    silent(response, 401)
    assert response.get_json() == {"error": "signature"}


def test_the_key_of_the_other_direction(told: Told, silent: Silent) -> None:
    """What we sign for Prosody cannot be sent back to us."""
    key = derive_key(SECRET, Direction.TO_PROSODY)
    silent(told.post(told.body(), _signed(told, key, told.body())), 401)


def test_the_secret_itself_is_no_key(told: Told, silent: Silent) -> None:
    silent(told.post(told.body(), _signed(told, SECRET.encode(), told.body())), 401)


@pytest.mark.parametrize(
    "more", [{"path": "/prosody/v1/event"}, {"path": f"{EVENTS}?x=1"}, {"method": "PUT"}]
)
def test_signed_for_something_else(told: Told, silent: Silent, more: dict[str, str]) -> None:
    key = derive_key(SECRET, Direction.TO_SERVICE)
    silent(told.post(told.body(), _signed(told, key, told.body(), **more)), 401)


def test_a_query_that_was_not_signed(told: Told, silent: Silent) -> None:
    headers = event_headers(told.gated.clock, told.body())
    browser = told.gated.web.app.test_client()
    silent(browser.post(f"{EVENTS}?room=other", data=told.body(), headers=headers), 401)


@pytest.mark.parametrize(("seconds", "word"), [(-61, "old"), (61, "future"), (-86_400, "a day")])
def test_not_now(told: Told, silent: Silent, seconds: int, word: str) -> None:
    key = derive_key(SECRET, Direction.TO_SERVICE)
    at = int(told.gated.clock.now.timestamp()) + seconds
    response = told.post(told.body(), _signed(told, key, told.body(), at=at))
    silent(response, 401)
    assert response.get_json() == {"error": "time"}, word


@pytest.mark.parametrize("place", [0, 40, -1])
def test_a_flipped_byte(told: Told, silent: Silent, place: int) -> None:
    body = bytearray(told.body())
    headers = event_headers(told.gated.clock, bytes(body))
    body[place] ^= 1
    silent(told.post(bytes(body), headers), 401)


def test_one_byte_more_or_less(told: Told, silent: Silent) -> None:
    headers = event_headers(told.gated.clock, told.body())
    silent(told.post(told.body() + b" ", headers), 401)
    silent(told.post(told.body()[:-1], headers), 401)


@pytest.mark.parametrize("header", [TIME_HEADER, ID_HEADER, SIGNATURE_HEADER])
def test_a_changed_header(told: Told, silent: Silent, header: str) -> None:
    headers = event_headers(told.gated.clock, told.body())
    last = headers[header][-1]
    headers[header] = headers[header][:-1] + ("1" if last == "0" else "0")
    silent(told.post(told.body(), headers), 401)


@pytest.mark.parametrize("header", [TIME_HEADER, ID_HEADER, SIGNATURE_HEADER])
@pytest.mark.parametrize("value", ["", "x", "ä", "v1=", "v1=" + "A" * 64, "9" * 400, "-1", "1e9"])
def test_a_header_that_is_none(told: Told, silent: Silent, header: str, value: str) -> None:
    headers = event_headers(told.gated.clock, told.body()) | {header: value}
    silent(told.post(told.body(), headers), 401)


def test_the_same_request_again(told: Told) -> None:
    body = told.body(type="left")
    headers = event_headers(told.gated.clock, body)
    assert told.post(body, headers).status_code == 204
    before = dump(told.gated.core)
    for _ in range(2):
        response = told.post(body, headers)
        assert (response.status_code, response.get_json()) == (401, {"error": "replayed"})
    assert dump(told.gated.core) == before


def test_the_same_id_with_another_event(told: Told) -> None:
    key = derive_key(SECRET, Direction.TO_SERVICE)
    name = "the-same-id-twice"
    first, second = told.body(type="left"), told.body(seq=2)
    assert told.post(first, _signed(told, key, first, request_id=name)).status_code == 204
    before = dump(told.gated.core)
    response = told.post(second, _signed(told, key, second, request_id=name))
    assert response.get_json() == {"error": "replayed"}
    assert dump(told.gated.core) == before
    assert told.gated.place(told.ref) == "admitted"


def test_the_same_request_after_a_restart(told: Told) -> None:
    body = told.body(type="left")
    headers = event_headers(told.gated.clock, body)
    assert told.post(body, headers).status_code == 204
    before = dump(told.gated.core)
    settings = told.gated.core.settings
    core = Core(settings, clock=told.gated.clock)
    anew = create_app(settings, core=core).test_client()
    response = anew.post(EVENTS, data=body, headers=headers)
    assert response.get_json() == {"error": "replayed"}
    core.database.engine.dispose()
    assert dump(told.gated.core) == before


def test_the_same_request_many_times_at_once(any_gated: Gated) -> None:
    told = Told(any_gated)
    body = told.body()
    headers = event_headers(any_gated.clock, body)
    found = at_once([lambda: told.post(body, headers).status_code] * 5)
    assert sorted(found) == [204] + [401] * 4
    assert any_gated.place(told.ref) == "present"


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 60_000])
def test_one_that_is_too_large_to_be_one_holds_nobody_up(told: Told, size: int) -> None:
    before = dump(told.gated.core)
    body = told.body() + b" " * (size - len(told.body()))
    assert told.post(body).status_code == 204
    after = dump(told.gated.core)
    del before["seen_requests"], after["seen_requests"]
    assert after == before


def test_far_too_large_is_not_even_read(told: Told, silent: Silent) -> None:
    silent(told.post(b" " * 70_000), 413)


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'"x"', b"null", b'{"seq": NaN}', b"\xff\xfe", b"[" * 9000, b"{}{}"],
    ids=["empty", "open", "list", "text", "null", "nan", "binary", "deep", "two"],
)
def test_no_json_object(told: Told, caplog: pytest.LogCaptureFixture, body: bytes) -> None:
    caplog.set_level(logging.DEBUG)
    before = dump(told.gated.core)
    response = told.post(body)
    assert (response.status_code, response.get_json()) == (400, {"error": "json"})
    after = dump(told.gated.core)
    del before["seen_requests"], after["seen_requests"]
    assert after == before
    _quiet_log(told, caplog)


def test_without_a_secret_there_is_no_such_address(settings: Settings, clock: Clock) -> None:
    core = Core(replace(settings, prosody_secret=None), clock=clock)
    before = dump(core)
    browser = create_app(core.settings, core=core).test_client()
    for headers in ({}, event_headers(clock, b"{}")):
        assert browser.post(EVENTS, data=b"{}", headers=headers).status_code == 404
    assert dump(core) == before
    core.database.engine.dispose()


def test_without_a_gate_nobodys_word_moves_anybody(told: Told) -> None:
    """As where it was taken away, and Prosody does not know yet."""
    gated = told.gated
    settings = replace(gated.core.settings, prosody_url=None, jitsi_without_gate=True)
    core = Core(settings, clock=gated.clock)
    browser = create_app(settings, core=core).test_client()
    before = dump(core)
    assert browser.post(EVENTS, data=told.body()).status_code == 401
    assert dump(core) == before
    headers = event_headers(gated.clock, told.body())
    assert browser.post(EVENTS, data=told.body(), headers=headers).status_code == 204
    after = dump(core)
    assert len(after.pop("seen_requests")) == len(before.pop("seen_requests")) + 1
    assert after == before
    core.database.engine.dispose()


def test_while_the_database_is_locked_it_is_to_come_again(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_MS", 20)
    told.gated.core.database.engine.dispose()
    path = told.gated.core.settings.data_dir / "tuokio.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        response = told.post(told.body())
        assert response.status_code == 503
        assert response.headers["Retry-After"]
        _says_nothing(told, response)
        other.execute("ROLLBACK")
    assert told.post(told.body()).status_code == 204
    assert told.gated.place(told.ref) == "present"


def test_a_fault_half_way_leaves_the_event_to_come_again(
    told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its request was seen by then; the next one is another, with the same event."""

    def fail(*_args: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("gone"))

    with monkeypatch.context() as broken:
        broken.setattr("flask_admin_app.services.gate.events.place.join", fail)
        assert told.post(told.body()).status_code == 503
    assert told.gated.place(told.ref) == "admitted"
    assert told.gated.sessions() == {}
    assert told.post(told.body()).status_code == 204
    assert told.gated.place(told.ref) == "present"


@pytest.mark.parametrize("path", ["/prosody/v1/event", "/prosody/v1", "/prosody/v1/events/"])
def test_addresses_beside_it(told: Told, silent: Silent, path: str) -> None:
    headers = event_headers(told.gated.clock, told.body())
    browser = told.gated.web.app.test_client()
    silent(browser.post(path, data=told.body(), headers=headers), 404)


# What plays no part ----------------------------------------------------------------------------


def test_a_sign_in_is_no_signature(told: Told) -> None:
    """Not a worker's cookie, nor a client's, nor a form's token, nor that the page is ours."""
    staff = told.gated.web.staff("professional")
    token = staff.csrf()
    before = dump(told.gated.core)
    ours = {"Sec-Fetch-Site": "same-origin", "X-CSRFToken": token}
    response = staff.client.post(EVENTS, data=told.body(), headers=ours)
    assert (response.status_code, response.get_json()) == (401, {"error": "signature"})
    assert dump(told.gated.core) == before


@pytest.mark.parametrize("site", [None, "none", "same-origin"])
def test_a_signature_needs_no_cookie_and_no_form(told: Told, site: str | None) -> None:
    headers = event_headers(told.gated.clock, told.body())
    if site:
        headers["Sec-Fetch-Site"] = site
    assert told.post(told.body(), headers).status_code == 204
    assert told.gated.place(told.ref) == "present"


def test_a_page_of_another_site_stays_out_whatever_it_sends(told: Told, silent: Silent) -> None:
    headers = event_headers(told.gated.clock, told.body()) | {"Sec-Fetch-Site": "cross-site"}
    silent(told.post(told.body(), headers), 403)


@pytest.mark.parametrize("type_", ["text/plain", "application/x-www-form-urlencoded", "x/y"])
def test_the_type_of_the_body_does_not_matter(told: Told, type_: str) -> None:
    assert told.post(told.body(), content_type=type_).status_code == 204


def test_strangers_at_the_same_address_hold_nobody_up(told: Told) -> None:
    for _ in range(100):
        assert told.post(told.body(), {}).status_code == 401
    assert told.post(told.body()).status_code == 204


def test_prosody_may_tell_as_much_as_it_has_to(told: Told) -> None:
    for number in range(1, 100):
        body = told.body(type="refused", reason="not_admitted", seq=number)
        assert told.post(body).status_code == 204
