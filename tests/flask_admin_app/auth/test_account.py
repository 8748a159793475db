"""`/account`: who sees it, the password, and being led there."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from flask_admin_app.models import OrganisationRow, SignedInBy, StaffSessionRow, UserRow
from flask_admin_app.services import staff_sessions
from tests.support.cast import OWN, PASSWORD
from tests.support.clock import Clock
from tests.support.factors import (
    add_app,
    add_passkey,
    code,
    half,
    inside,
    password,
    send,
    signed_in,
    with_app,
)
from tests.support.probe import actions, dump, main_of, page_of
from tests.support.web import Browser, Web

NEW = "another long made-up password"
CHANGES = (
    "/account/totp",
    "/account/totp/confirm",
    "/account/totp/remove",
    "/account/passkeys",
    "/account/passkeys/options",
    "/account/passkeys/abc/remove",
    "/account/recovery",
    "/account/password",
)


def require(web: Web) -> None:
    """The organisation asks everyone for a second factor."""
    with web.core.database.write() as work:
        rows = update(OrganisationRow).where(OrganisationRow.name == OWN)
        work.session.execute(rows.values(second_factor=True))


def by_provider(web: Web, who: str = "professional") -> Browser:
    """Somebody whom the organisation's own service signed in."""
    browser = web.staff(who)
    with web.core.database.write() as work:
        work.session.execute(update(StaffSessionRow).values(began_by=SignedInBy.PROVIDER))
    return browser


@pytest.mark.parametrize("who", ["professional", "auditor", "administrator"])
def test_everyone_has_one(web: Web, who: str) -> None:
    page = web.staff(who).get("/account")
    assert page_of(page) == "account"
    assert actions(page) == {"add-app", "add-passkey", "change-password"}


def test_who_signs_in_with_more_may_do_more(web: Web) -> None:
    browser, _ = with_app(web)
    add_passkey(browser)
    page = browser.get("/account")
    assert actions(page) == {"add-passkey", "change-password", "make-codes", "remove-factor"}
    assert "työpuhelin" in main_of(page)


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get("/account").location == "/sign-in?next=/account"
    for path in CHANGES:
        assert web.client().post(path).status_code == 401


def test_wrong_method(web: Web) -> None:
    browser = signed_in(web)
    for path in CHANGES:
        # The page with the picture has the address of the form that leads to it.
        assert browser.get(path).status_code == (303 if path == "/account/totp" else 405)
    assert browser.post("/account").status_code == 405


def test_without_a_form_token(web: Web) -> None:
    browser = signed_in(web)
    before = dump(web.core)
    for path in CHANGES:
        assert browser.client.post(path).status_code == 400
    assert dump(web.core) == before


def test_whom_another_service_signs_in_changes_nothing_here(web: Web) -> None:
    browser = by_provider(web)
    page = browser.get("/account")
    assert web.core.texts.text("fi", "account-by-provider") in main_of(page)
    assert actions(page) == set()
    before = dump(web.core)
    for path in CHANGES:
        assert browser.post(path, proof=PASSWORD, old=PASSWORD, new=NEW).status_code == 403
    assert dump(web.core) == before


def test_a_session_by_a_provider_begins_with_one_call(web: Web) -> None:
    with web.core.database.write() as work:
        token = staff_sessions.begin(web.core, work, web.cast.professional.id)
    staff = staff_sessions.who(web.core, token)
    assert staff
    assert staff.by_provider
    assert staff.id == web.cast.professional.id


# Everyone must have a second factor ---------------------------------------------------------------


@pytest.mark.parametrize("path", ["/desk", "/launch/talk", "/admin", "/admin/sign-in", "/audit"])
def test_who_has_none_is_led_here(web: Web, path: str) -> None:
    browser = web.staff("administrator")
    require(web)
    assert browser.get(path).location == "/account"
    page = browser.get("/account")
    assert web.core.texts.text("fi", "account-missing-title") in main_of(page)
    assert 'href="/desk"' not in page.text


def test_who_has_none_can_do_nothing_else(web: Web) -> None:
    encounter = web.launch()
    browser = web.staff("professional")
    require(web)
    before = dump(web.core)
    for path in ("/launch/talk", f"/desk/encounters/{encounter}/end", "/admin/sign-in"):
        assert browser.post(path, second_factor="free").location == "/account"
    asked = browser.post(f"/desk/encounters/{encounter}/ticket", _json=True)
    assert asked.status_code == 403
    assert dump(web.core) == before


def test_signing_in_leads_here_too(web: Web) -> None:
    require(web)
    browser = web.client()
    password(browser)
    assert browser.get("/desk").location == "/account"
    assert browser.get("/sign-in", follow_redirects=True).request.path == "/account"


def test_with_one_the_way_is_open(web: Web) -> None:
    require(web)
    browser = web.client()
    password(browser)
    add_app(web, browser)
    assert inside(browser)


def test_another_organisation_decides_for_itself(web: Web) -> None:
    require(web)
    assert inside(signed_in(web, "stranger"))


def test_a_provider_asks_for_its_own(web: Web) -> None:
    require(web)
    assert inside(by_provider(web))


def test_the_last_one_stays(web: Web) -> None:
    browser, _ = with_app(web)
    require(web)
    response = browser.post("/account/totp/remove", proof=PASSWORD)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "account-error-last") in main_of(response)
    add_passkey(browser)
    assert browser.post("/account/totp/remove", proof=PASSWORD).status_code == 303
    ref = dump(web.core)["passkeys"][0][0]
    assert browser.post(f"/account/passkeys/{ref}/remove", proof=PASSWORD).status_code == 422
    assert inside(browser)


def test_a_rule_that_comes_after_the_factor_went(web: Web) -> None:
    browser, _ = with_app(web)
    browser.post("/account/totp/remove", proof=PASSWORD)
    assert inside(browser)
    require(web)
    assert browser.get("/desk").location == "/account"


# The password once more ---------------------------------------------------------------------------


def test_right_after_signing_in_adding_asks_for_nothing_more(web: Web, clock: Clock) -> None:
    browser = signed_in(web)
    assert 'name="proof"' not in browser.get("/account").text
    clock.forward(minutes=10)
    assert 'name="proof"' in browser.get("/account").text
    for path in ("/account/totp", "/account/recovery"):
        assert browser.post(path).status_code == 422
    assert send(browser, "/account/passkeys/options", {"name": "x"}).status_code == 422
    assert dump(web.core)["totp_factors"] == []
    add_app(web, browser, proof=PASSWORD)


@pytest.mark.parametrize("proof", ["", "wrong", "000000", "0" * 1000])
def test_removing_always_asks(web: Web, proof: str) -> None:
    browser, _ = with_app(web)
    response = browser.post("/account/totp/remove", proof=proof)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "account-error-proof") in main_of(response)
    assert 'name="back" value="/account"' in response.text  # the form's own address has no page
    assert half(web).get("/sign-in/second").status_code == 200


def test_a_code_will_do_once(web: Web) -> None:
    browser, secret = with_app(web)
    add_passkey(browser)
    ref = dump(web.core)["passkeys"][0][0]
    typed = code(web, secret)
    assert browser.post(f"/account/passkeys/{ref}/remove", proof=typed).status_code == 303
    assert browser.post("/account/totp/remove", proof=typed).status_code == 422


def test_too_many(web: Web) -> None:
    browser, _ = with_app(web)
    answers = [browser.post("/account/totp/remove", proof="x").status_code for _ in range(11)]
    assert answers == [422] * 10 + [429]
    last = browser.post("/account/totp/remove", proof=PASSWORD)
    assert page_of(last) == "account"
    assert web.core.texts.text("fi", "sign-in-error-too-many") in main_of(last)
    assert len(dump(web.core)["totp_factors"]) == 1


def test_too_many_at_several_doors(web: Web) -> None:
    """They are opened by the same password: so they are counted together."""
    browser, _ = with_app(web)
    doors: list[tuple[str, str]] = [("totp/remove", "proof"), ("password", "old")]
    answers = [
        browser.post(f"/account/{path}", **{field: "x"}).status_code
        for _ in range(6)
        for path, field in doors
    ]
    assert answers == [422] * 10 + [429] * 2


# Another password ---------------------------------------------------------------------------------


def test_another_password(any_web: Web) -> None:
    browser, elsewhere = signed_in(any_web), signed_in(any_web)
    colleague = signed_in(any_web, "colleague")
    response = browser.post("/account/password", old=PASSWORD, new=NEW)
    assert response.location == "/account"
    assert any_web.core.texts.text("fi", "account-done-password") in browser.get("/account").text
    assert inside(browser)
    assert not inside(elsewhere)
    assert inside(colleague)
    assert password(any_web.client()).status_code == 401
    assert password(any_web.client(), password=NEW).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("wrong", NEW, "old-password"),
        ("", NEW, "old-password"),
        (PASSWORD, "x" * 11, "new-password"),
        (PASSWORD, "", "new-password"),
        (PASSWORD, "x" * 1025, "new-password"),
        (PASSWORD, PASSWORD, "same-password"),
    ],
)
def test_a_password_that_is_refused(web: Web, old: str, new: str, key: str) -> None:
    browser = signed_in(web)
    response = browser.post("/account/password", old=old, new=new)
    assert response.status_code == 422
    assert web.core.texts.text("fi", f"account-error-{key}") in main_of(response)
    if new:
        assert new not in response.text
    assert password(web.client()).status_code == 303


def test_the_second_step_stays_with_another_password(web: Web) -> None:
    browser, secret = with_app(web)
    browser.post("/account/password", old=PASSWORD, new=NEW)
    other = web.client()
    assert password(other, password=NEW).location == "/sign-in/second"
    assert other.post("/sign-in/second", code=code(web, secret)).status_code == 303


def test_missing_fields(web: Web) -> None:
    assert signed_in(web).post("/account/password").status_code == 422


def test_only_ones_own_password_changes(web: Web) -> None:
    with web.core.database.read() as session:
        before = {user.id: user.password_hash for user in session.query(UserRow)}
    signed_in(web).post("/account/password", old=PASSWORD, new=NEW)
    with web.core.database.read() as session:
        after = {user.id: user.password_hash for user in session.query(UserRow)}
    assert {id_ for id_, each in after.items() if before[id_] != each} == {web.cast.professional.id}
