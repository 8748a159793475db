"""Two workers at the same door: neither admits twice nor undoes the other unseen (WAIT 5)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import select

from flask_admin_app.models import LogLeafRow
from tests.support.desk import at_once, base, helper
from tests.support.probe import entries, person
from tests.support.web import Browser, Client, Web

ROUNDS = 5


def pressing(staff: Browser, url: str, who: str) -> Callable[[], int]:
    token = staff.csrf()

    def press() -> int:
        fields = {"csrf_token": token, "who": who}
        return staff.client.post(url, data=fields, headers=staff.headers).status_code

    return press


def log_is_gapless(web: Web) -> bool:
    with web.core.database.read() as session:
        found = session.scalars(select(LogLeafRow.index).order_by(LogLeafRow.index)).all()
    return list(found) == list(range(len(found)))


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_two_simultaneous_admissions_make_one_log_entry(any_web: Web, turn: int) -> None:
    encounter, client = any_web.waiting()
    workers = [any_web.staff("professional"), helper(any_web, encounter)] * 2
    who = any_web.who(encounter, client.ref)
    url = f"{base(encounter)}/admit"
    assert at_once([pressing(staff, url, who) for staff in workers]) == [303] * len(workers)
    assert entries(any_web.core, encounter).count("admitted") == 1
    assert log_is_gapless(any_web)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_of_admit_and_decline_at_once_one_wins_and_the_other_is_told(
    any_web: Web, turn: int
) -> None:
    encounter, client = any_web.waiting()
    workers = {"admit": any_web.staff("professional"), "decline": helper(any_web, encounter)}
    who = any_web.who(encounter, client.ref)
    jobs = [pressing(staff, f"{base(encounter)}/{each}", who) for each, staff in workers.items()]
    admitted, declined = at_once(jobs)
    assert sorted([admitted, declined]) == [303, 409]
    log = entries(any_web.core, encounter)
    assert log.count("admitted") == (admitted == 303)
    assert log.count("declined") == (declined == 303)
    place = person(any_web.core, client.ref).place
    assert place == ("admitted" if admitted == 303 else "declined")


def test_two_workers_at_once_on_two_people_both_succeed(any_web: Web) -> None:
    encounter = any_web.launch("group")
    secret = any_web.secret(encounter)
    people = [any_web.client().to_waiting(secret) for _ in range(2)]
    workers = [any_web.staff("professional"), helper(any_web, encounter)]
    url = f"{base(encounter)}/admit"
    jobs = [
        pressing(staff, url, any_web.who(encounter, client.ref))
        for staff, client in zip(workers, people, strict=True)
    ]
    assert at_once(jobs) == [303, 303]
    assert {person(any_web.core, client.ref).place for client in people} == {"admitted"}
    assert log_is_gapless(any_web)


def test_many_who_arrive_at_once_get_a_place_and_a_number_each(any_web: Web) -> None:
    encounter = any_web.launch("group")
    secret = any_web.secret(encounter)
    clients = [any_web.client() for _ in range(8)]

    def arriving(client: Client) -> Callable[[], str]:
        def arrive() -> str:
            assert client.proceed(secret).status_code == 303
            return client.ref

        return arrive

    refs = at_once([arriving(client) for client in clients])
    assert len(set(refs)) == len(clients)
    numbers = sorted(person(any_web.core, ref).number for ref in refs)
    assert numbers == list(range(1, len(clients) + 1))


@pytest.mark.parametrize("second", ["decline", "send-back", "remove"])
def test_a_colleagues_admission_is_not_undone_from_an_old_page(any_web: Web, second: str) -> None:
    encounter, client = any_web.waiting()
    old = any_web.who(encounter, client.ref)
    other = helper(any_web, encounter)
    assert (
        any_web.staff("professional").post(f"{base(encounter)}/admit", who=old).status_code == 303
    )
    before = entries(any_web.core, encounter)
    assert other.post(f"{base(encounter)}/{second}", who=old).status_code == 409
    assert entries(any_web.core, encounter) == before
    assert person(any_web.core, client.ref).place == "admitted"


def test_a_colleagues_decision_is_undone_knowingly(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    other = helper(any_web, encounter)
    now = any_web.who(encounter, client.ref)
    assert other.post(f"{base(encounter)}/send-back", who=now).status_code == 303
    assert person(any_web.core, client.ref).place == "waiting"


def test_both_workers_see_the_same(any_web: Web) -> None:
    encounter, client = any_web.waiting()
    other = helper(any_web, encounter)
    own = any_web.staff("professional").get(f"{base(encounter)}/people").text
    theirs = other.get(f"{base(encounter)}/people").text
    assert client.ref in own
    assert client.ref in theirs
