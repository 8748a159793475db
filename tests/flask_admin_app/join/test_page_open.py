"""Somebody who closed the page keeps the place, and nobody is told that they stand there."""

from __future__ import annotations

import asyncio

import pytest

from flask_admin_app.live.hub import MOST_LOOKS, Hub, Listener
from tests.support.clock import Clock
from tests.support.desk import base
from tests.support.probe import main_of
from tests.support.public_door import add_door, come, meetings, on_duty
from tests.support.web import Client, Web


def gone(web: Web, language: str = "fi") -> str:
    return web.core.texts.text(language, "desk-page-gone")


def ahead(web: Web, client: Client) -> int:
    main = main_of(client.get(f"/j/{client.ref}/wait"))
    texts = web.core.texts
    return next(n for n in range(3) if texts.text("fi", "wait-ahead", ahead=n) in main)


def test_the_desk_tells_it_and_a_look_brings_them_back(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    staff = web.staff("professional")
    assert gone(web) not in staff.get(f"{base(encounter)}/people").text
    clock.forward(minutes=2)
    assert gone(web) in staff.get(f"{base(encounter)}/people").text
    client.get(f"/j/{client.ref}/wait")  # without script the page loads itself anew
    assert gone(web) not in staff.get(f"{base(encounter)}/people").text
    loop = asyncio.new_event_loop()
    loop.close()
    web.core.hub.add(Listener(encounter, client.ref, staff=False, loop=loop))
    clock.forward(hours=1)
    assert gone(web) not in staff.get(f"{base(encounter)}/people").text


def test_no_colleague_is_called_to_a_closed_page(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    clock.forward(minutes=6)
    needed = web.core.texts.text("fi", "desk-colleague-needed")
    colleague = web.staff("colleague")
    assert needed not in colleague.get("/desk/list").text
    client.get(f"/j/{client.ref}/wait")
    assert needed in colleague.get("/desk/list").text
    assert base(encounter) in colleague.get("/desk/list").text


def test_at_a_door_they_are_ahead_of_nobody(web: Web, clock: Clock) -> None:
    add_door(web)
    staff = on_duty(web)
    first = come(web)
    first.answer()
    clock.forward(minutes=1)
    second = come(web)
    second.answer()
    assert ahead(web, second) == 1
    clock.forward(minutes=1)
    assert ahead(web, second) == 0
    shown = staff.get("/desk/duty").text
    assert shown.count(gone(web)) == 1
    assert 'data-waiting="1"' in shown
    first.get(f"/j/{first.ref}/wait")
    assert ahead(web, second) == 1  # the place was kept


def test_whoever_is_on_duty_sees_that_one_waits(web: Web) -> None:
    add_door(web)
    on_duty(web)
    client = come(web)
    client.answer()
    texts, path = web.core.texts, f"/j/{client.ref}/wait"
    assert texts.text("fi", "wait-staff-duty") in main_of(client.get(path))
    assert texts.text("fi", "wait-staff-not-here") not in main_of(client.get(path))
    on_duty(web, duty="off")
    assert texts.text("fi", "wait-staff-not-here") in main_of(client.get(path))


def test_the_desks_at_a_door_hear_what_becomes_of_a_visitor(
    web: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_door(web)
    on_duty(web)
    on_duty(web, "colleague")
    client = come(web)
    heard: list[str] = []
    publish = web.core.hub.publish

    def listen(topic: str, refs: set[str] | None = None) -> None:
        heard.append(topic)
        publish(topic, refs)

    web.core.database.on_change = listen
    monkeypatch.setattr(web.core.hub, "publish", listen)
    client.answer()
    desks = {topic for topic in heard if topic.startswith("desk-")}
    assert len(desks) == 2
    heard.clear()
    (encounter,) = meetings(web)
    web.staff("professional").get(f"{base(encounter)}/people")
    assert set(heard) == desks


def test_only_so_many_looks_are_remembered(clock: Clock) -> None:
    hub = Hub()
    for number in range(MOST_LOOKS + 1):
        hub.looked(str(number), clock.now)
    assert hub.last_look("0") is None
    assert hub.last_look("1") == clock.now
