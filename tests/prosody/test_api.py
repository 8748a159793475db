"""The signed interface: what it does, also without a secret and after a sudden end."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.prosody.api import Api
from tests.prosody.conftest import MakeProsody, NewClient
from tests.prosody.focus import FakeFocus
from tests.prosody.prosody import Prosody
from tests.prosody.tokens import Tokens, new_participant
from tests.prosody.wishes import ADMISSION, ROOM, register, rooms
from tests.prosody.xmpp import JoinRefused


@pytest.fixture
def known(api: Api, room: str) -> str:
    """A room that is registered, with somebody admitted."""
    return register(api, room)


# --- what works -------------------------------------------------------------------------------


def test_state_is_what_was_put(api: Api, known: str) -> None:
    assert rooms(api)[known] == ROOM | {"admissions": {"anna": ADMISSION}, "sessions": []}


def test_health(api: Api, prosody: Prosody) -> None:
    health = api.health()
    assert health["status"] == "ok"
    assert health["faults"] == []
    assert health["version"] == 1
    assert health["prosody"].startswith(prosody.version.series)
    assert health["rooms"] == "prefix"
    assert health["muc"] == [prosody.muc]
    assert set(health["outbox"]) == {"pending", "oldest"}
    assert health["instance"] == api.state()["instance"]


def test_the_same_twice_is_fine(api: Api, known: str) -> None:
    for path, body in (("", ROOM), ("/admissions/anna", ADMISSION)):
        for _ in range(2):
            answer = api.put(f"/rooms/{known}{path}", body)
            assert (answer.status_code, answer.json()) == (200, {"generation": 5})
    for path in ("/admissions/anna", ""):
        for _ in range(2):
            answer = api.delete(f"/rooms/{known}{path}")
            assert (answer.status_code, answer.json()) == (200, {"evicted": 0})
    assert known not in rooms(api)


@pytest.mark.parametrize(("path", "body"), [("", ROOM), ("/admissions/anna", ADMISSION)])
def test_older_generation_is_ignored(api: Api, known: str, path: str, body: dict[str, Any]) -> None:
    before = rooms(api)
    for answer in (
        api.put(f"/rooms/{known}{path}", body | {"generation": 4}),
        api.delete(f"/rooms/{known}{path}?generation=4"),
    ):
        assert (answer.status_code, answer.json()) == (200, {"ignored": True, "generation": 5})
    assert rooms(api) == before


@pytest.mark.parametrize(("path", "body"), [("", ROOM), ("/admissions/anna", ADMISSION)])
def test_late_put_does_not_bring_back(
    api: Api, prosody: Prosody, known: str, path: str, body: dict[str, Any]
) -> None:
    api.delete(f"/rooms/{known}{path}?generation=6")
    before = rooms(api)
    assert api.put(f"/rooms/{known}{path}", body).json() == {"ignored": True, "generation": 6}
    prosody.kill9()
    prosody.start()
    assert api.put(f"/rooms/{known}{path}", body).json() == {"ignored": True, "generation": 6}
    assert rooms(api) == before
    answer = api.put(f"/rooms/{known}{path}", body | {"generation": 6})
    assert answer.json() == {"generation": 6}


@pytest.mark.parametrize("path", ["", "/admissions/anna"])
def test_the_same_generation_comes_back_after_a_deletion(
    api: Api, prosody: Prosody, known: str, path: str
) -> None:
    before = rooms(api)[known]
    for end in (None, prosody.kill9):
        api.delete(f"/rooms/{known}{path}")
        if end:
            end()
            prosody.start()
        register(api, known)
        assert rooms(api)[known] == before


def test_deletion_that_ran_ahead_counts(api: Api, room: str) -> None:
    assert api.delete(f"/rooms/{room}?generation=6").json() == {"evicted": 0}
    assert api.put(f"/rooms/{room}", ROOM).json() == {"ignored": True, "generation": 6}
    assert room not in rooms(api)


def test_fractions_of_seconds_count_in_favour(api: Api, room: str) -> None:
    opens, closes = 1_800_000_000, 1_800_003_600
    body = ROOM | {"opens_at": opens + 0.9, "closes_at": closes - 0.9}
    assert api.put(f"/rooms/{room}", body).status_code == 200
    wish = ADMISSION | {"since": opens + 0.5, "until": closes - 0.5}
    assert api.put(f"/rooms/{room}/admissions/anna", wish).status_code == 200
    assert rooms(api)[room] == ROOM | {"admissions": {"anna": ADMISSION}, "sessions": []}


@pytest.mark.parametrize("form", ["{}", "!(1.2:3/4)~{}", "{:x>128}"])
def test_any_visible_id_counts_once(api: Api, form: str) -> None:
    request_id = form.format(time.time_ns())
    assert api.send("GET", "/rooms", request_id=request_id).status_code == 200
    again = api.send("GET", "/rooms", request_id=request_id)
    assert (again.status_code, again.json()) == (401, {"error": "replayed"})


def test_large_numbers_are_exact(api: Api, room: str) -> None:
    answer = api.put(f"/rooms/{room}", ROOM | {"generation": 2**53 - 1})
    assert answer.json() == {"generation": 2**53 - 1}
    assert rooms(api)[room]["generation"] == 2**53 - 1


def test_all_mode_takes_every_name(make_prosody: MakeProsody) -> None:
    api = Api(make_prosody(rooms="all"))
    assert api.put("/rooms/choir", ROOM).status_code == 200
    assert api.health()["rooms"] == "all"


# --- secrets ----------------------------------------------------------------------------------


SECRETS = {
    "missing": "",
    "short": "Rk7uPz0wXbq1mTnVd9sLc4eYhG3jA8o",
    "weak": "put-the-secret-of-the-service-here",
}


@pytest.mark.parametrize("reason", SECRETS)
def test_without_a_good_secret_nothing_is_taken(
    make_prosody: MakeProsody, room: str, reason: str
) -> None:
    good = make_prosody()
    api = Api(good)
    secret = good.options.secret
    api.room(room)
    good.restart(secret=SECRETS[reason])
    for answer in (
        api.send("DELETE", f"/rooms/{room}", secret=secret),
        api.send("GET", "/health", secret=secret),
        api.raw("GET", "/rooms"),
    ):
        assert (answer.status_code, answer.json()) == (503, {"error": "no-secret"})
    assert len([line for line in good.faults() if "tuokio_secret" in line]) == 1
    good.restart(secret=secret)
    assert room in rooms(api)


def test_gate_stands_without_a_secret(
    make_prosody: MakeProsody, room: str, new_client: NewClient
) -> None:
    prosody = make_prosody()
    api, tokens = Api(prosody), Tokens(prosody)
    admitted, other = new_participant(), new_participant()
    api.room(room)
    api.admit(room, admitted)
    prosody.restart(secret=SECRETS["short"])
    with FakeFocus(prosody) as focus:
        focus.create(room)
        new_client(prosody, token=tokens.mint(room, admitted), room=room).join(room, "anna")
        stranger = new_client(prosody, token=tokens.mint(room, other), room=room)
        with pytest.raises(JoinRefused) as refused:
            stranger.join(room, "bo")
    assert refused.value.reason == "not_admitted"


def test_secret_from_a_file(make_prosody: MakeProsody, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    prosody = make_prosody(more=f'\n\ttuokio_secret_file = "{file}"\n')
    api = Api(prosody)
    assert api.get("/health").status_code == 503
    assert "tuokio_secret_file cannot be read" in prosody.log_text()
    file.write_text(f"  {prosody.options.secret}\n")
    prosody.restart()
    assert api.health()["status"] == "ok"


def test_settings_that_make_no_sense(make_prosody: MakeProsody) -> None:
    prosody = make_prosody(rooms="prefx", service_url="nowhere")
    health = Api(prosody).health()
    assert health["status"] == "faulty"
    assert health["faults"] == ["rooms_option", "service_url_option"]
    assert health["rooms"] == "all"


def test_nothing_to_guard_is_a_fault(make_prosody: MakeProsody) -> None:
    prosody = make_prosody(more='\n\ttuokio_domain = "nowhere.test"\n')
    assert Api(prosody).health()["faults"] == ["no_muc"]
    assert len([line for line in prosody.faults() if "no_muc" in line]) == 1


# --- a sudden end -----------------------------------------------------------------------------


@pytest.mark.parametrize("delay", [0.0, 0.05, 0.1, 0.2, 0.4])
def test_confirmed_writes_survive_a_kill(
    api: Api, prosody: Prosody, known: str, delay: float
) -> None:
    killer = threading.Timer(delay, prosody.kill9)
    confirmed: dict[str, int] = {}
    asked: dict[str, int] = {}
    killer.start()
    try:
        for number in range(6, 100_000):
            who = f"p{number % 7}"
            asked[who] = number
            api.put(f"/rooms/{known}/admissions/{who}", ADMISSION | {"generation": number})
            confirmed[who] = number
    except httpx.TransportError:
        killer.join()
    prosody.start()
    found = rooms(api)[known]["admissions"]
    assert found.pop("anna") == ADMISSION
    for who, admission in found.items():
        assert admission["generation"] in {confirmed.get(who), asked[who]}
    assert confirmed.keys() <= found.keys()


def _table(prosody: Prosody) -> Path:
    return next(prosody.folder.glob("data/*/tuokio_admissions.jsonl"))


def test_torn_last_line_does_not_count(api: Api, prosody: Prosody, known: str) -> None:
    before = rooms(api)
    api.put(f"/rooms/{known}/admissions/bo", ADMISSION)
    prosody.kill9()
    table = _table(prosody)
    table.write_bytes(table.read_bytes()[:-7])
    prosody.start()
    assert rooms(api) == before
    api.put(f"/rooms/{known}/admissions/cecil", ADMISSION)
    prosody.restart()
    assert set(rooms(api)[known]["admissions"]) == {"anna", "cecil"}
    assert api.health()["faults"] == []


def test_damaged_table_admits_nobody(make_prosody: MakeProsody, room: str) -> None:
    prosody = make_prosody()
    api = Api(prosody)
    api.room(room)
    prosody.kill9()
    table = _table(prosody)
    table.write_bytes(b'{"op":"no_ro#\n' + table.read_bytes())
    prosody.start()
    assert rooms(api) == {}
    assert api.health()["faults"] == ["table_damaged"]
    assert len(list(table.parent.glob("tuokio_admissions.jsonl.damaged-*"))) == 1
    api.room(room)
    prosody.restart()
    assert room in rooms(api)
    assert api.health()["status"] == "ok"


def _lines(prosody: Prosody) -> list[dict[str, Any]]:
    return [json.loads(line) for line in _table(prosody).read_text().splitlines()]


def test_start_leaves_nothing_outdated_on_disk(api: Api, prosody: Prosody, known: str) -> None:
    for number in range(6, 9):
        api.put(f"/rooms/{known}", ROOM | {"generation": number})
        api.put(f"/rooms/{known}/admissions/anna", ADMISSION | {"generation": number})
        api.put(f"/rooms/{known}/admissions/bo", ADMISSION | {"generation": number})
    api.delete(f"/rooms/{known}/admissions/bo?generation=9")
    before = rooms(api)
    prosody.kill9()
    prosody.start()
    assert rooms(api) == before
    kept = [line for line in _lines(prosody) if line.get("room") == known]
    assert sorted((line["op"], line["generation"]) for line in kept) == [
        ("admission", 8),
        ("room", 8),
    ]
    [grave] = [line for line in _lines(prosody) if line.get("key") == f"{known}/bo"]
    assert grave["generation"] == 9


def test_names_of_deleted_rooms_are_forgotten(api: Api, prosody: Prosody, known: str) -> None:
    api.delete(f"/rooms/{known}")
    prosody.kill9()
    table = _table(prosody)
    lines = _lines(prosody)
    assert lines[-1]["op"] == "no_room"
    lines[-1]["at"] -= 121
    table.write_text("".join(json.dumps(line) + "\n" for line in lines))
    table.with_name(table.name + "~").write_text(known)
    prosody.start()
    files = [file for file in (prosody.folder / "data").rglob("*") if file.is_file()]
    assert table in files
    assert [file.name for file in files if known in file.read_text(errors="replace")] == []


def test_long_table_is_written_anew(api: Api, prosody: Prosody, known: str) -> None:
    for number in range(6, 1500):
        api.put(f"/rooms/{known}/admissions/anna", ADMISSION | {"generation": number})
    assert len(_table(prosody).read_bytes().splitlines()) < 1200
    prosody.kill9()
    prosody.start()
    assert rooms(api)[known]["admissions"]["anna"]["generation"] == 1499
