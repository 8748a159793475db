"""Rate limits hold back who guesses, never who has a link."""

from __future__ import annotations

import pytest

from tests.support.web import Web


def test_guessing_links_is_slow(web: Web) -> None:
    browser = web.client()
    answers = [browser.get(f"/j/{'a' * 30}{one}{two}") for one in "abcdef" for two in "abcdef"]
    statuses = [each.status_code for each in answers]
    assert statuses[:30] == [404] * 30
    assert set(statuses[30:]) == {429}
    assert "text/html" in answers[-1].content_type


def test_who_opens_a_real_link_often_is_never_held_back(web: Web) -> None:
    secret = web.secret(web.launch())
    browser = web.client()
    assert {browser.get(f"/j/{secret}").status_code for _ in range(60)} == {200}


def test_a_whole_group_behind_one_address_gets_in(web: Web) -> None:
    secret = web.secret(web.launch("group"))
    assert {web.client().proceed(secret).status_code for _ in range(50)} == {303}


@pytest.mark.parametrize("word", ["withdraw", "leave", "aside", "company", "eid", "contact"])
def test_a_stranger_uses_up_nothing_of_a_place(web: Web, word: str) -> None:
    """Everybody in the meeting sees what a place is called: only who holds it is counted for it."""
    _, client = web.admitted()
    stranger = web.client()
    stranger.client.set_cookie(f"__Host-place-{client.ref}", "made-up", secure=True)
    path, form = f"/j/{client.ref}/{word}", {"csrf_token": stranger.csrf()}
    answers = [
        stranger.client.post(path, data=form, headers=stranger.headers).status_code
        for _ in range(241)
    ]
    assert set(answers[:10]) <= {400, 404}
    assert answers[-1] == 429
    assert client.post(path).status_code != 429


def test_the_quick_exit_is_never_counted(web: Web) -> None:
    _, client = web.admitted()
    stranger, path = web.client(), f"/j/{client.ref}/exit"
    assert {stranger.post(path, leaving="already").status_code for _ in range(250)} == {204}
    assert client.post(path).status_code == 303


@pytest.mark.parametrize("word", ["aside", "cannot-come"])
def test_what_one_place_tells_the_log_is_slow(web: Web, word: str) -> None:
    _, client = web.admitted()
    other = web.admitted()[1]
    path = f"/j/{client.ref}/{word}"
    answers = [client.post(path, on=str(turn % 2)).status_code for turn in range(21)]
    assert 429 not in answers[:20]
    assert answers[-1] == 429
    assert other.post(f"/j/{other.ref}/{word}", on="1").status_code != 429


def test_a_link_tells_the_log_slowly_too(web: Web) -> None:
    secret, another = web.secret(web.launch()), web.secret(web.launch())
    browser = web.client()
    answers = [browser.post(f"/j/{secret}/cannot-come").status_code for _ in range(21)]
    assert answers == [303] * 20 + [429]
    assert browser.post(f"/j/{another}/cannot-come").status_code == 303
