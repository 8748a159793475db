"""`GET /j/<ref>/meeting`: the shell around the stage. It holds no token."""

from __future__ import annotations

import pytest

from tests.support.probe import actions, dump, main_of, meeting_tokens, page_of
from tests.support.way import BEFORE_ADMISSION, OUT, OVER, bring, check_elsewhere, others
from tests.support.web import Web


def test_the_shell_names_the_stage_and_where_to_ask(web: Web) -> None:
    encounter, client = web.admitted()
    page = client.get(f"/j/{client.ref}/meeting")
    assert (page.status_code, page_of(page)) == (200, "meeting")
    main = main_of(page)
    for attribute in (
        'id="meeting"',
        f'data-ref="{client.ref}"',
        f'data-encounter="{encounter}"',
        f'data-token-url="/j/{client.ref}/token"',
        f'data-ticket-url="/j/{client.ref}/ticket"',
        'data-backup-phone="09 123 4567"',
        f'data-fragment="/j/{client.ref}/people"',
    ):
        assert attribute in main, attribute
    assert actions(page) == {"come-back", "leave", "withdraw"}
    assert 'data-action="someone-came-in"' in page.text
    assert web.core.texts.text("fi", "stage-js-label") in page.text
    # A reload would drop the call.
    assert 'data-action="language"' not in page.text
    assert not meeting_tokens(page)
    assert "tuokio-" not in main


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_says_that_nothing_is_recorded(web: Web, language: str) -> None:
    _, client = web.admitted()
    client.post("/language", language=language, back="/privacy")
    text = web.core.texts.text(language, "meeting-here-alone")
    assert text in client.get(f"/j/{client.ref}/meeting").text


@pytest.mark.parametrize("state", [*BEFORE_ADMISSION, *OUT, *OVER])
def test_only_for_whoever_is_inside(web: Web, state: str) -> None:
    _, client = bring(web, state)
    response = client.get(f"/j/{client.ref}/meeting")
    assert response.status_code == 303
    assert not response.location.endswith("/meeting")
    assert "data-token-url" not in response.text


def test_a_reload_stays(web: Web) -> None:
    _, client = web.admitted()
    before = dump(web.core)
    for _ in range(3):
        assert client.get(f"/j/{client.ref}/meeting").status_code == 200
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.admitted()
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/meeting"), who)


def test_only_get(web: Web) -> None:
    _, client = web.admitted()
    assert client.post(f"/j/{client.ref}/meeting").status_code == 405


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().get(f"/j/{ref}/meeting"))
