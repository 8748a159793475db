"""A professional who is signed out in the middle: nothing happens, nothing is lost, and after
signing in again it works."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from flask_admin_app.models import StaffSessionRow
from tests.support.cast import PASSWORD, email_of
from tests.support.desk import base
from tests.support.probe import dump, page_of, person
from tests.support.web import Browser, Web


def expire(web: Web) -> None:
    with web.core.database.write() as work:
        work.session.execute(delete(StaffSessionRow))


def sign_in_again(staff: Browser, going_to: str) -> None:
    fields = {"email": email_of("professional"), "password": PASSWORD, "next": going_to}
    assert staff.post("/sign-in", **fields).location == going_to


@pytest.mark.parametrize("how", ["expired", "another tab"])
def test_an_admission_waits_for_the_sign_in(web: Web, how: str) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    staff = web.staff("professional")
    old_form = {"csrf_token": staff.csrf(), "who": who}
    if how == "expired":
        expire(web)
    else:
        staff.post("/sign-out")
    before = dump(web.core)
    url = f"{base(encounter)}/admit"
    response = staff.client.post(url, data=old_form, headers=staff.headers)
    assert response.status_code == 401
    assert page_of(response) == "error"
    assert f'href="/sign-in?next={base(encounter)}"' in response.text
    assert dump(web.core) == before
    assert person(web.core, client.ref).place == "waiting"
    sign_in_again(staff, base(encounter))
    assert staff.post(url, who=who).status_code == 303
    assert person(web.core, client.ref).place == "admitted"


def test_the_live_page_is_told(web: Web) -> None:
    encounter, _client = web.waiting()
    staff = web.staff("professional")
    expire(web)
    assert staff.get(f"{base(encounter)}/people").status_code == 303
    for what in ("ticket", "token"):
        response = staff.post(f"{base(encounter)}/{what}", _json=True)
        assert response.status_code == 401
        assert response.content_type == "application/problem+json"


def test_the_clients_notice_nothing(web: Web) -> None:
    _encounter, client = web.admitted()
    web.staff("professional")
    expire(web)
    assert client.get(f"/j/{client.ref}/meeting").status_code == 200
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 200


def test_a_launch_leads_back_to_its_page(web: Web) -> None:
    staff = web.staff("professional")
    expire(web)
    response = staff.post("/launch/talk")
    assert response.status_code == 401
    assert 'href="/sign-in?next=/launch/talk"' in response.text
