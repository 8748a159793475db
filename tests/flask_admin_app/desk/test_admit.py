"""`POST …/admit` and `…/admit-all` (WAIT 2, WAIT 3, WAIT 5)."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from tests.support.clock import Clock
from tests.support.desk import base, invite
from tests.support.probe import dump, entries, page_of, person
from tests.support.way import bring
from tests.support.web import Web


def test_lets_one_in(any_web: Web) -> None:
    encounter, client = any_web.waiting()
    staff = any_web.staff("professional")
    who = any_web.who(encounter, client.ref)
    response = staff.post(f"{base(encounter)}/admit", who=who)
    assert response.status_code == 303
    assert response.location == base(encounter)
    row = person(any_web.core, client.ref)
    assert (row.place, row.door) == ("admitted", "open")
    assert entries(any_web.core, encounter)[-1] == "admitted"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_twice_is_once(web: Web) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    staff = web.staff("professional")
    for _ in range(3):
        assert staff.post(f"{base(encounter)}/admit", who=who).status_code == 303
    assert entries(web.core, encounter).count("admitted") == 1


def test_lets_several_in_at_once(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(3)]
    chosen = [web.who(encounter, client.ref) for client in clients[:2]]
    web.staff("professional").post(f"{base(encounter)}/admit", who=chosen)
    places = [person(web.core, client.ref).place for client in clients]
    assert places == ["admitted", "admitted", "waiting"]


def test_several_are_all_or_none(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(2)]
    chosen = [web.who(encounter, client.ref) for client in clients]
    clients[1].post(f"/j/{clients[1].ref}/leave")
    before = dump(web.core)["participants"]
    response = web.staff("professional").post(f"{base(encounter)}/admit", who=chosen)
    assert response.status_code == 409
    assert dump(web.core)["participants"] == before


@pytest.mark.parametrize(
    "state",
    ["arrived", "refused", "waiting-unknown", "left-waiting", "declined", "removed", "withdrawn"],
)
def test_who_is_gone_or_not_ready_is_not_let_in(any_web: Web, state: str) -> None:
    encounter, client = bring(any_web, state)
    version = person(any_web.core, client.ref).version
    staff = any_web.staff("professional")
    before = dump(any_web.core)
    response = staff.post(f"{base(encounter)}/admit", who=f"{client.ref}.{version}")
    assert response.status_code == 409
    assert page_of(response) == "desk-encounter"
    assert 'role="alert"' in response.text
    assert dump(any_web.core) == before
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_an_old_page_is_told_and_changes_nothing(any_web: Web) -> None:
    encounter, client = any_web.waiting()
    old = any_web.who(encounter, client.ref)
    other = any_web.client()
    other.proceed(any_web.secret(encounter), take_over="1")  # the place moved meanwhile
    staff = any_web.staff("professional")
    before = dump(any_web.core)
    response = staff.post(f"{base(encounter)}/admit", who=old)
    assert response.status_code == 409
    assert dump(any_web.core) == before
    fresh = any_web.who(encounter, client.ref)
    assert fresh != old
    assert fresh in response.text  # the page shows how things are now
    assert staff.post(f"{base(encounter)}/admit", who=fresh).status_code == 303


def test_while_the_database_is_locked_the_page_says_try_again(web: Web) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    staff = web.staff("professional")
    engine = web.core.database.engine
    engine.dispose()

    @event.listens_for(engine, "connect")
    def _impatient(connection: Any, _record: Any) -> None:
        connection.execute("PRAGMA busy_timeout = 20")

    before = dump(web.core)
    blocker = sqlite3.connect(str(engine.url.database), isolation_level=None)
    blocker.execute("BEGIN IMMEDIATE")
    response = staff.post(f"{base(encounter)}/admit", who=who)
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "5"
    assert page_of(response) == "error"
    blocker.close()
    assert dump(web.core) == before
    assert staff.post(f"{base(encounter)}/admit", who=who).status_code == 303


def group(web: Web, size: int) -> tuple[str, list[str]]:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = [web.client().to_waiting(secret) for _ in range(size)]
    return encounter, [web.who(encounter, client.ref) for client in clients]


def test_admit_all_lets_everyone_on_the_page_in(any_web: Web) -> None:
    encounter, people = group(any_web, 5)
    staff = any_web.staff("professional")
    assert staff.post(f"{base(encounter)}/admit-all", who=people).status_code == 303
    assert entries(any_web.core, encounter).count("admitted") == 5
    assert staff.post(f"{base(encounter)}/admit-all", who=people).status_code == 303
    assert entries(any_web.core, encounter).count("admitted") == 5


def test_admit_all_leaves_who_came_after_the_look(web: Web) -> None:
    encounter, people = group(web, 2)
    late = web.client().to_waiting(web.secret(encounter))
    web.staff("professional").post(f"{base(encounter)}/admit-all", who=people)
    assert person(web.core, late.ref).place == "waiting"


def test_admit_all_leaves_who_is_not_ready(web: Web) -> None:
    encounter, people = group(web, 2)
    unread = web.client()
    unread.proceed(web.secret(encounter))
    people.append(f"{unread.ref}.{person(web.core, unread.ref).version}")
    web.staff("professional").post(f"{base(encounter)}/admit-all", who=people)
    assert person(web.core, unread.ref).place == "arrived"
    assert entries(web.core, encounter).count("admitted") == 2


def test_admit_all_leaves_whose_place_moved_after_the_look(web: Web) -> None:
    encounter, client = web.waiting()
    old = web.who(encounter, client.ref)
    web.client().proceed(web.secret(encounter), take_over="1")
    web.staff("professional").post(f"{base(encounter)}/admit-all", who=[old])
    assert person(web.core, client.ref).place == "waiting"


def test_a_guest_whose_time_is_over_keeps_nobody_out(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    until = (clock() + timedelta(minutes=5)).astimezone(ZoneInfo("Europe/Helsinki"))
    fields = {"mark": "announced", "until": f"{until:%H:%M}"}
    guest = web.client().to_waiting(invite(web, encounter, "interpreter", **fields)[1])
    people = [web.who(encounter, each.ref) for each in (guest, client)]
    clock.forward(minutes=10)
    staff = web.staff("professional")
    page = staff.get(f"{base(encounter)}/people").text
    assert f'id="admit-{client.ref}"' in page
    assert f'id="admit-{guest.ref}"' not in page
    assert staff.post(f"{base(encounter)}/admit-all", who=people).status_code == 303
    assert [person(web.core, each.ref).place for each in (guest, client)] == ["waiting", "admitted"]
