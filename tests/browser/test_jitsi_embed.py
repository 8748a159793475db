"""The meeting page around Jitsi's external API. Jitsi itself is a fake here (tests/fakes); what is
tested is ours: where its script runs, where the token goes, and how a dropped line comes back."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Frame, Page, Playwright

from tests.browser.conftest import sign_in_all
from tests.browser.people import People, Person
from tests.browser.service import Service, running
from tests.browser.walk import Desk, at, go_in, launch, press, stage, to_wait
from tests.fakes.fake_jitsi_web import FakeJitsiWeb, fake_jitsi_web

EMIT = "([event, data]) => window.fakeMeetings.at(-1).emit(event, data)"
DROPPED = [
    ("videoConferenceLeft", {}),
    ("errorOccurred", {"error": {"name": "connection.droppedError", "isFatal": True}}),
    ("suspendDetected", {}),
]


@pytest.fixture(scope="module")
def jitsi() -> Iterator[FakeJitsiWeb]:
    """A fake of Jitsi's web server."""
    with fake_jitsi_web() as started:
        yield started


@pytest.fixture(scope="module")
def jitsi_service(
    jitsi: FakeJitsiWeb, prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """The service with that Jitsi. There is no Prosody, and so no gate: the setting says so."""
    folder = tmp_path_factory.mktemp("jitsi") / "var"
    shutil.copytree(prepared, folder)
    accepted = {"TUOKIO_JITSI_URL": jitsi.url, "TUOKIO_JITSI_WITHOUT_GATE": "accept"}
    with running(folder, **accepted) as started:
        yield started


@pytest.fixture(scope="module")
def jitsi_staff(browser: Browser, jitsi_service: Service) -> dict[str, Any]:
    """The cookies of those who signed in."""
    return sign_in_all(browser, jitsi_service)


@pytest.fixture
def people(
    playwright: Playwright,
    browser: Browser,
    jitsi: FakeJitsiWeb,
    jitsi_service: Service,
    jitsi_staff: dict[str, Any],
) -> Iterator[People]:
    """Persons of this service. Whatever a test does, the fake never hears a token, and the
    content security policy holds: a violation is a fault in the console."""
    made = People(playwright, browser, jitsi_service, jitsi_staff)
    yield made
    assert made.close() == []
    assert not [each for each in jitsi.asked if "eyJ" in each]


def _in_meeting(people: People, client: Person) -> tuple[Desk, Page]:
    desk = launch(people.staff())
    page = to_wait(client, desk.link)
    desk.admit()
    go_in(page)
    return desk, page


def _jitsi_frame(page: Page, jitsi: FakeJitsiWeb) -> Frame:
    inner = stage(page).wait_for_selector("iframe")
    frame = inner.content_frame() if inner else None
    assert frame is not None
    frame.wait_for_url(f"{jitsi.url}/**")
    return frame


def _token(frame: Frame) -> str:
    """The token in the frame's address, read as Jitsi does: every value is JSON."""
    return str(json.loads(parse_qs(urlsplit(frame.url).fragment)["jwt"][0]))


def _tokens_fetched(client: Person) -> list[str]:
    """Every token that the service gives this person, in order."""
    found: list[str] = []
    client.page.on(
        "response",
        lambda response: (
            found.append(response.json()["token"])
            if response.url.endswith("/token") and response.ok
            else None
        ),
    )
    return found


def _until(page: Page, holds: Callable[[], bool]) -> None:
    """Let the page go on until this holds."""
    for _ in range(300):
        if holds():
            return
        page.evaluate("() => new Promise((resolve) => setTimeout(resolve, 50))")
    raise AssertionError("it never came")


def test_script_and_token_stay_on_the_stage(people: People, jitsi: FakeJitsiWeb) -> None:
    """The script runs in the stage only, and after admission; the token travels in the fragment."""
    client = people.client()
    loaded_by: list[str] = []
    client.page.on(
        "request",
        lambda request: (
            loaded_by.append(request.frame.url)
            if request.url.endswith("/external_api.js")
            else None
        ),
    )
    desk = launch(people.staff())
    page = to_wait(client, desk.link)
    assert not [url for url in client.requests if url.startswith(jitsi.url)]
    desk.admit()
    go_in(page)
    frame = _jitsi_frame(page, jitsi)

    address = urlsplit(frame.url)
    assert re.fullmatch(r"/tuokio-[a-z2-7]{32}", address.path)
    assert address.query == ""
    assert _token(frame).startswith("eyJ")
    assert loaded_by == [f"{client.service.url}/stage"]
    assert address.path in jitsi.paths()
    assert page.evaluate("typeof window.JitsiMeetExternalAPI") == "undefined"
    assert "eyJ" not in page.evaluate("document.documentElement.outerHTML")
    desk.join()
    assert _token(_jitsi_frame(desk.page, jitsi)) != _token(frame)


@pytest.mark.parametrize(("event", "data"), DROPPED, ids=[event for event, _ in DROPPED])
def test_a_dropped_line_comes_back(
    people: People, jitsi: FakeJitsiWeb, event: str, data: dict[str, Any]
) -> None:
    """With a fresh token: one that this frame has not used."""
    _, page = _in_meeting(people, people.client())
    first = _jitsi_frame(page, jitsi)
    used = _token(first)
    stage(page).evaluate(EMIT, [event, data])
    _until(page, first.is_detached)
    assert _token(_jitsi_frame(page, jitsi)) != used


def test_the_spare_token(people: People, jitsi: FakeJitsiWeb) -> None:
    """While the service is away, the page comes back with the spare that it holds; then it tries
    on, calmly, and is back by itself."""
    client = people.client()
    tokens = _tokens_fetched(client)
    _, page = _in_meeting(people, client)
    first = _jitsi_frame(page, jitsi)
    _until(page, lambda: len(tokens) == 2)
    assert _token(first) == tokens[0]
    client.context.route("**/token", lambda route: route.fulfill(status=503))
    stage(page).evaluate(EMIT, list(DROPPED[1]))
    _until(page, first.is_detached)
    second = _jitsi_frame(page, jitsi)
    assert _token(second) == tokens[1]

    # There is no second spare: the phone number stands there until the service is back.
    stage(page).evaluate(EMIT, list(DROPPED[1]))
    _until(page, second.is_detached)
    page.wait_for_selector("[data-meeting=state] a[href^='tel:']")
    client.context.unroute_all()
    assert _token(_jitsi_frame(page, jitsi)) not in tokens[:2]


def test_the_end_disposes(people: People, jitsi: FakeJitsiWeb) -> None:
    """When the professional ends it, Jitsi's frame goes on both sides, before the page does."""
    client = people.client()
    desk, page = _in_meeting(people, client)
    _jitsi_frame(page, jitsi)
    desk.join()
    _jitsi_frame(desk.page, jitsi)
    desk.end()
    at(page, "bye")
    for side in (page, desk.page):
        assert side.evaluate("localStorage['fake-disposed']") == "1"
        assert len(side.frames) == 1


def test_hanging_up_inside_leaves(people: People, jitsi: FakeJitsiWeb) -> None:
    """Jitsi's own red button is our leave; coming back is one tap."""
    client = people.client()
    _, page = _in_meeting(people, client)
    _jitsi_frame(page, jitsi)
    stage(page).evaluate(EMIT, ["videoConferenceLeft", {}])
    stage(page).evaluate(EMIT, ["readyToClose", {}])
    at(page, "bye")
    press(page, "join")
    at(page, "meeting")
    _jitsi_frame(page, jitsi)
