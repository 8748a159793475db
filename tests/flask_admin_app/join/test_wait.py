"""`GET /j/<ref>/wait`: the waiting room (WAIT 1)."""

from __future__ import annotations

import pytest

from tests.support.clock import Clock
from tests.support.probe import actions, dump, head_of, main_of, meeting_tokens, page_of
from tests.support.way import bring, check_elsewhere, others, press
from tests.support.web import Web


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_waiting_is_told_honestly(web: Web, language: str) -> None:
    encounter = web.launch()
    client = web.client(language).to_waiting(web.secret(encounter))
    page = client.get(f"/j/{client.ref}/wait")
    assert (page.status_code, page_of(page)) == (200, "wait")
    texts, main = web.core.texts, main_of(page)
    assert texts.text(language, "wait-staff-not-here") in main
    assert texts.text(language, "wait-ahead", ahead=0) in main
    assert f'data-encounter="{encounter}"' in main
    assert f'data-ticket-url="/j/{client.ref}/ticket"' in main
    assert {"leave", "withdraw"} <= actions(page)
    assert "join" not in actions(page)
    assert f'href="/j/{client.ref}/device"' in main


def test_it_works_without_script(web: Web) -> None:
    encounter, client = web.waiting()
    refresh = '<noscript><meta http-equiv="refresh" content="10"></noscript>'
    assert refresh in head_of(client.get(f"/j/{client.ref}/wait"))
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    assert "join" in actions(client.get(f"/j/{client.ref}/wait"))


@pytest.mark.parametrize("state", ["waiting", "waiting-unknown", "sent-back", "moved"])
def test_no_meeting_is_loaded_before_admission(web: Web, state: str) -> None:
    _, client = bring(web, state)
    page = client.get(f"/j/{client.ref}/wait")
    assert page.status_code == 200
    assert not meeting_tokens(page)
    for word in ("/stage", "external_api", "tuokio-", "assets/stage", "assets/meeting"):
        assert word not in main_of(page), word
    assert "assets/stage" not in page.text
    assert "assets/meeting" not in page.text


def test_hints_are_folded_and_at_most_three(web: Web) -> None:
    _, client = web.waiting()
    main = main_of(client.get(f"/j/{client.ref}/wait"))
    hints = main.split(web.core.texts.text("fi", "wait-hints-title"))[1].split("</ul>")[0]
    assert 0 < hints.count("<li>") <= 3
    assert "<details open" not in main


@pytest.mark.parametrize(
    ("state", "goes_to"),
    [
        ("arrived", "notice"),
        ("refused", "notice"),
        ("left-waiting", "bye"),
        ("declined", "bye"),
        ("removed", "bye"),
        ("withdrawn", "bye"),
        ("ended", "bye"),
    ],
)
def test_sends_on_who_does_not_wait(web: Web, state: str, goes_to: str) -> None:
    _, client = bring(web, state)
    for path in ("wait", "device", "meeting"):
        response = client.get(f"/j/{client.ref}/{path}")
        assert response.status_code == 303
        assert response.location == f"/j/{client.ref}/{goes_to}"


def test_a_queue_tells_how_many_are_ahead_and_no_names(web: Web, clock: Clock) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    first = web.client()
    first.proceed(secret, name="Salainen Sanni")
    first.answer()
    clock.forward(seconds=1)
    second = web.client().to_waiting(secret)
    page = second.get(f"/j/{second.ref}/wait").text
    assert "Sanni" not in page
    # A group takes all: a place in a queue would be a lie there.
    for ahead in (0, 1):
        assert web.core.texts.text("fi", "wait-ahead", ahead=ahead) not in page


def test_a_message_reaches_its_reader_in_the_readers_language(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    clients = {code: web.client(code).to_waiting(secret) for code in ("fi", "sv", "en")}
    press(web, encounter, "message", code="late_10")
    for code, client in clients.items():
        page = client.get(f"/j/{client.ref}/wait").text
        assert web.core.texts.text(code, "message-late-10") in page


def test_a_written_message_is_text(web: Web) -> None:
    encounter, client = web.waiting()
    press(web, encounter, "message", text="<b>Tulen</b> pian & heti")
    page = client.get(f"/j/{client.ref}/wait").text
    assert "&lt;b&gt;Tulen&lt;/b&gt; pian &amp; heti" in page


def test_reading_changes_nothing(web: Web) -> None:
    _, client = web.waiting()
    before = dump(web.core)
    for _ in range(3):
        client.get(f"/j/{client.ref}/wait")
        client.client.head(f"/j/{client.ref}/wait")
    assert dump(web.core) == before


def test_the_place_is_kept_over_hours(web: Web, clock: Clock) -> None:
    encounter = web.launch("group")
    client = web.client().to_waiting(web.secret(encounter))
    clock.forward(hours=4, minutes=59)
    assert client.get(f"/j/{client.ref}/wait").status_code == 200


def test_nobody_else(web: Web) -> None:
    _, client = web.waiting()
    for who, browser in others(web):
        check_elsewhere(browser.get(f"/j/{client.ref}/wait"), who)


def test_only_get(web: Web) -> None:
    _, client = web.waiting()
    assert client.post(f"/j/{client.ref}/wait").status_code == 405


@pytest.mark.parametrize("ref", ["x", "a" * 26, "%00", "a" * 3000])
def test_unknown_place(web: Web, ref: str) -> None:
    check_elsewhere(web.client().get(f"/j/{ref}/wait"))
