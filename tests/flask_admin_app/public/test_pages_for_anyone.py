"""`/`, `/privacy`, `/accessibility` and the quick exit without a place."""

from __future__ import annotations

import pytest

from tests.support.probe import dump, head_of, page_of
from tests.support.way import STAFF
from tests.support.web import Web


@pytest.mark.parametrize("path", ["/privacy", "/accessibility"])
def test_for_anyone_in_every_language(web: Web, path: str) -> None:
    before = dump(web.core)
    for language in ("fi", "sv", "en"):
        page = web.client(language).get(path)
        assert (page.status_code, page_of(page)) == (200, path[1:])
        title = web.core.texts.text(language, f"{path[1:]}-title")
        assert f"<h1>{title}</h1>" in page.text
        assert page.text.count("<h1") == 1
        assert f'<html lang="{language}" dir="ltr">' in page.text
        assert 'data-action="exit"' in page.text
        assert web.core.texts.text(language, "common-emergency") in page.text
        assert "noindex" in head_of(page)
    assert dump(web.core) == before


@pytest.mark.parametrize("language", ["fi", "sv", "en", "fi-selko"])
def test_privacy_names_everything_that_is_kept(web: Web, language: str) -> None:
    client = web.client()
    client.post("/language", language=language, back="/privacy")
    page = client.get("/privacy").text
    for kept in ("consent", "name", "identity", "contact", "email", "language", "cookie"):
        assert web.core.texts.text(language, f"privacy-kept-{kept}") in page


@pytest.mark.parametrize("path", ["/privacy", "/accessibility"])
def test_the_same_for_staff(web: Web, path: str) -> None:
    for who in STAFF:
        assert web.staff(who).get(path).status_code == 200


@pytest.mark.parametrize("path", ["/privacy", "/accessibility", "/"])
def test_only_get(web: Web, path: str) -> None:
    assert web.client().post(path).status_code == 405


def test_the_front_door_leads_staff_to_the_desk(web: Web) -> None:
    assert web.client().get("/").location == "/desk"
    assert web.client().get("/desk").location == "/sign-in?next=/desk"


def test_the_quick_exit_leads_away_from_every_page(web: Web) -> None:
    client = web.client()
    for _ in range(2):
        response = client.post("/exit")
        assert (response.status_code, response.location) == (303, web.core.settings.exit_url)
        assert "cookies" in response.headers["Clear-Site-Data"]
    assert client.get("/exit").status_code == 405


def test_the_exit_signs_staff_out_of_that_browser(web: Web) -> None:
    staff = web.staff("professional")
    assert staff.get("/desk").status_code == 200
    staff.post("/exit")
    assert staff.get("/desk").location == "/sign-in?next=/desk"
