"""`POST /language`."""

from __future__ import annotations

import pytest

from tests.support.probe import dump
from tests.support.web import Web


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_is_kept_and_shows_the_same_page(web: Web, language: str) -> None:
    client = web.client("de")
    response = client.post("/language", language=language, back="/accessibility")
    assert (response.status_code, response.location) == (303, "/accessibility")
    assert f'<html lang="{language}"' in client.get("/privacy").text


@pytest.mark.parametrize("language", ["", "de", "../fi", "FI", "x" * 5000])
def test_a_language_that_there_is_not_changes_nothing(web: Web, language: str) -> None:
    client = web.client("sv")
    assert client.post("/language", language=language, back="/privacy").status_code == 303
    assert '<html lang="sv"' in client.get("/privacy").text


@pytest.mark.parametrize(
    "back",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/privacy?next=//evil.example",
        "/\t/evil.example",
        "privacy",
        "",
    ],
)
def test_leads_to_pages_of_this_service_only(web: Web, back: str) -> None:
    response = web.client().post("/language", language="fi", back=back)
    assert (response.status_code, response.location) == (303, "/")


def test_no_late_answer_takes_the_choice_back(web: Web) -> None:
    """What a page asks for beside the switch carries no older cookie over the newer one."""
    _, client = web.waiting()
    client.post("/language", language="sv", back="/privacy")
    for path in ("status", "wait"):
        assert client.get(f"/j/{client.ref}/{path}").headers.getlist("Set-Cookie") == []
    ticket = client.post(f"/j/{client.ref}/ticket", _json=True)
    assert (ticket.status_code, ticket.headers.getlist("Set-Cookie")) == (200, [])


def test_nothing_is_required(web: Web) -> None:
    assert web.client().post("/language").location == "/"


def test_only_post_and_no_table_knows(web: Web) -> None:
    before = dump(web.core)
    client = web.client()
    assert client.get("/language").status_code == 405
    client.post("/language", language="sv", back="/privacy")
    assert dump(web.core) == before


def test_after_a_form_that_failed_the_switch_leads_to_a_page_that_opens(web: Web) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    for path, back in (
        (f"/j/{client.ref}/withdraw", f"/j/{client.ref}/wait"),
        (f"/j/{secret}/continue", f"/j/{secret}"),
    ):
        page = client.client.post(path, headers=client.headers)
        assert page.status_code == 400
        assert f'name="back" value="{back}"' in page.text
        assert f'href="{back}"' in page.text
        assert client.get(back).status_code == 200
