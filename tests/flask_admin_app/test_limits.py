"""Rate limits hold back who guesses, never who has a link."""

from __future__ import annotations

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
