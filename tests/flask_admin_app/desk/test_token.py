"""`POST …/ticket` and `POST …/token` of the desk."""

from __future__ import annotations

from tests.support.clock import Clock
from tests.support.desk import base, helper
from tests.support.probe import claims
from tests.support.web import Web


def test_token_is_a_moderators(web: Web) -> None:
    encounter, client = web.admitted()
    response = web.staff("professional").post(f"{base(encounter)}/token", _json=True)
    assert response.status_code == 200
    found = response.get_json()
    assert found["kind"] == "practice"
    assert found["jitsi_url"] is None
    assert found["expires_in"] == 600
    said = claims(found["token"])
    assert said["room"] == found["room"]
    assert said["context"]["user"]["moderator"] is True
    assert said["context"]["user"]["affiliation"] == "owner"
    theirs = client.post(f"/j/{client.ref}/token", _json=True).get_json()
    assert claims(theirs["token"])["context"]["user"]["moderator"] is False
    assert theirs["room"] == found["room"]


def test_each_token_is_new(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    tokens = [staff.post(f"{base(encounter)}/token", _json=True).get_json() for _ in range(2)]
    assert len({claims(each["token"])["jti"] for each in tokens}) == 2


def test_two_workers_are_two_people(web: Web) -> None:
    encounter = web.launch()
    ids = {
        claims(each.post(f"{base(encounter)}/token", _json=True).get_json()["token"])["context"][
            "user"
        ]["id"]
        for each in (web.staff("professional"), helper(web, encounter))
    }
    assert len(ids) == 2


def test_no_token_before_the_encounter_opens(web: Web, clock: Clock) -> None:
    staff = web.staff("professional")
    location = staff.post("/launch/talk", starts_at="2030-05-14T13:00").location
    response = staff.post(f"{location}/token", _json=True)
    assert response.status_code == 409
    assert response.content_type == "application/problem+json"
    clock.forward(minutes=45)
    assert staff.post(f"{location}/token", _json=True).status_code == 200


def test_ticket_says_where_to_connect(web: Web) -> None:
    encounter = web.launch()
    found = web.staff("professional").post(f"{base(encounter)}/ticket", _json=True).get_json()
    assert found["url"] == f"/live/encounters/{encounter}"
    assert found["protocol"] == "tuokio.v1"
    assert found["ticket"] not in found["url"]
    assert len(found["ticket"]) >= 32


def test_answers_are_kept_nowhere(web: Web) -> None:
    encounter = web.launch()
    for what in ("ticket", "token"):
        response = web.staff("professional").post(f"{base(encounter)}/{what}", _json=True)
        assert response.headers["Cache-Control"] == "no-store"
