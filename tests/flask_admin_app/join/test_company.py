"""Those present are asked about a newcomer of whom the notice said nothing (CONS 5)."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from tests.support.desk import base, invite
from tests.support.probe import entries, page_of, person, records
from tests.support.web import Client, Web


def newcomer(web: Web, encounter: str, role: str = "interpreter", **fields: str) -> Client:
    """Somebody of that role, in the waiting room."""
    return web.client().to_waiting(invite(web, encounter, role, **fields)[1])


def say(client: Client, who: Client, yes: str = "1") -> TestResponse:
    """Somebody in the meeting answers."""
    return client.post(f"/j/{client.ref}/company", newcomer=who.ref, yes=yes)


def admit(web: Web, encounter: str, who: Client) -> TestResponse:
    """The professional lets somebody in."""
    staff = web.staff("professional")
    return staff.post(f"{base(encounter)}/admit", who=web.who(encounter, who.ref))


def test_works(any_web: Web) -> None:
    web = any_web
    encounter, client = web.admitted()
    other = newcomer(web, encounter, name="Tulkki Tiina")
    # Held: the desk has no button, and the rule refuses.
    desk = web.staff("professional").get(f"{base(encounter)}/people").text
    assert f'id="admit-{other.ref}"' not in desk
    assert f'id="held-{other.ref}"' in desk
    assert admit(web, encounter, other).status_code == 409
    assert person(web.core, other.ref).place == "waiting"
    # Asked in the page around the call; whoever waits is told why.
    assert "Tulkki Tiina" in client.get(f"/j/{client.ref}/people").text
    assert "Paikalla olevilta kysytään" in other.get(f"/j/{other.ref}/status").text
    assert say(client, other).location == f"/j/{client.ref}/meeting"
    assert admit(web, encounter, other).status_code == 303
    assert person(web.core, other.ref).place == "admitted"
    (record,) = records(web.core, encounter, "company_answered")
    assert record["facts"] == {"role": "interpreter", "yes": True, "method": "click"}


def test_a_no_is_told_to_staff_only_and_can_become_a_yes(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    say(client, other, "0")
    assert admit(web, encounter, other).status_code == 409
    assert "ei halua" in web.staff("professional").get(f"{base(encounter)}/people").text
    waiting = other.get(f"/j/{other.ref}/status").text
    assert "ei halua" not in waiting
    assert client.ref not in waiting
    say(client, other, "1")
    assert admit(web, encounter, other).status_code == 303


def test_everyone_inside_is_asked_and_nobody_else(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    first, second, waits = (web.client().to_waiting(secret) for _ in range(3))
    reads = web.client()
    reads.proceed(secret)
    for each in (first, second):
        admit(web, encounter, each)
    other = newcomer(web, encounter, "guest")
    say(first, other)
    assert admit(web, encounter, other).status_code == 409
    say(second, other)
    # Who is ready to come in will be with them too.
    assert admit(web, encounter, other).status_code == 409
    assert other.ref in waits.get(f"/j/{waits.ref}/status").text
    assert say(waits, other).status_code == 303
    assert reads.post(f"/j/{reads.ref}/company", newcomer=other.ref, yes="1").status_code == 409
    assert admit(web, encounter, other).status_code == 303


@pytest.mark.parametrize("first", ["client", "interpreter"])
def test_no_order_of_all_lets_anybody_in_unasked(web: Web, first: str) -> None:
    encounter, client = web.waiting()
    other = newcomer(web, encounter)
    people = [web.who(encounter, each.ref) for each in (client, other)]
    people = people if first == "client" else people[::-1]
    web.staff("professional").post(f"{base(encounter)}/admit-all", who=people)
    places = [person(web.core, each.ref).place for each in (client, other)]
    assert places == ["admitted", "waiting"]


def test_a_client_who_is_not_made_sure_of_reads_no_name(web: Web) -> None:
    encounter, client = web.waiting("identified")
    other = newcomer(web, encounter, name="Tulkki Tiina")
    assert "Tulkki Tiina" not in client.get(f"/j/{client.ref}/status").text
    assert admit(web, encounter, other).status_code == 409


def test_an_empty_room_asks_nobody(web: Web) -> None:
    encounter = web.launch()
    assert admit(web, encounter, newcomer(web, encounter)).status_code == 303


def test_who_was_announced_is_not_held(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter, mark="announced")
    assert other.ref not in client.get(f"/j/{client.ref}/people").text
    assert admit(web, encounter, other).status_code == 303


def test_said_aloud(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    staff = web.staff("professional")
    fields = {"who": web.who(encounter, client.ref), "newcomer": other.ref}
    assert staff.post(f"{base(encounter)}/company", yes="1", **fields).status_code == 303
    (record,) = records(web.core, encounter, "company_answered")
    assert record["facts"]["method"] == "oral_confirmed_by_professional"
    assert record["entity_id"] == web.cast.professional.ref
    assert admit(web, encounter, other).status_code == 303


def test_twice_is_once(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    say(client, other)
    say(client, other)
    assert entries(web.core, encounter).count("company_answered") == 1


def test_no_get(web: Web) -> None:
    encounter, client = web.admitted()
    assert client.get(f"/j/{client.ref}/company").status_code == 405
    assert web.staff("professional").get(f"{base(encounter)}/company").status_code == 405


def test_nobody_answers_for_another(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    stranger = web.client()
    stranger.ref = client.ref
    assert say(stranger, other).status_code == 404
    stranger_encounter = web.waiting()[1]
    stranger_encounter.ref = client.ref
    assert say(stranger_encounter, other).status_code == 404
    fields = {"newcomer": other.ref, "yes": "1", "who": web.who(encounter, client.ref)}
    for who, status in (("colleague", 403), ("other_unit", 404), ("stranger", 404)):
        response = web.staff(who).post(f"{base(encounter)}/company", **fields)
        assert response.status_code == status
    assert entries(web.core, encounter).count("company_answered") == 0


@pytest.mark.parametrize("yes", ["", "2", "yes"])
def test_neither_yes_nor_no(web: Web, yes: str) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    assert say(client, other, yes).status_code == 400
    fields = {"newcomer": other.ref, "who": web.who(encounter, client.ref), "yes": yes}
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/company", **fields).status_code == 422


def test_bad_id(web: Web) -> None:
    _encounter, client = web.admitted()
    somebody = web.client()
    for ref in ("", "x", "a" * 26):
        somebody.ref = ref
        assert say(client, somebody).status_code == 404
    elsewhere = web.waiting()[1]
    assert say(client, elsewhere).status_code == 404


def test_not_asked_and_too_late(web: Web) -> None:
    encounter, client = web.admitted()
    other = newcomer(web, encounter)
    assert say(other, other).status_code == 409  # not in the meeting
    other.post(f"/j/{other.ref}/leave")
    response = say(client, other)
    assert (response.status_code, page_of(response)) == (409, "error")
    web.staff("professional").post(f"{base(encounter)}/end")
    assert say(client, other).status_code == 410
