"""`/j/<ref>/notice`: read, answered, kept word for word (CONS 1, CONS 2, LOG 2)."""

from __future__ import annotations

import hashlib
import re
from html import unescape

import pytest

from tests.support.consent import arrived, change_notice, kept_notices
from tests.support.probe import actions, dump, entries, main_of, page_of, person, records
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web

LANGUAGES = ("fi", "sv", "en")
SLUGS = ("talk", "appointment", "group")


def _sha256(page: str) -> str:
    found = re.search(r'name="sha256" value="([0-9a-f]{64})"', page)
    assert found
    return found.group(1)


def _words(html: str) -> list[str]:
    return re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_that_was_shown_is_kept_word_for_word(web: Web, slug: str, language: str) -> None:
    encounter, client = arrived(web, slug, language)
    page = client.get(f"/j/{client.ref}/notice")
    assert (page.status_code, page_of(page)) == (200, "notice")
    sha256 = _sha256(page.text)
    assert not kept_notices(web)
    assert client.answer().location == f"/j/{client.ref}/wait"
    (kept,) = kept_notices(web)
    assert kept.sha256 == sha256 == hashlib.sha256(kept.text.encode()).hexdigest()
    assert (kept.notice, kept.language) == (slug, language)
    assert kept.media_type.startswith("text/markdown")
    # Every word of it stood on the page, in its order.
    shown = " ".join(_words(main_of(page)))
    for paragraph in re.split(r"\n\s*\n|\n(?=[-#])", kept.text):
        words = " ".join(re.findall(r"\w+", paragraph))
        assert words in shown, words
    assert "{" not in kept.text
    assert "Suomessa, Kotkassa" in kept.text
    (told,) = records(web.core, encounter, "notice_shown")
    assert told["facts"] == {"notice": sha256, "id": slug, "version": 2, "language": language}
    (given,) = records(web.core, encounter, "consent_given")
    assert (given["purpose_code"], given["method"]) == ("remote_meeting", "click")
    notice = given["notice"]
    assert (notice["id"], notice["version"], notice["lang"]) == (slug, 2, language)
    assert (notice["sha256"], notice["media_type"]) == (sha256, kept.media_type)


@pytest.mark.parametrize("slug", SLUGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_screen_is_short_and_nothing_is_chosen_beforehand(
    web: Web, slug: str, language: str
) -> None:
    _, client = arrived(web, slug, language)
    page = client.get(f"/j/{client.ref}/notice")
    first = re.search(r'<div class="first-layer">(.*?)</div>', page.text, re.DOTALL)
    assert first
    assert len(unescape(re.sub(r"<[^>]+>", " ", first.group(1))).split()) <= 80
    main = main_of(page)
    assert " checked" not in main
    assert "<details open" not in main
    assert actions(page) == {"agree", "refuse"}
    assert "sosiaaliohjaaja Ammi" in main


def test_agreeing_twice_is_agreeing_once(web: Web) -> None:
    encounter, client = arrived(web)
    sha256 = _sha256(client.get(f"/j/{client.ref}/notice").text)
    for _ in range(2):
        response = client.post(f"/j/{client.ref}/notice", sha256=sha256, answer="agree")
        assert response.location == f"/j/{client.ref}/wait"
    assert entries(web.core, encounter).count("consent_given") == 1
    assert entries(web.core, encounter).count("notice_shown") == 1


def test_it_can_be_read_again_later(web: Web) -> None:
    for state in ("waiting", "admitted"):
        _, client = bring(web, state)
        page = client.get(f"/j/{client.ref}/notice")
        assert page.status_code == 200
        assert web.core.texts.text("fi", "notice-agreed") in page.text
        assert actions(page) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusing_shows_another_way_and_the_way_back(web: Web, language: str) -> None:
    encounter, client = arrived(web, language=language)
    response = client.answer("refuse")
    assert response.location == f"/j/{client.ref}/notice"
    page = client.get(response.location)
    assert page.status_code == 200
    assert web.core.texts.text(language, "notice-refused-title") in page.text
    assert "09 123 4567" in main_of(page)
    assert actions(page) == {"agree"}
    # Who comes back by the link sees the same, not the question afresh.
    assert client.proceed(web.secret(encounter)).location == f"/j/{client.ref}/notice"
    assert person(web.core, client.ref).place == "arrived"
    assert entries(web.core, encounter).count("consent_refused") == 1
    assert client.answer().location == f"/j/{client.ref}/wait"


def test_the_headings_of_a_refused_notice_are_in_order(web: Web) -> None:
    _, client = bring(web, "refused")
    levels = re.findall(r"<h([1-6])", main_of(client.get(f"/j/{client.ref}/notice")))
    assert levels[0] == "1"
    assert set(levels[1:]) == {"2"}


def test_refusing_twice_is_refusing_once(web: Web) -> None:
    encounter, client = arrived(web)
    sha256 = _sha256(client.get(f"/j/{client.ref}/notice").text)
    for _ in range(2):
        client.post(f"/j/{client.ref}/notice", sha256=sha256, answer="refuse")
    assert entries(web.core, encounter).count("consent_refused") == 1


def test_refusing_from_inside_ends_the_meeting_for_the_person(web: Web) -> None:
    encounter, client = arrived(web)
    sha256 = _sha256(client.get(f"/j/{client.ref}/notice").text)
    client.answer()
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    response = client.post(f"/j/{client.ref}/notice", sha256=sha256, answer="refuse")
    assert response.location == f"/j/{client.ref}/notice"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409


def test_a_text_that_changed_meanwhile_is_asked_again(web: Web) -> None:
    encounter, client = arrived(web, "appointment")
    old = _sha256(client.get(f"/j/{client.ref}/notice").text)
    change_notice(web)
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/notice", sha256=old, answer="agree")
    assert (response.status_code, page_of(response)) == (409, "notice")
    assert web.core.texts.text("fi", "notice-error-changed") in response.text
    assert dump(web.core) == before
    new = _sha256(response.text)
    assert new != old
    assert "09 765 4321" in main_of(response)
    again = client.post(f"/j/{client.ref}/notice", sha256=new, answer="agree")
    assert again.location == f"/j/{client.ref}/wait"
    assert [row.sha256 for row in kept_notices(web)] == [new]
    assert [
        record["notice"]["sha256"] for record in records(web.core, encounter, "consent_given")
    ] == [new]


def test_the_text_in_another_language_is_another_text(web: Web) -> None:
    _, client = arrived(web)
    finnish = _sha256(client.get(f"/j/{client.ref}/notice").text)
    client.post("/language", language="sv", back=f"/j/{client.ref}/notice")
    swedish = _sha256(client.get(f"/j/{client.ref}/notice").text)
    assert finnish != swedish
    # The answer belongs to the text that was on the screen, not to the language of the moment.
    client.post(f"/j/{client.ref}/notice", sha256=finnish, answer="agree")
    assert [(row.sha256, row.language) for row in kept_notices(web)] == [(finnish, "fi")]


@pytest.mark.parametrize("sha256", ["", "0" * 64, "x" * 10_000])
def test_an_answer_to_an_unknown_text_is_no_answer(web: Web, sha256: str) -> None:
    _, client = arrived(web)
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/notice", sha256=sha256, answer="agree")
    assert (response.status_code, page_of(response)) == (409, "notice")
    assert dump(web.core) == before


@pytest.mark.parametrize("fields", [{}, {"answer": ""}, {"answer": "yes"}, {"answer": "AGREE"}])
def test_no_answer_is_not_taken_for_a_yes(web: Web, fields: dict[str, str]) -> None:
    _, client = arrived(web)
    sha256 = _sha256(client.get(f"/j/{client.ref}/notice").text)
    before = dump(web.core)
    response = client.post(f"/j/{client.ref}/notice", sha256=sha256, **fields)
    assert (response.status_code, page_of(response)) == (422, "notice")
    assert web.core.texts.text("fi", "notice-error-answer") in response.text
    assert dump(web.core) == before


def test_nobody_else_reads_or_answers(web: Web) -> None:
    _, client = arrived(web)
    sha256 = _sha256(client.get(f"/j/{client.ref}/notice").text)
    for who, browser in others(web):
        before = dump(web.core)
        check_elsewhere(browser.get(f"/j/{client.ref}/notice"), who)
        check_elsewhere(browser.post(f"/j/{client.ref}/notice", sha256=sha256, answer="agree"), who)
        assert dump(web.core) == before, who


@pytest.mark.parametrize("ref", ["x", "a" * 26, "A" * 26, "%00", "..", "a" * 3000])
def test_unknown_place(web: Web, ref: str) -> None:
    assert web.client().get(f"/j/{ref}/notice").status_code == 404
    assert web.client().post(f"/j/{ref}/notice", answer="agree").status_code == 404


def test_other_methods(web: Web) -> None:
    _, client = arrived(web)
    for method in ("PUT", "DELETE", "PATCH"):
        headers = {"X-CSRFToken": client.csrf()}
        response = client.client.open(f"/j/{client.ref}/notice", method=method, headers=headers)
        assert response.status_code == 405


@pytest.mark.parametrize("state", ["declined", "removed", "ended", "left-waiting"])
def test_who_is_out_is_sent_to_the_farewell(web: Web, state: str) -> None:
    _, client = bring(web, state)
    assert client.get(f"/j/{client.ref}/notice").location == f"/j/{client.ref}/bye"


@pytest.mark.parametrize(("state", "status"), [("declined", 409), ("removed", 409), ("ended", 410)])
def test_too_late_to_answer(web: Web, state: str, status: int) -> None:
    _, client = bring(web, state)
    (kept,) = kept_notices(web)
    before = dump(web.core)
    for answer in ("agree", "refuse"):
        fields = {"sha256": kept.sha256, "answer": answer}
        assert client.post(f"/j/{client.ref}/notice", **fields).status_code == status
    assert dump(web.core) == before


@pytest.mark.parametrize("state", ["withdrawn", "withdrawn-inside"])
def test_after_withdrawing_the_way_back_is_one_tap(web: Web, state: str) -> None:
    _, client = bring(web, state)
    bye = client.get(f"/j/{client.ref}/bye")
    assert "agree" in actions(bye)
    fields = {"sha256": _sha256(bye.text), "answer": "agree"}
    response = client.post(f"/j/{client.ref}/notice", **fields)
    assert response.location == f"/j/{client.ref}/wait"
    row = person(web.core, client.ref)
    assert (row.place, row.since) == ("waiting", None)
