"""Staff signing in through their organisation's provider, against a FAKE one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from flask_admin_app import create_app
from flask_admin_app.core import Core
from flask_admin_app.models import StaffRole, UserRow
from tests.fakes.fake_oidc import FakeOidc, Mood, fake_oidc
from tests.support.canaries import database_files, find, said
from tests.support.cast import OTHER, OWN, PASSWORD, Cast, email_of
from tests.support.clock import Clock
from tests.support.factors import code, half, with_app
from tests.support.oidc.eid_house import come_back, onward
from tests.support.oidc.setting_up import (
    STAFF_CLIENT,
    STAFF_SECRET,
    key_file,
    public_keys,
    staff_settings,
)
from tests.support.probe import dump, main_of, page_of
from tests.support.settings import load
from tests.support.web import Browser, Web

BACK = "/sign-in/oidc/back"
NEW = {
    "sub": "kanarian-tunnus-4711",
    "email": "Outi.Uusi@example.org",
    "email_verified": True,
    "given_name": "Outi",
    "family_name": "Salainen",
    "roles": ["everyone", "tuokio-staff"],
}
Open = Callable[..., Web]


@pytest.fixture
def fake(clock: Clock) -> Iterator[FakeOidc]:
    more: dict[str, Any] = {"secret": STAFF_SECRET, "signed_requests": False}
    with fake_oidc(STAFF_CLIENT, clock=clock, claims=dict(NEW), **more) as running:
        yield running


@pytest.fixture
def opened(folder: Path, clock: Clock) -> Iterator[Open]:
    """Makes the service with these settings."""
    made: list[Core] = []

    def open_(issuer: str, **more: str) -> Web:
        core = Core(load(folder, **staff_settings(issuer, **more)), clock=clock)
        made.append(core)
        return Web(create_app(core.settings, core=core), core, Cast(core))

    yield open_
    for core in made:
        core.database.engine.dispose()


@pytest.fixture
def house(opened: Open, fake: FakeOidc) -> Web:
    return opened(fake.url)


def browser_of(web: Web) -> Browser:
    return Browser(web.app.test_client())


def begin(browser: Browser, **fields: str) -> str:
    return onward(browser.post("/sign-in/oidc", **fields))


def sign_in(web: Web, fake: FakeOidc, browser: Browser | None = None) -> TestResponse:
    browser = browser or browser_of(web)
    return come_back(browser, BACK, fake.recognise(begin(browser)))


def known_as(fake: FakeOidc, who: str, **claims: Any) -> None:
    """The provider knows this member of the cast."""
    fake.claims = {**NEW, "sub": who, "email": email_of(who), **claims}


def user(web: Web, email: str) -> UserRow | None:
    with web.core.database.read() as session:
        row = session.scalar(select(UserRow).where(UserRow.email == email))
        if row is not None:
            assert row.unit.organisation.name
            session.expunge_all()
        return row


def told(web: Web, response: TestResponse, words: str, code: str) -> None:
    """In plain words, with a way on."""
    assert page_of(response) == "sign-in-failed"
    assert web.core.texts.text("fi", f"sign-in-oidc-failed-{words}") in main_of(response)
    assert f"<code>{code}</code>" in response.text
    assert 'href="/sign-in"' in response.text


# There and back --------------------------------------------------------------------------------


def test_somebody_new(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    response = sign_in(house, fake, browser)
    assert (response.status_code, response.location) == (303, "/desk")
    assert browser.get("/desk").status_code == 200
    made = user(house, "outi.uusi@example.org")
    assert made
    assert (made.shown_name, made.roles) == ("Outi", ["professional"])
    assert (made.unit.name, made.unit.organisation.name) == ("Perhetyö", OWN)


def test_known_again_whatever_the_address_is_now(house: Web, fake: FakeOidc) -> None:
    sign_in(house, fake)
    fake.claims |= {"email": "another@example.org"}
    assert sign_in(house, fake).status_code == 303
    assert user(house, "another@example.org") is None


def test_an_account_that_was_here_is_linked(house: Web, fake: FakeOidc) -> None:
    known_as(fake, "professional")
    before = house.cast.professional
    browser = browser_of(house)
    assert sign_in(house, fake, browser).status_code == 303
    assert before.shown_name in browser.get("/desk").text
    assert house.cast.professional == before


def test_roles_are_those_of_today(house: Web, fake: FakeOidc) -> None:
    known_as(fake, "professional", roles=["tuokio-admins", "tuokio-audit"])
    browser = browser_of(house)
    sign_in(house, fake, browser)
    roles = {StaffRole.ADMINISTRATOR, StaffRole.AUDITOR}
    assert house.cast.professional.roles == roles
    assert browser.get("/admin").status_code == 200


def test_on_to_where_they_were_going(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser, next="/launch/talk"))
    assert come_back(browser, BACK, back).location == "/launch/talk"


@pytest.mark.parametrize("far", ["//far.example.org", "https://far.example.org/", "/\\far", "x"])
def test_never_elsewhere(house: Web, fake: FakeOidc, far: str) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser, next=far))
    assert come_back(browser, BACK, back | {"next": far}).location == "/desk"


def test_a_fresh_session(house: Web, fake: FakeOidc) -> None:
    other = house.staff("administrator")
    with other.client.session_transaction() as session:
        before = session["staff"]
    sign_in(house, fake, other)
    with other.client.session_transaction() as session:
        assert session["staff"] != before
        assert "oidc" not in session
    assert "Outi" in other.get("/desk").text


def test_with_a_key_instead_of_a_secret(opened: Open, clock: Clock, folder: Path) -> None:
    with fake_oidc(STAFF_CLIENT, keys=public_keys(), clock=clock, claims=dict(NEW)) as fake:
        keys = str(key_file(folder))
        web = opened(fake.url, OIDC_PRIVATE_KEY_FILE=keys, OIDC_CLIENT_SECRET="")
        assert sign_in(web, fake).status_code == 303
        published = web.client().get("/.well-known/oidc-jwks.json").get_json()["keys"]
        assert [key["use"] for key in published] == ["sig", "enc"]
        assert not {"d", "p", "q"} & {name for key in published for name in key}


def test_the_unit_that_the_claim_names(opened: Open, fake: FakeOidc) -> None:
    web = opened(fake.url, OIDC_UNIT_CLAIM="unit")
    known_as(fake, "professional", unit="Nuoret")
    sign_in(web, fake)
    found = user(web, email_of("professional"))
    assert found
    assert found.unit.name == "Nuoret"


def test_a_fixed_unit_is_for_new_people(opened: Open, fake: FakeOidc) -> None:
    web = opened(fake.url, OIDC_UNIT="Nuoret")
    sign_in(web, fake)
    made = user(web, "outi.uusi@example.org")
    assert made
    assert made.unit.name == "Nuoret"
    known_as(fake, "professional")
    sign_in(web, fake)
    linked = user(web, email_of("professional"))
    assert linked
    assert linked.unit.name == "Perhetyö"


# Who does not come in --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "words", "code"),
    [
        ({"roles": ["everyone"]}, "no-role", "no_role"),
        ({"roles": None}, "no-role", "no_role"),
        ({"email_verified": False}, "no-email", "no_email"),
        ({"email": None}, "no-email", "no_email"),
        ({"email": "no address"}, "no-email", "no_email"),
        ({"email": email_of("stranger")}, "taken", "taken"),
    ],
)
def test_who_has_no_business_here(
    house: Web, fake: FakeOidc, claims: dict[str, Any], words: str, code: str
) -> None:
    fake.claims |= claims
    browser = browser_of(house)
    response = sign_in(house, fake, browser)
    assert response.status_code == 403
    told(house, response, words, code)
    assert browser.get("/desk").status_code == 303
    assert user(house, "outi.uusi@example.org") is None


def test_another_account_can_be_chosen(house: Web, fake: FakeOidc) -> None:
    fake.claims |= {"roles": []}
    browser = browser_of(house)
    response = sign_in(house, fake, browser)
    assert 'name="anew" value="1"' in response.text
    assert fake.parameters(begin(browser, anew="1"))["prompt"] == "login"
    assert "prompt" not in fake.parameters(begin(browser))


def test_whose_role_was_taken_away(house: Web, fake: FakeOidc) -> None:
    sign_in(house, fake)
    fake.claims |= {"roles": []}
    told(house, sign_in(house, fake), "no-role", "no_role")


def test_whose_role_was_taken_away_is_signed_out_everywhere(house: Web, fake: FakeOidc) -> None:
    first = browser_of(house)
    sign_in(house, fake, first)
    fake.claims |= {"roles": []}
    sign_in(house, fake)
    assert first.get("/desk").status_code == 303


def test_an_address_that_belongs_to_another_person_there(house: Web, fake: FakeOidc) -> None:
    sign_in(house, fake)
    fake.claims |= {"sub": "somebody-else"}
    told(house, sign_in(house, fake), "taken", "taken")


def test_a_provider_speaks_for_its_own_organisation(opened: Open, fake: FakeOidc) -> None:
    web = opened(fake.url, OIDC_ORGANISATION=OTHER)
    known_as(fake, "professional")
    told(web, sign_in(web, fake), "taken", "taken")


def test_a_unit_that_does_not_exist(opened: Open, fake: FakeOidc) -> None:
    web = opened(fake.url, OIDC_UNIT_CLAIM="unit")
    fake.claims |= {"unit": "Ei ole"}
    told(web, sign_in(web, fake), "no-unit", "no_unit")


@pytest.mark.parametrize(
    ("mood", "words", "code", "status"),
    [
        (Mood.WRONG_NONCE, "unproven", "wrong_nonce", 403),
        (Mood.WRONG_AUDIENCE, "unproven", "wrong_audience", 403),
        (Mood.WRONG_ISSUER, "unproven", "wrong_issuer", 403),
        (Mood.EXPIRED, "old", "expired", 403),
        (Mood.UNSIGNED, "unproven", "unsigned", 403),
        (Mood.BY_PUBLIC_KEY, "unproven", "bad_signature", 403),
        (Mood.REFUSES_CODE, "old", "replayed", 403),
        (Mood.AWAY, "away", "provider_away", 503),
    ],
)
def test_refused_and_told(
    house: Web, fake: FakeOidc, mood: Mood, words: str, code: str, status: int
) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    fake.mood = mood
    response = come_back(browser, BACK, back)
    assert response.status_code == status
    told(house, response, words, code)
    assert browser.get("/desk").status_code == 303


def test_the_provider_is_away_at_the_start(house: Web, fake: FakeOidc) -> None:
    fake.mood = Mood.AWAY
    response = browser_of(house).post("/sign-in/oidc")
    told(house, response, "away", "provider_away")
    assert browser_of(house).get("/sign-in").status_code == 200


def test_who_stops(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    response = come_back(browser, BACK, fake.refuse(begin(browser)))
    told(house, response, "stopped", "refused_by_person")


def test_twice(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    come_back(browser, BACK, back)
    told(house, come_back(browser, BACK, back), "old", "bad_state")
    assert browser.get("/desk").status_code == 200


def test_too_late(house: Web, fake: FakeOidc, clock: Clock) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    clock.forward(minutes=10)
    told(house, come_back(browser, BACK, back), "old", "expired")


def test_nobody_is_signed_in_by_somebody_elses_link(house: Web, fake: FakeOidc) -> None:
    back = fake.recognise(begin(browser_of(house)))
    other = browser_of(house)
    told(house, come_back(other, BACK, back), "old", "bad_state")
    begin(other)
    told(house, come_back(other, BACK, back), "old", "bad_state")
    assert other.get("/desk").status_code == 303


def test_wrong_method(house: Web) -> None:
    assert browser_of(house).get("/sign-in/oidc").status_code == 405


def test_looking_at_the_way_back_changes_nothing(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    before = dump(house.core)
    assert page_of(browser.get(BACK, query_string=back)) == "sign-in-back"
    assert dump(house.core) == before


def test_a_form_of_another_site(house: Web, fake: FakeOidc) -> None:
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    assert browser.client.post(BACK, data=back).status_code == 400
    assert browser.get("/desk").status_code == 303


def test_without_a_provider(web: Web) -> None:
    browser = browser_of(web)
    assert "/sign-in/oidc" not in browser.get("/sign-in").text
    assert browser.post("/sign-in/oidc").status_code == 404
    assert browser.get(BACK).status_code == 404
    assert browser.post(BACK, state="s").status_code == 404
    assert browser.get("/.well-known/oidc-jwks.json").status_code == 404


def test_the_button(opened: Open, fake: FakeOidc) -> None:
    form = re.compile(
        r'action="/sign-in/oidc">.*?data-action="sign-in-provider">([^<]+)<', re.DOTALL
    )
    plain = form.search(browser_of(opened(fake.url)).get("/sign-in").text)
    named = form.search(browser_of(opened(fake.url, OIDC_NAME="Kotka")).get("/sign-in").text)
    assert plain
    assert named
    assert (plain[1], named[1]) == ("Kirjaudu organisaation tunnuksilla", "Kirjaudu: Kotka")


# Local passwords -------------------------------------------------------------------------------


def by_password(web: Web, who: str) -> int:
    fields = {"email": email_of(who), "password": PASSWORD}
    return browser_of(web).post("/sign-in", **fields).status_code


def test_a_linked_account_has_no_local_password(house: Web, fake: FakeOidc) -> None:
    assert by_password(house, "professional") == 303
    known_as(fake, "professional")
    sign_in(house, fake)
    assert by_password(house, "professional") == 401
    assert by_password(house, "administrator") == 303


def test_who_was_signed_in_by_a_password_is_out_when_linked(house: Web, fake: FakeOidc) -> None:
    thief = house.staff("professional")
    assert thief.get("/desk").status_code == 200
    known_as(fake, "professional")
    browser = browser_of(house)
    sign_in(house, fake, browser)
    assert thief.get("/desk").status_code == 303
    assert browser.get("/desk").status_code == 200


def test_nor_a_second_step_that_was_begun(house: Web, fake: FakeOidc) -> None:
    _, secret = with_app(house)
    thief = half(house)
    known_as(fake, "professional")
    sign_in(house, fake)
    response = thief.post("/sign-in/second", code=code(house, secret))
    assert (response.status_code, response.location) == (303, "/sign-in")
    assert thief.get("/desk").status_code == 303


def test_unless_the_administrator_allows_it(opened: Open, fake: FakeOidc) -> None:
    web = opened(fake.url, OIDC_LOCAL="allow")
    known_as(fake, "professional")
    sign_in(web, fake)
    assert by_password(web, "professional") == 303


# What stands nowhere ---------------------------------------------------------------------------


def test_nothing_of_the_provider_is_kept_but_the_first_name(
    house: Web, fake: FakeOidc, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    browser = browser_of(house)
    back = fake.recognise(begin(browser))
    come_back(browser, BACK, back)
    secrets = {"sub": "kanarian-tunnus-4711", "family name": "Salainen", "secret": STAFF_SECRET}
    secrets |= {"state": back["state"], "code": back["code"]}
    assert find(secrets, database_files(folder)) == []
    assert find(secrets | {"email": "uusi@example.org"}, said(caplog.records)) == []


def test_a_place_of_ones_own_goes_with_the_role(house: Web, fake: FakeOidc) -> None:
    encounter = house.launch()
    known_as(fake, "professional", roles=["tuokio-audit"])
    browser = browser_of(house)
    sign_in(house, fake, browser)
    assert browser.get(f"/desk/encounters/{encounter}").status_code == 404
    assert browser.post(f"/desk/encounters/{encounter}/token", _json=True).status_code == 404
