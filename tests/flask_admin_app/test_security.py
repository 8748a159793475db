"""Headers on every answer, and changes only by our own pages' POST."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from flask_admin_app import create_app
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.services import series
from flask_admin_app.services.series import Wish
from tests.support.checks import bare_check
from tests.support.probe import dump, meeting_tokens, records
from tests.support.public_door import WORD, add_door
from tests.support.web import Browser, Client, Web
from tuokio.ids import new_ref, new_secret

JITSI = "https://meet.example.org"

GROUP = Wish("group", "2030-05-16", "17:00")

STAFF_PAGES = ("/account", "/desk", "/launch", "/audit", "/admin")

LOG_TABLES = {"log_leaves", "log_nodes", "log_records", "record_keys", "notice_texts"}
"""What an auditor's look is written into (LOG 5)."""

SIGNED = {"/prosody/v1/events"}
"""No page's form: every request is signed, and tests/flask_admin_app/prosody holds it to that."""


def _rules(app: Flask, method: str) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if method in (rule.methods or ())]


def _paths(app: Flask, method: str, **values: str) -> Iterator[str]:
    """An address for every route with that method, and for every choice within a route."""
    for rule in _rules(app, method):
        choices = re.search(r"<any\((.*?)\):[a-z]+>", rule.rule)
        actions = re.findall(r"'([^']+)'", choices.group(1)) if choices else [""]
        for action in actions:
            path = re.sub(r"<any\(.*?\):[a-z]+>", action, rule.rule)
            for name, value in values.items():
                path = re.sub(rf"<(?:[^:<]+:)?{name}>", value, path)
            assert "<" not in path, path
            yield path


def _known(web: Web) -> tuple[dict[str, str], Client, Browser]:
    """Values that make every route meet something real, and browsers that may use them."""
    encounter, client = web.admitted()
    add_door(web)
    staff = web.staff("professional")
    page = staff.get(f"/desk/encounters/{encounter}").text
    found = re.search(r"/invitations/([a-z2-7]+)/replace", page)
    assert found
    values = {
        "secret": web.secret(encounter),
        "ref": client.ref,
        "encounter_id": encounter,
        "invitation_id": found.group(1),
        "check_id": bare_check(web.core, encounter, client.ref),
        "slug": "talk",
        "sha256": records(web.core, encounter, "consent_given")[0]["notice"]["sha256"],
        "index": "0",
        "request_id": new_ref(),
        "rest": "0/000.p/1",
        "organisation": "1",
        "kind": "webp",
        "word": WORD,
        "series_id": series.add(web.core, web.cast.professional, GROUP),
    }
    return values, client, staff


def test_the_routes_are_all_here(app: Flask) -> None:
    assert len(_rules(app, "POST")) >= 19
    assert len(_rules(app, "GET")) >= 22
    for rule in app.url_map.iter_rules():
        assert (rule.methods or set()) <= {"GET", "HEAD", "OPTIONS", "POST"}, rule
        assert not {"GET", "POST"} <= (rule.methods or set()), rule


def test_every_post_needs_a_csrf_token(web: Web) -> None:
    values, client, staff = _known(web)
    before = dump(web.core)
    count = 0
    for path in _paths(web.app, "POST", **values):
        if path in SIGNED:
            continue
        count += 1
        for browser in (client, staff):
            if browser is client and path.startswith(STAFF_PAGES):
                continue  # without a sign-in that is what is told; see below
            for token in (None, "", "x", client.csrf() if browser is staff else staff.csrf()):
                data = {} if token is None else {"csrf_token": token}
                response = browser.client.post(path, data=data, headers=browser.headers)
                assert response.status_code == 400, (path, token)
    assert count >= 19
    assert dump(web.core) == before


def test_without_a_sign_in_that_comes_first(web: Web) -> None:
    values, client, _ = _known(web)
    before = dump(web.core)
    for path in _paths(web.app, "POST", **values):
        if path.startswith(STAFF_PAGES):
            assert client.client.post(path, headers=client.headers).status_code == 401, path
            assert client.post(path).status_code == 401, path
    assert dump(web.core) == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
def test_another_site_changes_nothing_even_with_a_token(web: Web, site: str) -> None:
    values, client, staff = _known(web)
    tokens = {id(browser): browser.csrf() for browser in (client, staff)}
    before = dump(web.core)
    for path in _paths(web.app, "POST", **values):
        for browser in (client, staff):
            headers = browser.headers | {"Sec-Fetch-Site": site}
            data = {"csrf_token": tokens[id(browser)]}
            response = browser.client.post(path, data=data, headers=headers)
            assert response.status_code == 403, path
            assert "Location" not in response.headers
            assert not meeting_tokens(response)
    assert dump(web.core) == before


def test_a_link_from_another_site_may_be_opened(web: Web) -> None:
    secret = web.secret(web.launch())
    for site in ("cross-site", "same-site", "none", "same-origin"):
        page = web.client().get(f"/j/{secret}", headers={"Sec-Fetch-Site": site})
        assert page.status_code == 200


def test_no_get_changes_anything(web: Web) -> None:
    values, client, staff = _known(web)
    others = [web.staff(who) for who in ("colleague", "stranger", "auditor", "administrator")]
    browsers = [client, staff, web.client(), *others]
    before = dump(web.core)
    paths = list(_paths(web.app, "GET", **values))
    assert len(paths) >= 22
    auditor = others[2]
    for path in paths:
        for browser in browsers:
            if browser is not auditor or not path.startswith("/audit"):
                _ask(browser, path)
    assert dump(web.core) == before


def _ask(browser: Browser, path: str) -> None:
    for method in ("GET", "HEAD", "OPTIONS"):
        response = browser.client.open(path, method=method, headers=browser.headers)
        assert response.status_code < 500, (path, method)


def test_but_for_an_auditors_look_which_is_logged(web: Web) -> None:
    values, _, _ = _known(web)
    auditor = web.staff("auditor")
    before = dump(web.core)
    looked = [path for path in _paths(web.app, "GET", **values) if path.startswith("/audit")]
    for path in looked:
        _ask(auditor, path)
    after = dump(web.core)
    assert {name for name in after if after[name] != before[name]} <= LOG_TABLES
    assert len(after["log_leaves"]) >= len(before["log_leaves"]) + len(looked)


def test_a_form_does_not_hear_get(web: Web) -> None:
    values, client, staff = _known(web)
    readable = set(_paths(web.app, "GET", **values))
    before = dump(web.core)
    for path in _paths(web.app, "POST", **values):
        if path not in readable:
            for browser in (client, staff):
                assert browser.get(path).status_code == 405, path
                assert browser.get(f"{path}?_method=POST").status_code == 405
    assert dump(web.core) == before


# Headers ---------------------------------------------------------------------------------------


def _policy(response: TestResponse) -> dict[str, list[str]]:
    header = response.headers["Content-Security-Policy"]
    return {part.split()[0]: part.split()[1:] for part in header.split("; ")}


def test_every_answer_carries_them(web: Web) -> None:
    values, client, staff = _known(web)
    paths = [*_paths(web.app, "GET", **values), "/nothing", f"/j/{new_secret()}", "/language"]
    seen = set()
    for browser in (client, staff):
        for path in paths:
            response = browser.get(path)
            seen.add(response.status_code)
            headers = response.headers
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "no-referrer"
            if not path.startswith("/log/"):  # public, and the same for everyone
                assert headers["Cache-Control"] == "no-store"
                assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "noindex" in headers["X-Robots-Tag"]
            assert "camera=(self" in headers["Permissions-Policy"]
            assert "geolocation=()" in headers["Permissions-Policy"]
            policy = _policy(response)
            assert policy["default-src"] == ["'none'"]
            assert policy["base-uri"] == ["'none'"]
            for sources in policy.values():
                assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:", "http:"} & set(
                    sources
                )
            if path != "/stage":
                assert policy["frame-ancestors"] == ["'none'"]
                assert policy["script-src"] == policy["style-src"] == ["'self'"]
                assert headers["X-Frame-Options"] == "DENY"
                assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert {200, 303, 404, 405} <= seen


def test_pages_obey_their_own_policy(web: Web) -> None:
    values, client, staff = _known(web)
    pages = 0
    for browser in (client, staff):
        for path in _paths(web.app, "GET", **values):
            response = browser.get(path)
            if "<html" not in response.text:
                continue
            pages += 1
            assert not re.search(r"<[^>]+\sstyle=", response.text), path
            assert not re.search(r"<[^>]+\son[a-z]+=", response.text), path
            assert "<style" not in response.text
            assert "javascript:" not in response.text
            for script in re.findall(r"<script[^>]*>", response.text):
                local = re.search(r'src="/static/build/', script)
                assert local or 'type="application/json"' in script, (path, script)
            for address in re.findall(r'(?:src|href)="(https?:)?//', response.text):
                raise AssertionError((path, address))
    assert pages >= 12


def test_only_the_stage_may_be_framed_and_only_by_us(web: Web) -> None:
    policy = _policy(web.client().get("/stage"))
    own = web.core.settings.public_url
    assert own in policy["frame-ancestors"]
    assert set(policy["frame-ancestors"]) <= {own, "http://localhost"}
    assert policy["frame-src"] == ["'none'"]
    assert policy["form-action"] == ["'none'"]


def test_only_the_stage_lets_jitsi_in(settings: Settings) -> None:
    with_jitsi = replace(settings, jitsi_url=f"{JITSI}/base", meeting_origin="https://m.example")
    app = create_app(with_jitsi, core=Core(with_jitsi))
    client = app.test_client()
    stage = _policy(client.get("/stage"))
    assert JITSI in stage["script-src"]
    assert stage["frame-src"] == [JITSI]
    assert stage["connect-src"] == ["'self'", "ws://localhost", "wss://localhost"]
    for path in ("/privacy", "/sign-in", "/nothing", "/healthz"):
        header = client.get(path).headers["Content-Security-Policy"]
        assert "meet.example.org" not in header
        assert "https://m.example" in _policy(client.get(path))["frame-src"]
    assert JITSI in client.get("/privacy").headers["Permissions-Policy"]


def test_https_is_remembered_where_it_is_used(settings: Settings) -> None:
    assert "Strict-Transport-Security" not in _head(settings)
    secure = replace(settings, public_url="https://tuokio.example")
    assert _head(secure)["Strict-Transport-Security"].startswith("max-age=")


def _head(settings: Settings) -> dict[str, str]:
    client = create_app(settings, core=Core(settings)).test_client()
    return dict(client.get("/healthz").headers)


def test_the_session_cookie_is_for_this_host_and_no_script(web: Web) -> None:
    header = web.app.test_client().get("/privacy").headers["Set-Cookie"]
    assert header.startswith("__Host-tuokio=")
    for part in ("Secure", "HttpOnly", "Path=/", "SameSite=Lax"):
        assert part in header
    assert "Domain" not in header
