"""`POST …/end` and `POST …/cancel`."""

from __future__ import annotations

from pathlib import Path

from flask_admin_app.models import EncounterRow
from tests.support.clock import Clock
from tests.support.desk import base, helper, links
from tests.support.probe import dump, entries, page_of, person
from tests.support.web import Web


def state_of(web: Web, encounter: str) -> EncounterRow:
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        session.expunge(row)
        return row


def planned(web: Web) -> str:
    response = web.staff("professional").post("/launch/talk", starts_at="2030-06-01T12:00")
    return response.location.rsplit("/", 1)[1]


def test_end_is_for_everyone(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    secret = any_web.secret(encounter)
    response = any_web.staff("professional").post(f"{base(encounter)}/end")
    assert response.status_code == 303
    assert response.location == f"{base(encounter)}/bye"
    assert state_of(any_web, encounter).state == "ended"
    assert person(any_web.core, client.ref).place == "ended"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 410
    assert client.get(f"/j/{client.ref}/meeting").location == f"/j/{client.ref}/bye"
    assert any_web.client().get(f"/j/{secret}").status_code == 410
    staff = any_web.staff("professional")
    assert staff.post(f"{base(encounter)}/token", _json=True).status_code == 410


def test_names_room_and_key_are_forgotten(web: Web, folder: Path) -> None:
    encounter, _client = web.admitted()
    web.staff("professional").post(f"{base(encounter)}/end")
    row = state_of(web, encounter)
    assert row.wrapped_key is None
    assert row.room is None
    rows = dump(web.core)["participants"]
    assert not [cell for row_ in rows for cell in row_ if isinstance(cell, bytes)]


def test_end_twice_is_once(any_web: Web) -> None:
    encounter, _client = any_web.waiting()
    staff = any_web.staff("professional")
    for _ in range(2):
        assert staff.post(f"{base(encounter)}/end").status_code == 303
    assert entries(any_web.core, encounter).count("encounter_ended") == 1


def test_a_helper_can_end(web: Web) -> None:
    encounter = web.launch()
    assert helper(web, encounter).post(f"{base(encounter)}/end").status_code == 303


def test_what_is_planned_can_be_ended_or_cancelled(web: Web) -> None:
    encounter = planned(web)
    assert web.staff("professional").post(f"{base(encounter)}/end").status_code == 303


def test_cancel_tells_the_link(any_web: Web) -> None:
    encounter = planned(any_web)
    (secret,) = links(any_web, encounter).values()
    response = any_web.staff("professional").post(f"{base(encounter)}/cancel")
    assert response.status_code == 303
    assert response.location == "/desk"
    assert state_of(any_web, encounter).state == "cancelled"
    landing = any_web.client().get(f"/j/{secret}")
    assert landing.status_code == 410
    assert page_of(landing) == "landing"
    assert any_web.client().proceed(secret).status_code == 410


def test_cancel_twice_is_once(web: Web) -> None:
    encounter = planned(web)
    staff = web.staff("professional")
    for _ in range(2):
        assert staff.post(f"{base(encounter)}/cancel").status_code == 303
    assert entries(web.core, encounter).count("encounter_cancelled") == 1


def test_what_has_opened_is_not_cancelled(web: Web, clock: Clock) -> None:
    encounter = planned(web)
    clock.now = state_of(web, encounter).opens_at
    response = web.staff("professional").post(f"{base(encounter)}/cancel")
    assert response.status_code == 409
    assert page_of(response) == "desk-encounter"
    assert web.core.texts.text("fi", "desk-error-started") in response.text
    assert "encounter_cancelled" not in entries(web.core, encounter)


def test_what_is_over_stays_as_it_is(web: Web) -> None:
    ended, cancelled = web.launch(), planned(web)
    staff = web.staff("professional")
    staff.post(f"{base(ended)}/end")
    staff.post(f"{base(cancelled)}/cancel")
    before = dump(web.core)
    assert staff.post(f"{base(ended)}/cancel").status_code == 410
    assert staff.post(f"{base(cancelled)}/end").status_code == 410
    assert dump(web.core) == before
