"""The same link in another hand: whoever comes next is not the one who was there (JOIN 3, 11)."""

from __future__ import annotations

import re

import pytest

from tests.support.probe import person
from tests.support.web import Client, Web


def gone(web: Web, client: Client, secret: str, how: str) -> Client:
    """The place, continued in another browser after a quick exit or over the first one's head."""
    if how == "exit":
        client.post(f"/j/{client.ref}/exit")
    other = web.client()
    other.proceed(secret, **({"take_over": "1"} if how == "take-over" else {}))
    assert other.ref == client.ref
    return other


@pytest.mark.parametrize("how", ["exit", "take-over"])
def test_a_message_goes_with_its_reader(web: Web, how: str) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    web.staff("professional").post(f"/desk/encounters/{encounter}/message", text="soita naapurille")
    assert "naapurille" in client.get(f"/j/{client.ref}/wait").text
    other = gone(web, client, secret, how)
    assert "naapurille" not in other.get(f"/j/{other.ref}/wait").text
    assert person(web.core, client.ref).message is None


@pytest.mark.parametrize("how", ["exit", "take-over"])
def test_staff_let_the_next_one_in_again(web: Web, how: str) -> None:
    encounter, client = web.admitted("appointment")
    other = gone(web, client, web.secret(encounter), how)
    assert other.post(f"/j/{other.ref}/token", _json=True).status_code == 409
    row = person(web.core, client.ref)
    assert (row.place, row.identity, row.moved) == ("waiting", "pending", True)


def test_who_left_can_still_be_put_out(web: Web) -> None:
    encounter, client = web.admitted()
    client.post(f"/j/{client.ref}/leave")
    staff = web.staff("professional")
    base = f"/desk/encounters/{encounter}"
    page = staff.get(f"{base}/people").text
    assert re.search(rf'action="{base}/remove"', page)
    who = web.who(encounter, client.ref)
    assert staff.post(f"{base}/remove", who=who).status_code == 303
    assert client.post(f"/j/{client.ref}/join").location.endswith("/bye")
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_a_new_link_is_a_new_beginning_for_who_was_turned_away(web: Web) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    base = f"/desk/encounters/{encounter}"
    staff.post(f"{base}/decline", who=web.who(encounter, client.ref))
    found = re.search(rf'action="({base}/invitations/[a-z2-7]+/replace)"', staff.get(base).text)
    assert found
    staff.post(found.group(1))
    again = web.client().to_waiting(web.secret(encounter))
    assert again.ref != client.ref
    assert person(web.core, client.ref).place == "declined"


def test_nobody_takes_the_name_of_somebody_else(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    assert web.client().proceed(secret, name="Kukka").status_code == 303
    wide = "\uff4b\uff55\uff4b\uff4b\uff41"
    for taken in (" KUKKA ", wide, "sosiaaliohjaaja Ammi", "Vieras 7", "Guest 1"):
        assert web.client().proceed(secret, name=taken).status_code == 422, taken
    assert web.client().proceed(secret, name="Kukkanen").status_code == 303


def test_who_was_turned_away_takes_nobodys_place(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flask_admin_app.services.arrival.MOST_PEOPLE", 3)
    encounter = web.launch("group")
    secret = web.secret(encounter)
    crowd = [web.client() for _ in range(2)]
    for client in crowd:
        assert client.proceed(secret).status_code == 303
    assert web.client().proceed(secret).status_code == 422
    who = [web.who(encounter, client.ref) for client in crowd]
    web.staff("professional").post(f"/desk/encounters/{encounter}/decline", who=who)
    assert web.client().proceed(secret).status_code == 303
