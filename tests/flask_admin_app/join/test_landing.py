"""`GET /j/<secret>`: what a link says, to people and to machines that look (JOIN 2, JOIN 3)."""

from __future__ import annotations

import re
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from flask_admin_app.models import EncounterRow
from tests.support.cast import OWN
from tests.support.clock import Clock
from tests.support.probe import actions, dump, entries, head_of, main_of, page_of
from tests.support.way import STAFF, press
from tests.support.web import Web
from tuokio.ids import new_secret

LANGUAGES = ("fi", "sv", "en")

_NOT_COMING = {"cannot-come", "new-time"}
_ACTIONS = {"open": {"continue", *_NOT_COMING}, "early": _NOT_COMING}
"""What can be pressed, by the state of the link; in the others there is only whom to call."""

BOTS = (
    "facebookexternalhit/1.1",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "TelegramBot (like TwitterBot)",
    "WhatsApp/2.23.20.0",
    "Mozilla/5.0 (compatible; MSIE 10.0; Windows NT 6.2) SafeLinks",
    "",
)


def _link_in_state(web: Web, clock: Clock, state: str) -> str:
    """The secret of a link in that state."""
    if state == "unknown":
        return new_secret()
    later = state in {"early", "cancelled"}
    encounter = web.launch(starts_at=clock.now + timedelta(hours=2) if later else None)
    secret = web.secret(encounter)
    if state == "cancelled":
        press(web, encounter, "cancel")
    elif state == "ended":
        press(web, encounter, "end")
    elif state == "late":
        clock.forward(minutes=46)
    elif state == "replaced":
        page = web.staff("professional").get(f"/desk/encounters/{encounter}").text
        found = re.search(r'/invitations/([a-z2-7]+)/replace"', page)
        assert found
        press(web, encounter, f"invitations/{found.group(1)}/replace")
    return secret


@pytest.mark.parametrize(
    ("state", "status", "title"),
    [
        ("early", 200, "landing-early-title"),
        ("open", 200, "landing-title"),
        ("late", 410, "landing-late-title"),
        ("ended", 410, "landing-ended-title"),
        ("cancelled", 410, "landing-cancelled-title"),
        ("unknown", 404, "error-not-found-title"),
        ("replaced", 404, "error-not-found-title"),
    ],
)
def test_says_plainly_how_the_link_stands(
    web: Web, clock: Clock, state: str, status: int, title: str
) -> None:
    secret = _link_in_state(web, clock, state)
    for language in LANGUAGES:
        response = web.client(language).get(f"/j/{secret}")
        assert response.status_code == status
        assert f"<h1>{web.core.texts.text(language, title)}</h1>" in response.text
        assert f'<html lang="{language}"' in response.text
        assert page_of(response) == ("error" if status == 404 else "landing")
        assert actions(response) == _ACTIONS.get(state, set())


def test_early_link_says_when_it_opens_and_then_does(web: Web, clock: Clock) -> None:
    secret = _link_in_state(web, clock, "early")
    opens = web.core.texts.format_datetime(
        "en", clock.now + timedelta(hours=1, minutes=45), ZoneInfo("Europe/Helsinki")
    )
    assert opens in web.client("en").get(f"/j/{secret}").text
    clock.forward(hours=1, minutes=44, seconds=59)
    assert actions(web.client().get(f"/j/{secret}")) == _ACTIONS["early"]
    clock.forward(seconds=1)
    assert actions(web.client().get(f"/j/{secret}")) == _ACTIONS["open"]


@pytest.mark.parametrize("slug", ["talk", "appointment", "group"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_says_who_invites_to_what_and_when(web: Web, slug: str, language: str) -> None:
    response = web.client(language).get(f"/j/{web.secret(web.launch(slug))}")
    main = main_of(response)
    with web.core.database.read() as session:
        row = session.query(EncounterRow).one()
        service = row.template.text(row.template.name, language)
        minutes = int(row.template.length.total_seconds() // 60)
    for words in ("sosiaaliohjaaja Ammi", OWN, service):
        assert words in main
    length = (
        web.core.texts.text(language, "landing-hours", hours=minutes // 60)
        if minutes >= 120
        else web.core.texts.text(language, "landing-minutes", minutes=minutes)
    )
    assert length in main
    assert ('name="name"' in main) == (slug == "group")


@pytest.mark.parametrize("slug", ["talk", "appointment", "group"])
def test_a_preview_shows_neutral_words_only(web: Web, slug: str) -> None:
    secret = web.secret(web.launch(slug))
    for language in LANGUAGES:
        response = web.client(language).get(f"/j/{secret}")
        head = head_of(response)
        neutral = web.core.texts.text(language, "common-neutral-title")
        assert f"<title>{neutral}</title>" in head
        assert f'<meta property="og:title" content="{neutral}">' in head
        assert '<meta name="robots" content="noindex' in head
        for word in (OWN, "Ammi", "og:image", "og:site_name", "og:url", secret):
            assert word not in head
        services = ("keskustelu", "samtal", "talk", "tapaaminen", "appointment", "ryhm", "grupp")
        assert not [word for word in services if word in _texts_of(head).lower()]


def _texts_of(head: str) -> str:
    found = re.findall(r"<title>(.*?)</title>|content=\"(.*?)\"", head)
    return " ".join(left or right for left, right in found).replace("Tapaaminen", "")


def test_looking_changes_nothing_however_often(web: Web) -> None:
    encounter = web.launch()
    secret = web.secret(encounter)
    before = dump(web.core)
    for agent in BOTS:
        for method in ("GET", "HEAD"):
            bot = web.app.test_client()
            response = bot.open(f"/j/{secret}", method=method, headers={"User-Agent": agent})
            assert response.status_code == 200
            assert "__Host-place-" not in str(response.headers)
            assert response.headers["Cache-Control"] == "no-store"
    assert dump(web.core) == before
    assert "arrived" not in entries(web.core, encounter)
    assert web.client().to_waiting(secret).ref


def test_the_link_gives_staff_nothing_more_than_anyone(web: Web) -> None:
    secret = web.secret(web.launch())
    for who in STAFF:
        response = web.staff(who).get(f"/j/{secret}")
        assert response.status_code == 200
        assert actions(response) == _ACTIONS["open"]


def test_the_same_browser_continues_and_another_may_take_over(web: Web) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    assert actions(client.get(f"/j/{secret}")) == _ACTIONS["open"]
    assert actions(web.client().get(f"/j/{secret}")) == {"take-over"}


def test_who_came_before_closing_time_comes_back_after_it(web: Web, clock: Clock) -> None:
    encounter, client = web.waiting()
    secret = web.secret(encounter)
    clock.forward(minutes=46)
    response = client.get(f"/j/{secret}")
    assert (response.status_code, actions(response)) == (200, _ACTIONS["open"])
    # A forgotten phone at home: the other device is no dead end either (JOIN 3).
    assert actions(web.client().get(f"/j/{secret}")) == {"take-over"}


def test_after_the_end_the_link_says_no_more_than_that(web: Web) -> None:
    encounter, client = web.admitted()
    secret = web.secret(encounter)
    press(web, encounter, "end")
    for browser in (client, web.client()):
        response = browser.get(f"/j/{secret}")
        assert response.status_code == 410
        assert "Ammi" not in response.text
        assert "09 123 4567" in response.text


def test_a_name_is_not_shown_to_whoever_opens_the_link_next(web: Web) -> None:
    secret = web.secret(web.launch("group"))
    web.client().proceed(secret, name="Salainen Sanni")
    assert "Sanni" not in web.client().get(f"/j/{secret}").text


def test_only_get(web: Web) -> None:
    secret = web.secret(web.launch())
    response = web.client().post(f"/j/{secret}")
    assert response.status_code == 405
    assert page_of(response) == "error"


@pytest.mark.parametrize(
    "secret",
    ["x", "a" * 31, "a" * 33, "A" * 32, "1" * 32, "a" * 31 + "!", "a" * 5000, "%00" * 32, "ä" * 32],
)
def test_an_address_of_another_form_is_an_unknown_link(web: Web, secret: str) -> None:
    response = web.client().get(f"/j/{secret}")
    assert response.status_code == 404
    assert page_of(response) == "error"


def test_guessing_is_slowed_down(web: Web) -> None:
    browser = web.client()
    answers = [browser.get(f"/j/{new_secret()}").status_code for _ in range(32)]
    assert answers[:30] == [404] * 30
    assert answers[-1] == 429


@pytest.mark.parametrize("slug", ["identified", "appointment"])
def test_a_document_and_a_camera_are_spoken_of_where_they_are_asked(web: Web, slug: str) -> None:
    page = web.client().get(f"/j/{web.secret(web.launch(slug))}").text
    shown = slug == "identified"
    assert (web.core.texts.text("fi", "landing-ready-camera") in page) == shown
    assert (web.core.texts.text("fi", "landing-ready") in page) != shown
    assert ("Passi tai henkilökortti" in page) == shown
