"""`/receipt`: the code opens receipt and own log, readable (CONS 7, LOG 6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest

from flask_admin_app.models import NoticeTextRow
from flask_admin_app.services.log import looks
from flask_admin_app.services.log.erasure import erase_subject
from tests.support.clock import Clock
from tests.support.consent import OPTIONAL, arrived, change_notice, fields_of, offer, say
from tests.support.probe import actions, dump, entries, head_of, main_of, page_of, person, records
from tests.support.receipts import open_with, take
from tests.support.way import press
from tests.support.web import Client, Web

LANGUAGES = ("fi", "sv", "en")
WRONG = ("", "x", "AAAA-AAAA-AAAA-AAAA-AAAA", "\u0130" * 20, "x" * 20_000, "'--", "%00", "٣" * 20)

SPELLINGS: dict[str, Callable[[str], str]] = {
    "small letters": str.lower,
    "no dashes": lambda code: code.replace("-", ""),
    "spaces": lambda code: f"  {code.replace('-', ' ')}\n",
    "other dashes": lambda code: code.replace("-", "–"),
    "letters for digits": lambda code: code.replace("0", "O").replace("1", "l"),
    "other letters for digits": lambda code: code.replace("0", "o").replace("1", "I"),
}


def taken(web: Web, language: str = "fi") -> tuple[str, Client, str]:
    """An encounter, its client, and the code that they took."""
    encounter, client = arrived(web, language=language)
    say(client)
    return encounter, client, take(client)


def words_of(html: str) -> str:
    return " ".join(re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", html))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_form_says_what_it_is_for(web: Web, language: str) -> None:
    before = dump(web.core)
    page = web.client(language).get("/receipt")
    assert (page.status_code, page_of(page)) == (200, "receipt")
    assert actions(page) == {"open-receipt"}
    assert web.core.texts.text(language, "receipt-ask-text") in page.text
    assert dump(web.core) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stays_while_the_file_comes_and_says_so(web: Web, language: str) -> None:
    _, _, code = taken(web)
    page = open_with(web, code, web.client(language)).text
    (form,) = re.findall(r'<form [^>]*action="/receipt/file"[^>]*>', page)
    assert "data-download" in form
    assert "data-download-said" in page
    assert web.core.texts.text(language, "client-js-file-coming") in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_agreed_when_and_the_text_word_for_word(web: Web, language: str) -> None:
    offer(web)
    encounter, client = arrived(web, language=language)
    say(client, "agree", OPTIONAL)
    code = take(client)
    press(web, encounter, "end")
    page = open_with(web, code, web.client(language))
    assert (page.status_code, page_of(page)) == (200, "receipt")
    main = unescape(main_of(page))
    texts = web.core.texts
    for purpose in ("remote-meeting", "board-copy"):
        title = texts.text(language, f"purpose-{purpose}-title")
        assert f"{title}: {texts.text(language, 'receipt-answer', state='given')}" in main
    row = person(web.core, client.ref)
    with web.core.database.read() as session:
        text = session.get_one(NoticeTextRow, row.notice).text
    shown = words_of(main)
    for paragraph in re.split(r"\n\s*\n|\n(?=[-#])", text):
        assert " ".join(re.findall(r"\w+", paragraph)) in shown
    assert row.notice
    assert row.notice in main
    # Whom to ask, with which number, and until when there is anything to ask about.
    assert row.subject_ref
    for told in (row.subject_ref, "Rantakylän palvelut", "09 123 4567", "2032"):
        assert told in main, told
    for key in ("receipt-check-text", "receipt-check-limits", "receipt-withdraw-over"):
        assert texts.text(language, key) in main, key


def test_while_it_lasts_it_says_how_to_withdraw(web: Web) -> None:
    _, client, code = taken(web)
    page = open_with(web, code)
    assert web.core.texts.text("fi", "receipt-withdraw-now") in page.text
    assert web.core.texts.text("fi", "receipt-keep-open") in page.text
    client.post(f"/j/{client.ref}/withdraw")
    assert web.core.texts.text("fi", "receipt-answer", state="withdrawn") in (
        open_with(web, code).text
    )


def test_every_text_that_was_shown_is_there_once(web: Web) -> None:
    encounter, client, code = taken(web)
    assert open_with(web, code).text.count('class="receipt-hash"') == 1
    change_notice(web)
    press(web, encounter, "ask-again")
    assert open_with(web, code).text.count('class="receipt-hash"') == 1
    asked = client.get(f"/j/{client.ref}/notice").text
    client.post(f"/j/{client.ref}/notice", **fields_of(asked), answer="agree")
    # The same version in other words: the hash tells which is which.
    main = main_of(open_with(web, code))
    hashes = re.findall(r'class="receipt-hash">([0-9a-f]{64})<', main)
    assert len(hashes) == len(set(hashes)) == 2
    summaries = re.findall(r"<summary>([^<]*)</summary>", main)
    assert [each[-9:-1] for each in summaries] == [each[:8] for each in hashes]
    # Its owner reads in Swedish what was shown in Finnish.
    page = open_with(web, code, web.client("sv"))
    assert '<div lang="fi">' in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_log_tells_who_did_what(web: Web, language: str) -> None:
    encounter, client, code = taken(web)
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    looks.look(web.core, web.cast.auditor, "encounter", encounter=encounter)
    page = unescape(open_with(web, code, web.client(language)).text)
    happened = ("arrived", "notice_shown", "admitted", "receipt_code_taken", "viewed")
    for type_ in (*happened, "own_log_opened"):
        assert web.core.texts.text(language, "receipt-event", type=type_) in page, type_
    other = web.core.texts.text(language, "receipt-event", type="no_such_type")
    assert other not in page
    # Roles, and nobody's name or pseudonym.
    for secret in ("Tarkka", "Ammi", web.cast.auditor.ref, web.cast.professional.ref, encounter):
        assert secret not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_own_log_tells_of_lists_and_exports(web: Web, language: str) -> None:
    _encounter, _client, code = taken(web)
    words = {
        type_: web.core.texts.text(language, "receipt-event", type=type_)
        for type_ in ("viewed", "exported", "viewed_many", "exported_many", "no_such_type")
    }
    assert len(set(words.values())) == len(words)
    page = unescape(open_with(web, code, web.client(language)).text)
    assert not [type_ for type_, each in words.items() if each in page]
    looks.look(web.core, web.cast.auditor, "list")
    looks.exported(web.core, web.cast.auditor, "csv", 7)
    page = unescape(open_with(web, code, web.client(language)).text)
    assert {type_ for type_, each in words.items() if each in page} == {
        "viewed_many",
        "exported_many",
    }
    assert web.cast.auditor.ref not in page


def test_other_peoples_log_stays_theirs(web: Web) -> None:
    encounter = web.launch("group")
    one, other = (web.client().to_waiting(web.secret(encounter)) for _ in range(2))
    code = take(one)
    press(web, encounter, "decline", who=web.who(encounter, other.ref))
    page = open_with(web, code).text
    assert web.core.texts.text("fi", "receipt-event", type="declined") not in page
    subject = person(web.core, other.ref).subject_ref
    assert subject
    assert subject not in page


def test_opening_it_is_written_down(web: Web) -> None:
    encounter, client, code = taken(web)
    subject = person(web.core, client.ref).subject_ref
    for times in (1, 2):
        open_with(web, code)
        opened = records(web.core, encounter, "own_log_opened")
        assert [each["subject_ref"] for each in opened] == [subject] * times


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_it_opens_however_it_was_written_down(web: Web, spelling: str) -> None:
    _, _, code = taken(web)
    assert open_with(web, SPELLINGS[spelling](code)).status_code == 200


@pytest.mark.parametrize("code", WRONG)
@pytest.mark.parametrize("path", ["/receipt", "/receipt/file"])
def test_a_wrong_code_opens_nothing_and_says_so(web: Web, path: str, code: str) -> None:
    encounter, _, _ = taken(web)
    before = dump(web.core)
    response = web.client().post(path, code=code)
    assert (response.status_code, page_of(response)) == (422, "receipt")
    assert 'role="alert"' in response.text
    assert web.core.texts.text("fi", "receipt-code-wrong") in response.text
    assert "x" * 200 not in response.text
    assert dump(web.core) == before
    assert "own_log_opened" not in entries(web.core, encounter)


@pytest.mark.parametrize("path", ["/receipt", "/receipt/file"])
def test_without_a_code(web: Web, path: str) -> None:
    assert web.client().post(path).status_code == 422


def test_a_code_but_for_one_character(web: Web) -> None:
    _, _, code = taken(web)
    for place, character in enumerate(code):
        if character != "-" and place % 4 == 0:
            other = "A" if character != "A" else "B"
            wrong = code[:place] + other + code[place + 1 :]
            assert open_with(web, wrong).status_code == 422
    assert open_with(web, code + "A").status_code == 422
    assert open_with(web, code[:-1]).status_code == 422


def test_the_code_stands_in_no_address_and_no_title(web: Web) -> None:
    _, client, code = taken(web)
    page = open_with(web, code)
    assert code not in head_of(page)
    assert f"?code={code}" not in page.text
    assert f"<title>{web.core.texts.text('fi', 'receipt-page-title')}</title>" in head_of(page)
    assert page.headers["Cache-Control"] == "no-store"
    # Somebody put it into an address: it is not read from there.
    asked = web.client().get(f"/receipt?code={code}")
    assert actions(asked) == {"open-receipt"}
    assert code not in asked.text
    assert client.get(f"/j/{client.ref}/receipt?code={code}").status_code == 200


def test_the_link_and_the_place_are_no_codes(web: Web) -> None:
    encounter, client, _ = taken(web)
    cookie = client.client.get_cookie(f"__Host-place-{client.ref}")
    row = person(web.core, client.ref)
    assert cookie
    assert row.subject_ref
    for guess in (web.secret(encounter), client.ref, row.subject_ref, cookie.value, encounter):
        assert open_with(web, guess).status_code == 422


@pytest.mark.parametrize("path", ["/receipt", "/receipt/file"])
def test_other_methods(web: Web, path: str) -> None:
    client = web.client()
    for method in ("PUT", "DELETE", "PATCH", *(["GET"] if path.endswith("file") else [])):
        headers = {"X-CSRFToken": client.csrf()}
        assert client.client.open(path, method=method, headers=headers).status_code == 405


@pytest.mark.parametrize("path", ["/receipt", "/receipt/file"])
def test_a_form_of_another_site_is_refused(web: Web, path: str) -> None:
    encounter, _, code = taken(web)
    client = web.client()
    data = {"code": code, "csrf_token": client.csrf()}
    headers = {**client.headers, "Sec-Fetch-Site": "cross-site"}
    assert client.client.post(path, data=data, headers=headers).status_code == 403
    assert client.client.post(path, data={"code": code}).status_code == 400
    assert "own_log_opened" not in entries(web.core, encounter)


def test_it_is_slow_to_guess(web: Web) -> None:
    _, _, code = taken(web)
    client = web.client()
    statuses = [open_with(web, "x", client).status_code for _ in range(25)]
    assert set(statuses) == {422, 429}
    assert open_with(web, code, client).status_code == 429
    assert client.get("/receipt").status_code == 200


def test_staff_open_nothing_without_the_code(web: Web) -> None:
    encounter, client, _ = taken(web)
    for who in ("professional", "auditor", "administrator"):
        staff = web.staff(who)
        assert staff.post("/receipt", code=web.secret(encounter)).status_code == 422
        assert staff.get(f"/j/{client.ref}/receipt").status_code == 404


def test_long_after_the_end_it_still_opens(web: Web, clock: Clock) -> None:
    encounter, _, code = taken(web)
    press(web, encounter, "end")
    clock.now += timedelta(days=700)
    page = open_with(web, code)
    assert page.status_code == 200
    assert "2030" in page.text


def test_what_was_erased_is_gone(web: Web) -> None:
    encounter, client, code = taken(web)
    subject = person(web.core, client.ref).subject_ref
    assert subject
    press(web, encounter, "end")
    assert erase_subject(web.core, subject_ref=subject, actor=None, organisation_id=None)
    for path in ("/receipt", "/receipt/file"):
        assert web.client().post(path, code=code).status_code == 422
    # Nobody's browser holds the place any more.
    assert client.post(f"/j/{client.ref}/receipt").status_code == 404
