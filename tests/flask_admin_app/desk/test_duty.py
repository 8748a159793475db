"""`/desk/duty`: who takes people from public doors (JOIN 13)."""

from __future__ import annotations

import asyncio

import pytest

from flask_admin_app.live.hub import Listener
from flask_admin_app.models import EncounterRow
from flask_admin_app.services.duty import topic_of
from tests.support.clock import Clock
from tests.support.desk import base, kept
from tests.support.probe import actions
from tests.support.public_door import WORD, add_door, come, meetings, on_duty
from tests.support.web import Web


def test_on_and_off(web: Web) -> None:
    add_door(web)
    staff = web.staff("professional")
    assert "on-duty" in actions(staff.get("/desk"))
    on_duty(web)
    on_duty(web)  # twice is once
    shown = staff.get("/desk/duty").text
    assert 'data-action="off-duty"' in shown
    assert 'data-action="on-duty"' not in shown
    assert f"/o/{WORD}" in shown
    on_duty(web, duty="off")
    on_duty(web, duty="off")
    assert 'data-action="on-duty"' in staff.get("/desk/duty").text


def test_without_doors_the_desk_stays_as_it_is(web: Web) -> None:
    desk = web.staff("professional").get("/desk").text
    assert web.core.texts.text("fi", "duty-title") not in desk


def test_the_visitor_is_on_the_desks_of_all_on_duty(web: Web) -> None:
    add_door(web)
    ours, theirs = on_duty(web), on_duty(web, "colleague")
    client = come(web)
    client.answer()
    (encounter,) = meetings(web)
    for browser in (ours, theirs):
        assert base(encounter) in browser.get("/desk/duty").text
        assert browser.get(base(encounter)).status_code == 200
    # Whoever is not on duty has no part in it.
    assert web.staff("other_unit").get(base(encounter)).status_code == 404


def test_whoever_opens_it_first_takes_it(web: Web) -> None:
    add_door(web)
    on_duty(web)
    colleague = on_duty(web, "colleague")
    come(web).answer()
    (encounter,) = meetings(web)
    taken = web.core.texts.text("fi", "duty-visitor-taken")
    assert taken not in colleague.get("/desk/duty").text
    ref = own_ref(web, encounter, "professional")
    loop = asyncio.new_event_loop()
    web.core.hub.add(Listener(encounter, ref, staff=True, loop=loop))
    loop.close()
    assert taken in colleague.get("/desk/duty").text
    assert 'data-waiting="0"' in colleague.get("/desk/duty").text


def own_ref(web: Web, encounter: str, who: str) -> str:
    staff = getattr(web.cast, who)
    with web.core.database.read() as session:
        people = session.get_one(EncounterRow, encounter).participants
        return next(person.ref for person in people if person.user_id == staff.id)


def test_who_comes_on_duty_later_sees_who_waits_already(web: Web) -> None:
    add_door(web)
    on_duty(web)
    waits, inside = come(web), come(web)
    for client in (waits, inside):
        client.answer()
    first, second = meetings(web)
    with_inside = first if holds(web, first, inside.ref) else second
    staff = web.staff("professional")
    staff.post(f"{base(with_inside)}/admit", who=web.who(with_inside, inside.ref))
    colleague = on_duty(web, "colleague")
    other = second if with_inside == first else first
    assert colleague.get(base(other)).status_code == 200
    # A meeting that has begun is nobody else's business.
    assert colleague.get(base(with_inside)).status_code == 403


def holds(web: Web, encounter: str, ref: str) -> bool:
    return ref in web.staff("professional").get(f"{base(encounter)}/people").text


def test_the_desk_hears_of_it_at_once(web: Web) -> None:
    add_door(web)
    on_duty(web)
    heard: list[str] = []
    publish = web.core.database.on_change

    def listen(encounter: str, refs: set[str] | None) -> None:
        heard.append(encounter)
        publish(encounter, refs)

    web.core.database.on_change = listen
    come(web)
    assert topic_of(web.core, web.cast.professional) in heard
    assert topic_of(web.core, web.cast.colleague) not in heard


def test_a_ticket_for_the_desk(web: Web) -> None:
    found = web.staff("professional").post("/desk/ticket", _json=True).get_json()
    assert found["url"] == f"/live/encounters/{topic_of(web.core, web.cast.professional)}"
    ticket = web.core.tickets.use(found["ticket"])
    assert ticket is not None
    assert (ticket.encounter, ticket.staff) == (topic_of(web.core, web.cast.professional), True)


def test_the_address_holds_no_pseudonym(web: Web) -> None:
    found = web.staff("professional").post("/desk/ticket", _json=True).get_json()
    assert web.cast.professional.ref not in found["url"]


def test_duty_ends_by_itself(web: Web, clock: Clock) -> None:
    add_door(web, hours=[{"days": [2], "from": "09:00", "to": "13:00"}])
    staff = on_duty(web)  # Tuesday 12.00 in Helsinki
    clock.forward(minutes=59)
    assert "off-duty" in staff.get("/desk/duty").text
    clock.forward(minutes=1)
    assert "off-duty" not in staff.get("/desk/duty").text


@pytest.mark.parametrize("who", ["auditor", "administrator"])
def test_only_for_professionals(web: Web, who: str) -> None:
    add_door(web)
    before = kept(web)
    browser = web.staff(who)
    assert browser.get("/desk/duty").status_code == 404
    assert browser.post("/desk/duty", template="talk", duty="on").status_code == 404
    assert browser.post("/desk/ticket", _json=True).status_code == 404
    assert kept(web) == before


@pytest.mark.parametrize(
    ("who", "slug"),
    [("stranger", "talk"), ("professional", "group"), ("professional", "x"), ("professional", "")],
)
def test_only_at_doors_of_the_own_organisation(web: Web, who: str, slug: str) -> None:
    add_door(web)
    response = web.staff(who).post("/desk/duty", template=slug, duty="on")
    assert response.status_code == 404


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get("/desk/duty").location == "/sign-in?next=/desk/duty"
    assert web.client().post("/desk/duty", template="talk", duty="on").status_code == 401
    assert web.client().post("/desk/ticket", _json=True).status_code == 401


def test_wrong_method(web: Web) -> None:
    assert web.staff("professional").get("/desk/ticket").status_code == 405


def test_without_a_form_token_nothing_happens(web: Web) -> None:
    add_door(web)
    staff = web.staff("professional")
    response = staff.client.post("/desk/duty", data={"template": "talk", "duty": "on"})
    assert response.status_code == 400
    assert actions(web.client().get(f"/o/{WORD}")) == set()
