"""`/j/<ref>/receipt`: a code is taken, or not; the link alone opens nothing (LOG 6)."""

from __future__ import annotations

import hashlib
import re

import pytest

from flask_admin_app.models import ReceiptCodeRow
from flask_admin_app.services.log.receipts import ALPHABET, STAYS_OPEN
from tests.support.clock import Clock
from tests.support.consent import arrived, say
from tests.support.probe import actions, dump, entries, main_of, page_of, person
from tests.support.receipts import open_with, press_as_shown, shown_code, take
from tests.support.way import STAFF, bring, check_elsewhere, others, press
from tests.support.web import Client, Web

CODE = re.compile(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{4}}")
LANGUAGES = ("fi", "sv", "en")


def url(client: Client) -> str:
    return f"/j/{client.ref}/receipt"


def kept(web: Web) -> list[tuple[str, str]]:
    with web.core.database.read() as session:
        return [(row.code_hash, row.key_id) for row in session.query(ReceiptCodeRow)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_and_asks(web: Web, language: str) -> None:
    encounter, client = arrived(web, language=language)
    say(client)
    before = dump(web.core)
    page = client.get(url(client))
    assert (page.status_code, page_of(page)) == (200, "receipt")
    assert actions(page) == {"receipt"}
    for key in ("receipt-take-what", "receipt-take-phone"):
        assert web.core.texts.text(language, key) in main_of(page)
    assert shown_code(page) is None
    assert dump(web.core) == before
    assert "receipt_code_taken" not in entries(web.core, encounter)


def test_a_code_is_shown_once_and_kept_as_a_hash_only(web: Web) -> None:
    encounter, client = web.waiting()
    code = take(client)
    assert CODE.fullmatch(code)
    plain = code.replace("-", "")
    subject = person(web.core, client.ref).subject_ref
    assert kept(web) == [(hashlib.sha256(plain.encode()).hexdigest(), subject)]
    assert code not in client.get(url(client)).text
    everything = repr(dump(web.core))
    assert code not in everything
    assert plain not in everything
    assert entries(web.core, encounter).count("receipt_code_taken") == 1
    assert open_with(web, code).status_code == 200


def test_codes_do_not_repeat(web: Web) -> None:
    _, client = web.waiting()
    assert len({take(client) for _ in range(20)}) == 20


def test_a_new_code_ends_the_old_one(web: Web) -> None:
    _, client = web.waiting()
    old, new = take(client), take(client)
    assert len(kept(web)) == 1
    assert open_with(web, old).status_code == 422
    assert open_with(web, new).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_loaded_again_ends_no_code(web: Web, language: str) -> None:
    encounter, client = arrived(web, language=language)
    say(client)
    page = client.get(url(client))
    first = shown_code(press_as_shown(client, page))
    assert first
    # The browser sends the same form once more; and once more.
    for again in [press_as_shown(client, page) for _ in range(2)]:
        assert (again.status_code, page_of(again)) == (409, "receipt")
        assert shown_code(again) is None
        for key in ("receipt-taken", "receipt-take-new"):
            assert web.core.texts.text(language, key) in main_of(again)
    assert open_with(web, first).status_code == 200
    assert entries(web.core, encounter).count("receipt_code_taken") == 1
    # The button on that page is a choice: it makes a new one, also only once.
    choice = press_as_shown(client, page)
    second = shown_code(press_as_shown(client, choice))
    assert second
    assert press_as_shown(client, choice).status_code == 409
    assert open_with(web, first).status_code == 422
    assert open_with(web, second).status_code == 200


def test_the_form_does_not_hold_what_is_kept_of_the_code(web: Web) -> None:
    _, client = web.waiting()
    take(client)
    ((code_hash, _),) = kept(web)
    page = client.get(url(client)).text
    assert code_hash not in page
    assert code_hash[:16] not in page


@pytest.mark.parametrize(("slug", "title"), [("talk", "common-neutral-title"), ("group", None)])
def test_the_title_tells_nothing_where_the_service_is_neutral(
    web: Web, slug: str, title: str | None
) -> None:
    client = web.client().to_waiting(web.secret(web.launch(slug)))
    words = web.core.texts.text("fi", title or "receipt-page-title")
    assert f"<title>{words}</title>" in client.get(url(client)).text


def test_another_persons_code_stays(web: Web) -> None:
    encounter = web.launch("group")
    one, other = (web.client().to_waiting(web.secret(encounter)) for _ in range(2))
    first = take(one)
    take(other)
    assert open_with(web, first).status_code == 200


@pytest.mark.parametrize("state", ["refused", "waiting", "admitted", "left", "withdrawn-inside"])
def test_whoever_answered_may_take_one(web: Web, state: str) -> None:
    _, client = bring(web, state)
    assert CODE.fullmatch(take(client))


def test_without_an_answer_there_is_nothing_to_take(web: Web) -> None:
    _, client = bring(web, "arrived")
    page = client.get(url(client))
    words = web.core.texts.text("fi", "receipt-error-nothing")
    assert words in page.text
    assert actions(page) == set()
    before = dump(web.core)
    response = client.post(url(client))
    assert (response.status_code, page_of(response)) == (409, "receipt")
    assert words in response.text
    assert dump(web.core) == before


# The end ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("state", ["waiting", "admitted"])
def test_shortly_after_the_end_it_is_not_too_late(web: Web, clock: Clock, state: str) -> None:
    encounter, client = bring(web, state)
    press(web, encounter, "end")
    clock.now += STAYS_OPEN
    bye = client.get(f"/j/{client.ref}/bye")
    assert url(client) in main_of(bye)
    assert client.get(url(client)).status_code == 200
    assert open_with(web, take(client)).status_code == 200


def test_later_it_is(web: Web, clock: Clock) -> None:
    encounter, client = web.admitted()
    press(web, encounter, "end")
    clock.now += STAYS_OPEN
    clock.forward(milliseconds=1)
    before = dump(web.core)
    assert client.get(url(client)).location == f"/j/{client.ref}/bye"
    response = client.post(url(client))
    assert (response.status_code, page_of(response)) == (410, "error")
    assert shown_code(response) is None
    assert url(client) not in client.get(f"/j/{client.ref}/bye").text
    assert dump(web.core) == before


@pytest.mark.parametrize("state", ["waiting", "admitted"])
def test_after_the_end_the_link_says_only_that(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    secret = web.secret(encounter)
    press(web, encounter, "end")
    for browser in (client, web.client()):
        page = browser.get(f"/j/{secret}")
        assert page.status_code == 410
        main = main_of(page)
        assert "receipt" not in main
        assert "<form" not in main
        assert browser.post(f"/j/{secret}/continue").status_code == 410
    bye = main_of(client.get(f"/j/{client.ref}/bye"))
    row = person(web.core, client.ref)
    for told in (row.subject_ref, row.notice, "data-receipt-code", "consent"):
        assert told
        assert told not in bye


# Other hands -----------------------------------------------------------------------------------


def _refused_elsewhere(web: Web, client: Client) -> None:
    """The page is there, and gives nothing."""
    page = client.get(url(client))
    words = web.core.texts.text("fi", "receipt-error-elsewhere")
    assert words in page.text
    assert actions(page) == set()
    before = dump(web.core)
    response = client.post(url(client))
    assert (response.status_code, shown_code(response)) == (409, None)
    assert dump(web.core) == before


@pytest.mark.parametrize("state", ["refused", "waiting", "admitted", "withdrawn-inside"])
@pytest.mark.parametrize("how", ["exit", "take-over"])
def test_who_comes_by_the_link_later_takes_no_code(web: Web, state: str, how: str) -> None:
    encounter, client = bring(web, state)
    secret = web.secret(encounter)
    if how == "exit":
        client.post(f"/j/{client.ref}/exit")
    other = web.client()
    other.proceed(secret, **({"take_over": "1"} if how == "take-over" else {}))
    assert other.ref == client.ref
    _refused_elsewhere(web, other)
    check_elsewhere(client.get(url(client)))
    check_elsewhere(client.post(url(client)))


def test_nor_after_answering_anew_and_being_let_in(web: Web) -> None:
    encounter, _ = web.admitted()
    other = web.client()
    other.proceed(web.secret(encounter), take_over="1")
    other.post(f"/j/{other.ref}/withdraw")
    say(other)
    press(web, encounter, "admit", who=web.who(encounter, other.ref))
    _refused_elsewhere(web, other)


def test_the_same_phone_in_the_next_hand_after_the_exit(web: Web) -> None:
    encounter, client = web.admitted()
    client.post(f"/j/{client.ref}/exit")
    check_elsewhere(client.get(url(client)))
    # The same browser, with nothing left in it but the message that brought the link.
    assert client.proceed(web.secret(encounter)).status_code == 303
    _refused_elsewhere(web, client)


def test_who_moved_before_answering_takes_one(web: Web) -> None:
    """From the browser inside a messaging app to another, as people are told to (JOIN 3)."""
    encounter, client = arrived(web)
    other = web.client()
    other.proceed(web.secret(encounter), take_over="1")
    assert other.ref == client.ref
    say(other)
    assert CODE.fullmatch(take(other))


def test_a_made_up_beginning_of_the_cookie_is_no_key(web: Web) -> None:
    encounter, client = web.waiting()
    other = web.client()
    other.proceed(web.secret(encounter), take_over="1")
    name = f"__Host-place-{client.ref}"
    cookie = other.client.get_cookie(name)
    assert cookie
    other.client.set_cookie(name, f"first.{cookie.value}", secure=True)
    check_elsewhere(other.post(url(other)))


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        before = dump(web.core) if who not in STAFF else None
        check_elsewhere(browser.get(url(client)), who)
        check_elsewhere(browser.post(url(client)), who)
        assert kept(web) == []
        assert before is None or dump(web.core) == before


@pytest.mark.parametrize("ref", ["x", "a" * 26, "A" * 26, "%00", "..", "a" * 3000])
def test_unknown_place(web: Web, ref: str) -> None:
    assert web.client().get(f"/j/{ref}/receipt").status_code == 404
    assert web.client().post(f"/j/{ref}/receipt").status_code == 404


def test_other_methods(web: Web) -> None:
    _, client = web.waiting()
    for method in ("PUT", "DELETE", "PATCH"):
        headers = {"X-CSRFToken": client.csrf()}
        response = client.client.open(url(client), method=method, headers=headers)
        assert response.status_code == 405


def test_it_is_offered_where_it_crowds_nothing(web: Web) -> None:
    encounter, client = web.waiting()
    for step in ("wait", "notice"):
        assert url(client) in main_of(client.get(f"/j/{client.ref}/{step}")), step
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    assert url(client) not in main_of(client.get(f"/j/{client.ref}/meeting"))
    client.post(f"/j/{client.ref}/leave")
    assert url(client) in main_of(client.get(f"/j/{client.ref}/bye"))


def test_before_an_answer_it_is_not_offered(web: Web) -> None:
    _, client = arrived(web)
    assert url(client) not in client.get(f"/j/{client.ref}/notice").text
