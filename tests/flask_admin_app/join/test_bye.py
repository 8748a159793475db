"""`GET /j/<ref>/bye`: where the way ended, and whether it goes on."""

from __future__ import annotations

import pytest

from tests.support.probe import actions, dump, main_of, page_of
from tests.support.way import bring, check_elsewhere, others
from tests.support.web import Web


@pytest.mark.parametrize(
    ("state", "reason", "ways_back"),
    [
        ("left", "left", {"join"}),
        ("left-waiting", "left-waiting", {"join"}),
        ("left-unread", "left-waiting", {"join"}),
        ("declined", "declined", set()),
        ("removed", "removed", set()),
        ("withdrawn", "withdrawn", {"agree"}),
        ("withdrawn-inside", "withdrawn", {"agree"}),
        ("ended", "ended", set()),
        ("ended-waiting", "ended", set()),
    ],
)
def test_says_kindly_where_the_way_ended(
    web: Web, state: str, reason: str, ways_back: set[str]
) -> None:
    _, client = bring(web, state)
    for language in ("fi", "sv", "en"):
        client.post("/language", language=language, back="/privacy")
        page = client.get(f"/j/{client.ref}/bye")
        assert (page.status_code, page_of(page)) == (200, "bye")
        assert web.core.texts.text(language, f"bye-{reason}-title") in main_of(page)
        assert actions(page) == ways_back
        assert "09 123 4567" in page.text


@pytest.mark.parametrize("state", ["declined", "removed", "withdrawn-inside"])
def test_the_end_does_not_write_over_an_earlier_farewell(web: Web, state: str) -> None:
    encounter, client = bring(web, state)
    assert web.staff("professional").post(f"/desk/encounters/{encounter}/end").status_code == 303
    page = client.get(f"/j/{client.ref}/bye")
    reason = state.removesuffix("-inside")
    assert web.core.texts.text("fi", f"bye-{reason}-title") in page.text
    assert actions(page) == set()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_nobody_is_thanked_for_a_meeting_that_they_never_got_into(web: Web, language: str) -> None:
    texts = web.core.texts
    for state, said, unsaid in (
        ("ended-waiting", "bye-unmet-text", "bye-ended-text"),
        ("ended", "bye-ended-text", "bye-unmet-text"),
    ):
        _, client = bring(web, state)
        client.post("/language", language=language, back="/privacy")
        main = main_of(client.get(f"/j/{client.ref}/bye"))
        assert texts.text(language, said) in main
        assert texts.text(language, unsaid) not in main


@pytest.mark.parametrize(
    ("state", "goes_to"), [("arrived", "notice"), ("waiting", "wait"), ("admitted", "meeting")]
)
def test_nobody_is_shown_out_too_early(web: Web, state: str, goes_to: str) -> None:
    _, client = bring(web, state)
    assert client.get(f"/j/{client.ref}/bye").location == f"/j/{client.ref}/{goes_to}"


def test_reading_changes_nothing(web: Web) -> None:
    _, client = bring(web, "left")
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/bye").status_code == 200
    assert client.post(f"/j/{client.ref}/bye").status_code == 405
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = bring(web, "ended")
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/bye"), who)


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().get(f"/j/{ref}/bye"))
