"""Every error has the right status, a plain page in the person's language, and says what to do."""

from __future__ import annotations

import logging
from collections.abc import Callable

import pytest
from flask import abort
from werkzeug.test import TestResponse

from flask_admin_app import create_app
from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from tests.support.cast import Cast
from tests.support.probe import main_of, page_of
from tests.support.way import press
from tests.support.web import Client, Web

LANGUAGES = ("fi", "sv", "en")
CANARY = "Kanarialintu-7531"


def _missing(web: Web, client: Client) -> TestResponse:
    return client.get("/nothing-here")


def _method(web: Web, client: Client) -> TestResponse:
    return client.post("/privacy")


def _csrf(web: Web, client: Client) -> TestResponse:
    return client.client.post("/language", headers=client.headers)


def _foreign(web: Web, client: Client) -> TestResponse:
    headers = client.headers | {"Sec-Fetch-Site": "cross-site"}
    data = {"csrf_token": client.csrf()}
    return client.client.post("/language", headers=headers, data=data)


def _large(web: Web, client: Client) -> TestResponse:
    return client.post("/language", language="x" * 70_000)


def _elsewhere(web: Web, client: Client) -> TestResponse:
    return client.get(f"/j/{'a' * 26}/wait")


def _gone(web: Web, client: Client) -> TestResponse:
    encounter = web.launch("group")
    client.to_waiting(web.secret(encounter))
    press(web, encounter, "end")
    return client.post(f"/j/{client.ref}/join")


def _conflict(web: Web, client: Client) -> TestResponse:
    client.proceed(web.secret(web.launch()))
    return client.post(f"/j/{client.ref}/withdraw")


Mishap = Callable[[Web, Client], TestResponse]

MISHAPS: list[tuple[Mishap, int, str]] = [
    (_missing, 404, "not-found"),
    (_method, 405, "method"),
    (_csrf, 400, "csrf"),
    (_foreign, 403, "forbidden"),
    (_large, 413, "too-large"),
    (_elsewhere, 404, "link-elsewhere"),
    (_gone, 410, "gone"),
    (_conflict, 409, "conflict"),
]


@pytest.mark.parametrize(("mishap", "status", "key"), MISHAPS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_is_told_plainly(
    web: Web, mishap: Mishap, status: int, key: str, language: str
) -> None:
    response = mishap(web, web.client(language))
    assert response.status_code == status
    assert page_of(response) == "error"
    assert f'<html lang="{language}"' in response.text
    main = main_of(response)
    for part in ("title", "text", "next"):
        assert web.core.texts.text(language, f"error-{key}-{part}") in main
    for word in ("Traceback", "werkzeug", "sqlalchemy", "Error:", "None"):
        assert word not in response.text
    assert response.headers["Cache-Control"] == "no-store"
    assert 'data-action="exit"' in response.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_get_problem_details(web: Web, language: str) -> None:
    response = web.client(language).post(f"/j/{'a' * 26}/token", _json=True)
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    texts = web.core.texts
    assert response.get_json() == {
        "type": "about:blank",
        "status": 404,
        "title": texts.text(language, "error-link-elsewhere-title"),
        "detail": texts.text(language, "error-link-elsewhere-text")
        + " "
        + texts.text(language, "error-link-elsewhere-next"),
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("who", "path"),
    [
        ("auditor", "/audit/entries/999999"),
        ("auditor", "/audit/nothing-here"),
        ("professional", "/audit"),
        ("professional", f"/desk/encounters/{'a' * 26}"),
    ],
)
def test_staff_are_led_to_the_desk_and_not_to_a_message(
    web: Web, who: str, path: str, language: str
) -> None:
    staff = web.staff(who)
    staff.headers["Accept-Language"] = language
    response = staff.get(path)
    assert response.status_code == 404
    main = main_of(response)
    for part in ("title", "text", "next"):
        assert web.core.texts.text(language, f"error-not-found-staff-{part}") in main
    assert web.core.texts.text(language, "error-not-found-next") not in main
    assert 'href="/desk"' in main


@pytest.mark.parametrize("accept", [None, "*/*", "text/html", "text/html,application/json;q=0.9"])
def test_people_get_a_page(web: Web, accept: str | None) -> None:
    headers = {} if accept is None else {"Accept": accept}
    response = web.app.test_client().get("/nothing-here", headers=headers)
    assert response.content_type.startswith("text/html")


def test_a_wrong_method_names_the_right_one(web: Web) -> None:
    assert "GET" in web.client().post("/privacy").headers["Allow"]


@pytest.fixture
def failing(settings: Settings, core: Core, cast: Cast) -> Client:
    """An application with faults of its own."""
    app = create_app(settings, core=core)
    app.add_url_rule("/fault", "fault", _fault)
    app.add_url_rule("/teapot", "teapot", lambda: abort(418))
    return Client(app.test_client(), "sv")


def _fault() -> str:
    raise ValueError(CANARY)


def test_a_fault_of_ours_is_ours_and_quotes_nobody(
    failing: Client, core: Core, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = failing.get(f"/fault?q={CANARY}")
    assert response.status_code == 500
    assert core.texts.text("sv", "error-server-title") in response.text
    assert CANARY not in response.text
    written = "\n".join(record.getMessage() + str(record.exc_text) for record in caplog.records)
    assert "ValueError" in written
    assert "_fault" in written
    assert CANARY not in written


def test_an_unforeseen_status_still_has_a_page(failing: Client) -> None:
    response = failing.get("/teapot")
    assert (response.status_code, page_of(response)) == (418, "error")


def test_what_was_typed_into_the_address_is_not_repeated(web: Web) -> None:
    response = web.client().get(f"/<script>{CANARY}</script>")
    assert response.status_code == 404
    assert f"<script>{CANARY}" not in response.text


def test_the_logs_know_routes_and_not_links(web: Web, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        encounter, client = web.waiting()
        secret = web.secret(encounter)
        web.client().get(f"/j/{secret}")
        web.client().get(f"/j/{client.ref}/wait")
    ours = [each.getMessage() for each in caplog.records if each.name.startswith("tuokio")]
    assert any("/j/<secret>" in line for line in ours)
    assert not [line for line in ours if secret in line or client.ref in line]
