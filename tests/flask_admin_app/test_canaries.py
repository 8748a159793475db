"""A whole encounter with canaries in it: where none may be found, none is (design: *At rest*,
LOG 1). Bytes are searched, not columns: what SQLite left in a free page counts as well."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow
from flask_admin_app.services import meeting
from flask_admin_app.services.encounter_store import ROOM, sealer_of
from flask_admin_app.services.gate.keeper import Keeper
from tests.fakes.fake_prosody import Mood
from tests.support.canaries import database_files, find, said
from tests.support.gate import Gated
from tests.support.probe import dump
from tests.support.way import press
from tests.support.web import Browser, Client, Web
from tuokio.jitsi.errors import ProsodyError

NAME = "Kanarialintu Keltanen"
MESSAGE = "Sirkutus alkaa kohta, Keltanen"


@dataclass
class Canaries:
    """What must not be found, and everything that was answered on the way."""

    known: dict[str, str] = field(default_factory=dict)
    sealed: dict[str, bytes] = field(default_factory=dict)
    answers: list[TestResponse] = field(default_factory=list)


def _record(browser: Browser, into: list[TestResponse]) -> None:
    """Keep every answer that this browser gets."""
    original = browser.client.open

    def opened(*args: object, **kwargs: object) -> TestResponse:
        response: TestResponse = original(*args, **kwargs)  # type: ignore[arg-type]
        into.append(response)
        return response

    browser.client.open = opened  # type: ignore[method-assign]


def _walk(
    web: Web, door: Callable[[], object] = lambda: None
) -> tuple[str, Client, Browser, Canaries]:
    """All the way into the meeting, with a canary in every secret and every word. `door` opens what
    does not open by itself."""
    canaries = Canaries()
    encounter = web.launch("group")
    secret = web.secret(encounter)
    client, staff = web.client(), web.staff("professional")
    for browser in (client, staff):
        _record(browser, canaries.answers)
    client.get(f"/j/{secret}")
    client.proceed(secret, name=NAME)
    client.answer()
    base = f"/desk/encounters/{encounter}"
    staff.post(f"{base}/message", text=MESSAGE, who=web.who(encounter, client.ref))
    assert MESSAGE in client.get(f"/j/{client.ref}/wait").text
    staff.post(f"{base}/admit", who=web.who(encounter, client.ref))
    door()
    client.post(f"/j/{client.ref}/join")
    given = client.post(f"/j/{client.ref}/token", _json=True).get_json()
    ticket = client.post(f"/j/{client.ref}/ticket", _json=True).get_json()["ticket"]
    own = staff.post(f"{base}/token", _json=True).get_json()["token"]
    meeting.joined(web.core, client.ref)
    assert NAME in staff.get(f"{base}/people").text
    cookie = client.client.get_cookie(f"__Host-place-{client.ref}")
    assert cookie
    assert given["name"] == NAME
    canaries.known = {
        "name": NAME,
        "first name": "Kanarialintu",
        "message": MESSAGE,
        "room": given["room"],
        "room's random part": given["room"].removeprefix("tuokio-"),
        "invitation secret": secret,
        "token": given["token"],
        "token's payload": given["token"].split(".")[1],
        "professional's token": own,
        "browser's token": cookie.value,
        "ticket": ticket,
    }
    return encounter, client, staff, canaries


@pytest.fixture
def heard(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says."""
    caplog.set_level(logging.DEBUG)
    for name in ("tuokio", "tuokio.access", "tuokio.errors", "sqlalchemy.engine", "werkzeug"):
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def test_nothing_stands_in_clear_during_the_meeting(
    web: Web, folder: Path, heard: pytest.LogCaptureFixture
) -> None:
    _, _, _, canaries = _walk(web)
    assert find(canaries.known, database_files(folder)) == []
    words = said(heard.records)
    assert b"/j/<ref>/token" in words
    assert find(canaries.known, words) == []


def test_nothing_travels_in_addresses_or_headers(web: Web) -> None:
    _, client, _, canaries = _walk(web)
    known = dict(canaries.known)
    cookie = known.pop("browser's token")
    for response in canaries.answers:
        headers = [(name, value) for name, value in response.headers if name != "Set-Cookie"]
        assert find(canaries.known, repr(headers).encode()) == []
        set_by = response.headers.getlist("Set-Cookie")
        assert find(known, repr(set_by).encode()) == []
        given = [each for each in set_by if cookie in each]
        assert all(each.startswith(f"__Host-place-{client.ref}=") for each in given)
        # The link's own page is where the link's secret must stand; nowhere else.
        if not response.request.path.startswith(f"/j/{known['invitation secret']}"):
            asked = f"{response.request.path}?{response.request.query_string!r}"
            assert find(canaries.known, asked.encode()) == []


def test_the_secret_stands_on_no_page_after_the_landing(web: Web) -> None:
    _, client, _, canaries = _walk(web)
    for response in canaries.answers:
        if response.request.path.startswith(f"/j/{client.ref}"):
            assert canaries.known["invitation secret"] not in response.text
            assert canaries.known["browser's token"] not in response.text


def test_after_the_end_the_sealed_values_are_gone_too(
    web: Web, folder: Path, heard: pytest.LogCaptureFixture
) -> None:
    encounter, client, staff, canaries = _walk(web)
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        sealer = sealer_of(web.core, row)
        assert sealer
        assert row.room
        assert row.wrapped_key
        assert sealer.unseal(row.room, context=ROOM) == canaries.known["room"]
        sealed = {"key": row.wrapped_key, "room": row.room}
        for each in row.participants:
            sealed |= {f"name of {each.role}": each.name} if each.name else {}
            sealed |= {f"message to {each.role}": each.message} if each.message else {}
    assert len(sealed) == 4  # the message went when its reader was let in
    before = database_files(folder)
    assert [name for name, value in sealed.items() if value not in before] == []
    press(web, encounter, "end")
    after = database_files(folder)
    assert [name for name, value in sealed.items() if value in after] == []
    assert find(canaries.known, after) == []
    assert find(canaries.known, said(heard.records)) == []
    for browser, path in (
        (client, f"/j/{client.ref}/bye"),
        (staff, f"/desk/encounters/{encounter}/bye"),
    ):
        page = browser.get(path)
        assert page.status_code == 200
        assert find(canaries.known, page.data) == []
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        assert (row.wrapped_key, row.room) == (None, None)
        assert all(each.name is each.message is None for each in row.participants)


def test_a_fault_in_the_middle_says_nothing_either(
    web: Web, heard: pytest.LogCaptureFixture
) -> None:
    encounter, client, _, canaries = _walk(web)
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        row.room = bytes(60)
    response = client.post(f"/j/{client.ref}/token", _json=True)
    assert response.status_code == 500
    assert find(canaries.known, response.data) == []
    assert b"Tampered" in said(heard.records)
    assert find(canaries.known, said(heard.records)) == []


# With a gate -----------------------------------------------------------------------------------


def _with_gate(gated: Gated) -> tuple[str, Client, Canaries, list[bytes]]:
    """The same walk, with Prosody telling who is in; and what the gate's row keeps sealed."""
    encounter, client, _, canaries = _walk(gated.web, gated.push)
    session = gated.enter(encounter, client.ref)
    assert gated.tell() == 2
    canaries.known["session"] = session
    canaries.known["secret of the gate"] = gated.prosody.secret
    (row,) = gated.rooms()
    assert gated.room(encounter) == canaries.known["room"]
    return encounter, client, canaries, [row.name, row.wrapped_key, row.name_hash.encode()]


def _clear(canaries: Canaries) -> dict[str, str]:
    """A session is Prosody's random word for one coming; while it lasts, it stands in the table."""
    return {name: text for name, text in canaries.known.items() if name != "session"}


def _ours(records: Iterable[logging.LogRecord]) -> list[logging.LogRecord]:
    """Without the database library, which at this level shows every row that it reads."""
    return [each for each in records if not each.name.startswith("sqlalchemy")]


def test_the_gates_tables_hold_no_room_in_clear(
    gated: Gated, folder: Path, heard: pytest.LogCaptureFixture
) -> None:
    _, _, canaries, sealed = _with_gate(gated)
    assert [value for value in sealed if value not in database_files(folder)] == []
    assert find(_clear(canaries), database_files(folder)) == []
    rows = repr({name: rows for name, rows in dump(gated.core).items() if "gate" in name})
    assert canaries.known["session"] in rows
    assert find(_clear(canaries), rows.encode()) == []
    words = said(_ours(heard.records))
    assert b"/prosody/v1/events" in words
    assert find(canaries.known, words) == []
    assert find(_clear(canaries), said(heard.records)) == []


def test_the_room_is_gone_from_the_files_once_prosody_has_confirmed(
    gated: Gated, folder: Path, heard: pytest.LogCaptureFixture
) -> None:
    encounter, _, canaries, sealed = _with_gate(gated)
    press(gated.web, encounter, "end")
    gated.push()
    gated.tell()
    after = database_files(folder)
    assert [value for value in sealed if value in after] == []
    assert find(_clear(canaries), after) == []
    assert find(canaries.known, said(_ours(heard.records))) == []
    assert gated.rooms() == []


def test_while_prosody_is_away_the_sealed_name_stays_and_nothing_else(
    gated: Gated, folder: Path, heard: pytest.LogCaptureFixture
) -> None:
    encounter, _, canaries, sealed = _with_gate(gated)
    with gated.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        assert row.room
        assert row.wrapped_key
        own = [row.room, row.wrapped_key]
    gated.prosody.mood = Mood.AWAY
    press(gated.web, encounter, "end")
    for _ in range(2):
        with pytest.raises(ProsodyError):
            gated.push()
    between = database_files(folder)
    assert [value for value in own if value in between] == []
    assert [value for value in sealed if value not in between] == []
    assert find(_clear(canaries), between) == []
    assert gated.room(encounter) == canaries.known["room"], "it can still be taken away"
    gated.prosody.mood = Mood.WELL
    gated.push()
    gated.tell()
    after = database_files(folder)
    assert [value for value in sealed if value in after] == []
    assert find(_clear(canaries), after) == []
    assert find(canaries.known, said(_ours(heard.records))) == []


@pytest.mark.parametrize("mood", [Mood.AWAY, Mood.FAULTY, Mood.GARBAGE, Mood.STRANGER])
def test_nothing_that_fails_at_the_gate_says_whom_it_was_about(
    gated: Gated, heard: pytest.LogCaptureFixture, mood: Mood
) -> None:
    encounter, client = gated.admitted()
    hidden = {
        "room": gated.room(encounter).removeprefix("tuokio-"),
        "client": client,
        "host": gated.host(encounter),
        "secret": gated.prosody.secret,
    }
    gated.prosody.mood = mood
    keeper = Keeper(gated.core)
    for _ in range(3):
        keeper._round(gated.client)
    words = said(_ours(heard.records))
    assert b"Who is let in waits" in words
    assert find(hidden, words) == []


def test_nor_does_a_row_that_cannot_be_opened(
    gated: Gated, heard: pytest.LogCaptureFixture
) -> None:
    encounter, client = gated.admitted()
    hidden = {"room": gated.room(encounter).removeprefix("tuokio-"), "client": client}
    with gated.core.database.write() as work:
        work.session.merge(gated.rooms()[0]).name = bytes(60)
    Keeper(gated.core)._round(gated.client)
    words = said(_ours(heard.records))
    assert b"missed a round" in words
    assert find(hidden, words) == []
