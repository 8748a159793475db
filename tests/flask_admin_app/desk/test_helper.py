"""A helper's link needs a sign-in, and gives a worker's power only then."""

from __future__ import annotations

import pytest

from tests.support.cast import PASSWORD, email_of
from tests.support.desk import base, helper, invite
from tests.support.probe import claims, dump, entries
from tests.support.server import token_of
from tests.support.web import Web


def test_the_link_alone_gives_nothing(web: Web) -> None:
    encounter, client = web.waiting()
    _invitation, secret = invite(web, encounter, "helper")
    who = web.who(encounter, client.ref)
    finder = web.client()
    before = dump(web.core)
    assert finder.get(f"/j/{secret}").status_code == 200
    response = finder.post(f"/j/{secret}/continue")
    assert response.status_code == 303
    assert response.location == "/sign-in"
    assert secret not in response.location
    assert finder.post(f"{base(encounter)}/admit", who=who).status_code == 401
    assert finder.get(base(encounter)).status_code == 303
    assert dump(web.core) == before


def test_after_the_sign_in_the_way_goes_on(web: Web) -> None:
    encounter, client = web.waiting()
    _invitation, secret = invite(web, encounter, "helper")
    browser = web.client()
    browser.post(f"/j/{secret}/continue")
    response = browser.post("/sign-in", email=email_of("colleague"), password=PASSWORD)
    assert response.location == f"/j/{secret}"
    response = browser.post(f"/j/{secret}/continue")
    assert response.location == base(encounter)
    who = web.who(encounter, client.ref)
    assert browser.post(f"{base(encounter)}/admit", who=who).status_code == 303
    assert claims(token_of(browser, base(encounter)))["context"]["user"]["moderator"] is True


def test_a_colleague_of_another_unit_may_help(web: Web) -> None:
    encounter = web.launch()
    assert helper(web, encounter, "other_unit").get(base(encounter)).status_code == 200


@pytest.mark.parametrize("who", ["stranger", "auditor", "administrator"])
def test_who_is_no_professional_of_the_house_may_not(web: Web, who: str) -> None:
    encounter = web.launch()
    _invitation, secret = invite(web, encounter, "helper")
    staff = web.staff(who)
    before = dump(web.core)
    assert staff.post(f"/j/{secret}/continue").status_code == 403
    assert staff.get(base(encounter)).status_code == 404
    assert dump(web.core) == before


def test_twice_is_once(web: Web) -> None:
    encounter = web.launch()
    _invitation, secret = invite(web, encounter, "helper")
    staff = web.staff("colleague")
    for _ in range(2):
        assert staff.post(f"/j/{secret}/continue").location == base(encounter)
    assert entries(web.core, encounter).count("staff_joined") == 2  # the professional and one more


def test_the_professional_on_a_helpers_link_stays_the_professional(web: Web) -> None:
    encounter = web.launch()
    _invitation, secret = invite(web, encounter, "helper")
    staff = web.staff("professional")
    assert staff.post(f"/j/{secret}/continue").location == base(encounter)
    assert entries(web.core, encounter).count("staff_joined") == 1


def test_a_clients_link_makes_no_worker_of_who_is_signed_in(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("colleague")
    response = staff.post(f"/j/{web.secret(encounter)}/continue")
    assert response.location.endswith("/notice")
    assert staff.get(base(encounter)).status_code == 403


def test_too_late(web: Web) -> None:
    encounter = web.launch()
    _invitation, secret = invite(web, encounter, "helper")
    web.staff("professional").post(f"{base(encounter)}/end")
    assert web.staff("colleague").post(f"/j/{secret}/continue").status_code == 410
