"""`/try`: a calm practice room for anybody; nothing is asked, nothing is kept (JOIN 13)."""

from __future__ import annotations

import pytest

from tests.support.probe import actions, dump, head_of, main_of, page_of
from tests.support.way import STAFF
from tests.support.web import Web

SESSION = "__Host-tuokio"


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_for_anyone_in_every_language(web: Web, language: str) -> None:
    before = dump(web.core)
    page = web.client(language).get("/try")
    assert (page.status_code, page_of(page)) == (200, "try")
    assert f"<h1>{web.core.texts.text(language, 'try-title')}</h1>" in page.text
    assert main_of(page).count('class="way-picture"') == 3
    assert web.core.texts.text(language, "common-emergency") in page.text
    assert "noindex" in head_of(page)
    assert dump(web.core) == before


def test_nothing_is_asked_and_no_cookie_but_that_of_the_language(web: Web) -> None:
    client = web.client()
    page = client.get("/try")
    main = main_of(page)
    assert "<form" not in main
    assert "<input" not in main
    assert actions(page) == set()
    assert [each.split("=")[0] for each in page.headers.getlist("Set-Cookie")] == [SESSION]
    client.post("/language", language="sv", back="/try")
    with client.client.session_transaction() as session:
        assert set(session) <= {"csrf_token", "language", "_permanent"}


def test_the_same_for_staff(web: Web) -> None:
    for who in STAFF:
        assert web.staff(who).get("/try").status_code == 200


def test_only_get(web: Web) -> None:
    assert web.client().post("/try").status_code == 405


def test_the_link_offers_it(web: Web) -> None:
    secret = web.secret(web.launch())
    assert 'href="/try"' in main_of(web.client().get(f"/j/{secret}"))


def test_limited_by_address(web: Web) -> None:
    client = web.client()
    statuses = {client.get("/try").status_code for _ in range(241)}
    assert statuses == {200, 429}
