"""`POST …/attest`, `…/decline`, `…/send-back` and `…/remove` (WAIT 3, ID 5)."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.clock import Clock
from tests.support.desk import base, kept
from tests.support.probe import dump, entries, page_of, person, records
from tests.support.web import Client, Web


def press(web: Web, encounter: str, action: str, client: Client) -> int:
    version = person(web.core, client.ref).version
    who = f"{client.ref}.{version}"
    return web.staff("professional").post(f"{base(encounter)}/{action}", who=who).status_code


def test_attest_comes_before_admission(any_web: Web) -> None:
    encounter, client = any_web.waiting("appointment")
    assert press(any_web, encounter, "admit", client) == 409
    assert press(any_web, encounter, "attest", client) == 303
    assert person(any_web.core, client.ref).identity == "verified"
    assert press(any_web, encounter, "admit", client) == 303


def test_attest_twice_is_once(web: Web) -> None:
    encounter, client = web.waiting("appointment")
    assert [press(web, encounter, "attest", client) for _ in range(2)] == [303, 303]
    assert entries(web.core, encounter).count("identity_check_recorded") == 1


def test_nobody_is_attested_where_nothing_is_asked(web: Web) -> None:
    encounter, client = web.waiting("talk")
    before = kept(web)
    assert press(web, encounter, "attest", client) == 409
    assert kept(web) == before


def test_after_a_take_over_it_is_asked_again(web: Web) -> None:
    encounter, client = web.admitted("appointment")
    web.client().proceed(web.secret(encounter), take_over="1")
    row = person(web.core, client.ref)
    assert (row.place, row.identity, row.moved) == ("waiting", "pending", True)
    assert press(web, encounter, "admit", client) == 409


def test_decline_leads_to_a_kind_page(any_web: Web) -> None:
    encounter, client = any_web.waiting()
    assert press(any_web, encounter, "decline", client) == 303
    assert person(any_web.core, client.ref).place == "declined"
    assert client.get(f"/j/{client.ref}/wait").location == f"/j/{client.ref}/bye"
    assert "09 123 4567" in client.get(f"/j/{client.ref}/bye").text
    assert press(any_web, encounter, "admit", client) == 409


def test_send_back_ends_the_admission(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    assert press(any_web, encounter, "send-back", client) == 303
    assert person(any_web.core, client.ref).place == "waiting"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409
    assert press(any_web, encounter, "admit", client) == 303
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_remove_is_for_good(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    assert press(any_web, encounter, "remove", client) == 303
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409
    assert client.get(f"/j/{client.ref}/meeting").location == f"/j/{client.ref}/bye"
    assert client.post(f"/j/{client.ref}/join").location == f"/j/{client.ref}/bye"
    again = client.proceed(any_web.secret(encounter))
    assert again.location == f"/j/{client.ref}/bye"
    assert person(any_web.core, client.ref).place == "removed"


@pytest.mark.parametrize(
    ("action", "slug", "type_"),
    [
        ("decline", "waiting", "declined"),
        ("send-back", "admitted", "sent_back"),
        ("remove", "admitted", "removed"),
    ],
)
def test_twice_is_once(web: Web, action: str, slug: str, type_: str) -> None:
    encounter, client = web.waiting() if slug == "waiting" else web.admitted()
    assert [press(web, encounter, action, client) for _ in range(2)] == [303, 303]
    assert entries(web.core, encounter).count(type_) == 1


def test_who_waits_is_not_inside(web: Web) -> None:
    encounter, client = web.waiting()
    before = kept(web)
    assert press(web, encounter, "remove", client) == 409
    assert kept(web) == before


def test_who_is_inside_is_not_declined(web: Web) -> None:
    encounter, client = web.admitted()
    before = kept(web)
    assert press(web, encounter, "decline", client) == 409
    assert kept(web) == before


@pytest.mark.parametrize("action", ["decline", "send-back", "remove", "attest"])
def test_staff_are_not_clients(web: Web, action: str) -> None:
    encounter = web.launch("appointment")
    rows = dump(web.core)["participants"]
    (own,) = [row for row in rows if row[1] == encounter and "professional" in row]
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/{action}", who=f"{own[0]}.2")
    assert response.status_code == 409
    assert page_of(response) == "desk-encounter"
    assert dump(web.core)["participants"] == rows


@pytest.mark.parametrize("action", ["send-back", "remove"])
def test_nobody_dodges_it_by_what_they_do_meanwhile(any_web: Web, action: str) -> None:
    encounter, client = any_web.admitted()
    seen = any_web.who(encounter, client.ref)
    for on in "101":
        client.post(f"/j/{client.ref}/aside", on=on)
    client.post(f"/j/{client.ref}/leave")
    client.post(f"/j/{client.ref}/join")
    staff = any_web.staff("professional")
    assert staff.post(f"{base(encounter)}/{action}", who=seen).status_code == 303
    assert not person(any_web.core, client.ref).since


def test_nor_a_decline(web: Web) -> None:
    encounter, client = web.waiting()
    seen = web.who(encounter, client.ref)
    client.post(f"/j/{client.ref}/contact", contact="040 765 4321")
    client.post(f"/j/{client.ref}/withdraw")
    client.answer()
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/admit", who=seen).status_code == 409
    assert staff.post(f"{base(encounter)}/decline", who=seen).status_code == 303
    assert person(web.core, client.ref).place == "declined"


def test_a_version_that_nobody_has_seen_yet(web: Web) -> None:
    encounter, client = web.admitted()
    who = f"{client.ref}.{person(web.core, client.ref).version + 1}"
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/remove", who=who).status_code == 409


def test_a_wish_for_a_call_stops_no_admission(web: Web) -> None:
    encounter, client = web.waiting()
    seen = web.who(encounter, client.ref)
    client.post(f"/j/{client.ref}/contact", contact="040 765 4321")
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/admit", who=seen).status_code == 303


def test_known_since_another_day(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting("appointment")
    desk = web.staff("professional").get(base(encounter)).text
    today = clock.now.date()
    assert f'name="seen_on" required value="{today}" max="{today}"' in desk
    staff, who = web.staff("professional"), web.who(encounter, client.ref)
    url, later = f"{base(encounter)}/attest", today + timedelta(days=2)
    for day, status, key in (
        ("yesterday", 422, "seen-on"),
        (str(later), 409, "seen-on"),
        (str(today - timedelta(days=366)), 409, "attestation-expired"),
    ):
        refused = staff.post(url, who=who, seen_on=day)
        assert refused.status_code == status
        assert web.core.texts.text("fi", f"desk-error-{key}") in refused.text
    before = today - timedelta(days=30)
    assert staff.post(url, who=who, seen_on=str(before)).status_code == 303
    (told,) = records(web.core, encounter, "identity_check_recorded")
    assert told["facts"]["seen_on"] == str(before)
