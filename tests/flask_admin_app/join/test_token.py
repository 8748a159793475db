"""`POST /j/<ref>/token`: for the admitted with an open door, and for nobody else (WAIT 2)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow
from flask_admin_app.services.encounter_store import ROOM, sealer_of
from flask_admin_app.services.practice_gate import Entered, admitted_by
from tests.support.clock import Clock
from tests.support.probe import claims, dump, meeting_tokens
from tests.support.way import BEFORE_ADMISSION, OUT, OVER, bring, check_elsewhere, others, press
from tests.support.web import Browser, Client, Web
from tuokio.jitsi.features import token_features

Step = Callable[[Web, str, Client], None]

GETS = ("notice", "wait", "status", "people", "device", "meeting", "bye", "token", "ticket", "join")
POSTS = ("token", "ticket", "join", "token")


def _knock_everywhere(web: Web, encounter: str, browser: Browser, ref: str) -> list[TestResponse]:
    """Every way that could lead to a token, for one browser."""
    desk = f"/desk/encounters/{encounter}"
    secret = web.secret(encounter) if not _over(web, encounter) else "a" * 32
    return [
        browser.get("/stage"),
        browser.get(f"/stage?ref={ref}&room={encounter}"),
        browser.get(f"/j/{secret}"),
        browser.post(f"/j/{secret}/continue"),
        *(browser.get(f"/j/{ref}/{path}") for path in GETS),
        *(browser.post(f"/j/{ref}/{path}", _json=True) for path in POSTS),
        *(browser.post(f"/j/{ref}/{path}") for path in ("token", "ticket")),
        browser.get(desk),
        browser.get(f"{desk}/people"),
        *(browser.post(f"{desk}/{path}", _json=True) for path in ("token", "ticket")),
    ]


def _over(web: Web, encounter: str) -> bool:
    with web.core.database.read() as session:
        return session.get_one(EncounterRow, encounter).over


@pytest.mark.parametrize("state", [*BEFORE_ADMISSION, *OUT, *OVER])
def test_no_token_by_any_route_without_an_admission(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    for response in _knock_everywhere(web, encounter, client, client.ref):
        assert not meeting_tokens(response), response.request.path
        assert "tuokio-" not in response.text.replace("tuokio-take-part", ""), response.request.path
    for _ in range(2):
        assert client.post(f"/j/{client.ref}/token", _json=True).status_code in {409, 410}


def test_no_token_for_anyone_else_by_any_route(web: Web) -> None:
    encounter, client = web.admitted()
    for who, browser in others(web):
        if who == "professional":
            continue  # whose own token is theirs to have
        for response in _knock_everywhere(web, encounter, browser, client.ref):
            assert not meeting_tokens(response), (who, response.request.path)


def test_pages_of_the_admitted_hold_no_token_either(web: Web) -> None:
    encounter, client = web.admitted()
    for path in ("notice", "wait", "status", "people", "device", "meeting"):
        assert not meeting_tokens(client.get(f"/j/{client.ref}/{path}"))
    assert not meeting_tokens(web.staff("professional").get(f"/desk/encounters/{encounter}"))


def test_right_after_admission_it_says_only_what_it_must(web: Web, clock: Clock) -> None:
    encounter, client = web.admitted()
    response = client.post(f"/j/{client.ref}/token", _json=True)
    assert response.status_code == 200
    given = response.get_json()
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        sealer = sealer_of(web.core, row)
        assert sealer
        assert row.room
        room = sealer.unseal(row.room, context=ROOM)
    name = web.core.texts.text("fi", "common-guest-number", n=1)
    assert {key: value for key, value in given.items() if key != "token"} == {
        "room": room,
        "name": name,
        "domain": "meet.jitsi",
        "kind": "practice",
        "room_kind": "meeting",
        "jitsi_url": None,
        "subject": web.core.texts.text("fi", "common-neutral-title"),
        "language": "fi",
        "expires_in": 600,
    }
    now = int(clock.now.timestamp())
    said = claims(given["token"])
    assert said.pop("jti")
    assert said.pop("nbf") <= now
    assert said == {
        "iss": "tuokio",
        "aud": "tuokio",
        "sub": "meet.jitsi",
        "room": room,
        "iat": now,
        "exp": now + 600,
        "context": {
            "user": {
                "id": client.ref,
                "name": name,
                "moderator": False,
                "affiliation": "member",
            },
            "features": token_features(),
        },
    }
    assert web.core.reader.verify(given["token"], now=clock.now).participant == client.ref
    assert response.headers["Cache-Control"] == "no-store"


def test_each_is_new_and_none_is_stored(web: Web) -> None:
    _, client = web.admitted()
    before = dump(web.core)
    given = [client.post(f"/j/{client.ref}/token", _json=True).get_json() for _ in range(3)]
    assert len({claims(each["token"])["jti"] for each in given}) == 3
    assert dump(web.core) == before


def _send_back(web: Web, encounter: str, client: Client) -> None:
    press(web, encounter, "send-back", who=web.who(encounter, client.ref))


def _remove(web: Web, encounter: str, client: Client) -> None:
    press(web, encounter, "remove", who=web.who(encounter, client.ref))


def _withdraw(web: Web, encounter: str, client: Client) -> None:
    client.post(f"/j/{client.ref}/withdraw")


def _leave(web: Web, encounter: str, client: Client) -> None:
    client.post(f"/j/{client.ref}/leave")


def _take_over(web: Web, encounter: str, client: Client) -> None:
    web.client().proceed(web.secret(encounter), take_over="1")


def _exit(web: Web, encounter: str, client: Client) -> None:
    client.post(f"/j/{client.ref}/exit")


def _end(web: Web, encounter: str, client: Client) -> None:
    press(web, encounter, "end")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        (_send_back, 409),
        (_remove, 409),
        (_withdraw, 409),
        (_leave, 409),
        (_take_over, 404),
        (_exit, 404),
        (_end, 410),
    ],
)
def test_none_once_the_admission_is_over(web: Web, change: Step, status: int) -> None:
    encounter, client = web.admitted()
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200
    change(web, encounter, client)
    response = client.post(f"/j/{client.ref}/token", _json=True)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert not meeting_tokens(response)


def test_an_earlier_token_is_worth_nothing_after_a_new_admission(web: Web, clock: Clock) -> None:
    encounter, client = web.admitted()
    old = client.post(f"/j/{client.ref}/token", _json=True).get_json()["token"]
    said = web.core.reader.verify(old, now=clock.now)
    assert admitted_by(web.core, said) == Entered(encounter, encounter)
    _send_back(web, encounter, client)
    assert admitted_by(web.core, said) is None
    clock.forward(seconds=2)
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    assert admitted_by(web.core, said) is None
    new = client.post(f"/j/{client.ref}/token", _json=True).get_json()["token"]
    assert admitted_by(web.core, web.core.reader.verify(new, now=clock.now)) == Entered(
        encounter, encounter
    )


def test_a_long_meeting_goes_on_past_its_time(web: Web, clock: Clock) -> None:
    _, client = web.admitted()
    clock.forward(minutes=60)
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_nobody_else(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.post(f"/j/{client.ref}/token", _json=True), who)
        check_elsewhere(browser.post(f"/j/{client.ref}/token"), who)


def test_only_post(web: Web) -> None:
    _, client = web.admitted()
    response = client.get(f"/j/{client.ref}/token")
    assert response.status_code == 405
    assert not meeting_tokens(response)


@pytest.mark.parametrize("ref", ["x", "a" * 26, "%00", "a" * 3000])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().post(f"/j/{ref}/token", _json=True))
