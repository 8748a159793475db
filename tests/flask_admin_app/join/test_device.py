"""`GET /j/<ref>/device`: the device check, which asks nothing of anyone (JOIN 5)."""

from __future__ import annotations

import pytest

from tests.support.probe import actions, dump, main_of, meeting_tokens, page_of
from tests.support.way import bring, check_elsewhere, others
from tests.support.web import Web


@pytest.mark.parametrize("state", ["waiting", "admitted"])
def test_every_way_to_take_part_is_an_ordinary_choice(web: Web, state: str) -> None:
    _, client = bring(web, state)
    page = client.get(f"/j/{client.ref}/device")
    assert (page.status_code, page_of(page)) == (200, "device")
    main = main_of(page)
    for choice in ("both", "sound", "picture", "none"):
        assert f'value="{choice}"' in main
    assert " checked" not in main
    assert actions(page) == {"skip"}
    assert f'href="/j/{client.ref}/wait"' in main
    assert not meeting_tokens(page)


def test_nothing_of_it_is_stored(web: Web) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    assert client.get(f"/j/{client.ref}/device").status_code == 200
    assert client.post(f"/j/{client.ref}/device", take_part="none").status_code == 405
    assert dump(web.core) == before


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/device"), who)


@pytest.mark.parametrize("ref", ["x", "a" * 26])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().get(f"/j/{ref}/device"))
