"""Rendering: texts for scripts, times in the organisation's zone, addresses of assets."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest
from flask import Flask, g, render_template_string

from flask_admin_app import pages
from flask_admin_app.i18n import CLIENT_LANGUAGES, SUPPORTED
from tests.support.web import Client, Web


def _render(app: Flask, source: str, language: str = "fi", **context: object) -> str:
    with app.test_request_context("/", headers={"Accept-Language": language}):
        return render_template_string(source, **context)


@pytest.mark.parametrize("language", SUPPORTED)
def test_texts_for_scripts_are_data_and_in_the_right_language(web: Web, language: str) -> None:
    block = _render(web.app, '{{ texts("client-js-") }}', language)
    found = re.fullmatch(
        r'<script type="application/json" id="texts">(.*)</script>', block, re.DOTALL
    )
    assert found
    data = json.loads(found.group(1))
    assert data
    assert all(key.startswith("client-js-") for key in data)
    assert data["client-js-connected"] == web.core.texts.text(language, "client-js-connected")
    assert "<" not in found.group(1)


def test_a_text_is_escaped_where_it_is_shown(web: Web) -> None:
    shown = _render(web.app, "{{ t('meeting-here-now', names=names) }}", names="<b>&")
    assert "&lt;b&gt;&amp;" in shown


def test_times_are_told_in_the_organisations_zone(web: Web) -> None:
    when = datetime(2030, 1, 15, 22, 30, tzinfo=UTC)
    with web.app.test_request_context("/"):
        assert "0.30" in render_template_string("{{ format_time(when) }}", when=when)
        pages.use_zone("America/New_York")
        assert "17.30" in render_template_string("{{ format_time(when) }}", when=when)


def test_the_language_is_chosen_then_carried_then_the_browsers(app: Flask) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "en"}):
        assert pages.current_language() == "en"
        g.invited_language = "sv"
        assert pages.current_language() == "sv"
        pages.choose_language("xx")
        assert pages.current_language() == "sv"
        pages.choose_language("fi")
        assert pages.current_language() == "fi"


def _client_pages(web: Web, language: str) -> list[tuple[str, str]]:
    encounter = web.launch("group")
    client = web.client(language)
    secret = web.secret(encounter)
    found = [("landing", client.get(f"/j/{secret}").text)]
    client.proceed(secret)
    found.append(("notice", client.get(f"/j/{client.ref}/notice").text))
    client.answer()
    found += [(name, client.get(f"/j/{client.ref}/{name}").text) for name in ("wait", "device")]
    return found + _after(web, encounter, client)


def _after(web: Web, encounter: str, client: Client) -> list[tuple[str, str]]:
    staff = web.staff("professional")
    base = f"/desk/encounters/{encounter}"
    staff.post(f"{base}/admit", who=web.who(encounter, client.ref))
    meeting = client.get(f"/j/{client.ref}/meeting").text
    staff.post(f"{base}/end")
    bye = client.get(f"/j/{client.ref}/bye").text
    return [("meeting", meeting), ("bye", bye), ("error", client.get("/nothing").text)]


@pytest.mark.parametrize("language", SUPPORTED)
def test_every_page_of_the_clients_way_has_what_each_must_have(web: Web, language: str) -> None:
    texts = web.core.texts
    for name, html in _client_pages(web, language):
        assert f'<body data-page="{name}"' in html
        assert f'<html lang="{language}" dir="ltr">' in html, name
        assert html.count("<h1") == 1, name
        assert html.count("<main") == 1, name
        assert f"<title>{texts.text(language, 'common-neutral-title')}</title>" in html, name
        assert 'data-action="exit"' in html, name
        # In the meeting another language would load the page anew and end the call.
        switches = 0 if name == "meeting" else len(CLIENT_LANGUAGES)
        assert html.count('data-action="language"') == switches, name
        assert 'class="skip-link"' in html, name
        for key in ("common-in-person", "common-emergency", "help-title", "exit-help-title"):
            assert texts.text(language, key) in html, (name, key)
        for language_of_another in set(SUPPORTED) - {language}:
            other = texts.text(language_of_another, "common-emergency")
            assert other not in html, name


def test_the_exit_button_of_a_place_leaves_that_place(web: Web) -> None:
    _, client = web.waiting()
    page = client.get(f"/j/{client.ref}/wait").text
    assert f'action="/j/{client.ref}/exit"' in page
    assert 'action="/exit"' in client.get("/privacy").text


def test_from_link_to_waiting_room_in_two_taps(web: Web) -> None:
    """JOIN 12, with what the pages themselves offer: each form is sent as it stands."""
    for slug in ("talk", "appointment", "group"):
        client = web.client()
        page, taps = client.get(f"/j/{web.secret(web.launch(slug))}"), 0
        while 'data-page="wait"' not in page.text:
            form = re.search(r'<form class="one-thing".*?</form>', page.text, re.DOTALL)
            assert form, page.text
            action = re.search(r'action="([^"]+)"', form.group(0))
            assert action
            fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form.group(0)))
            button = re.search(r'<button[^>]*name="(\w+)" value="(\w+)"', form.group(0))
            if button:
                fields[button.group(1)] = button.group(2)
            answer = client.client.post(action.group(1), data=fields, headers=client.headers)
            assert answer.status_code == 303
            page, taps = client.get(answer.location), taps + 1
        assert taps == 2
