"""What people see while Prosody does not answer, or has lost what it held. Prosody and Jitsi are
FAKES here (tests/fakes); the service, its keeper and the pages are ours."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser.checks import accessible
from tests.browser.conftest import sign_in_all
from tests.browser.people import People
from tests.browser.service import Service, running
from tests.browser.walk import Desk, at, go_in, launch, press, stage, to_wait
from tests.fakes.fake_jitsi_web import fake_jitsi_web
from tests.fakes.fake_prosody import FakeProsody, FakeRequest, Mood, fake_prosody

AWAY = "#gate-away p"
LINE_BROKE = """
() => window.fakeMeetings.at(-1).emit("errorOccurred",
  { error: { name: "connection.droppedError", isFatal: true } })
"""


@pytest.fixture(scope="module")
def prosody() -> Iterator[FakeProsody]:
    """A fake of Prosody with the gate in it."""
    with fake_prosody() as started:
        started.host = "tuokio.meet.jitsi"
        yield started


@pytest.fixture(scope="module")
def gated(
    prosody: FakeProsody, prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    """The service with that Prosody."""
    folder = tmp_path_factory.mktemp("gated") / "var"
    shutil.copytree(prepared, folder)
    with fake_jitsi_web() as jitsi:
        given = {
            "TUOKIO_JITSI_URL": jitsi.url,
            "TUOKIO_PROSODY_URL": prosody.url,
            "TUOKIO_PROSODY_SECRET": prosody.secret,
        }
        with running(folder, **given) as started:
            yield started


@pytest.fixture(scope="module")
def gated_staff(browser: Browser, gated: Service) -> dict[str, Any]:
    """The cookies of those who signed in."""
    return sign_in_all(browser, gated)


@pytest.fixture
def people(
    playwright: Playwright,
    browser: Browser,
    prosody: FakeProsody,
    gated: Service,
    gated_staff: dict[str, Any],
) -> Iterator[People]:
    """Persons of this service."""
    made = People(playwright, browser, gated, gated_staff)
    yield made
    prosody.mood = Mood.WELL
    assert made.close() == []


def _deliver(prosody: FakeProsody, service: Service) -> None:
    def post(path: str, headers: dict[str, str], body: bytes) -> int:
        return httpx.post(service.url + path, headers=headers, content=body).status_code

    prosody.deliver(post)
    assert not prosody.gate.outbox


def _enter(prosody: FakeProsody, service: Service) -> str:
    """The newest client comes into the room; returns the session."""
    held = prosody.gate.admissions.items()
    *_, (room, ref) = [key for key, held in held if held["role"] == "participant"]
    session = prosody.gate.join(room, ref)
    _deliver(prosody, service)
    return session


def _lose_all_but_answer(prosody: FakeProsody) -> None:
    """Its table is empty, and it takes nothing new until `mend`."""
    prosody.gate.rooms.clear()
    prosody.gate.admissions.clear()
    whole = prosody.answer

    def answer(request: FakeRequest) -> tuple[int, dict[str, Any]]:
        return whole(request) if request.method == "GET" else (503, {"error": "faulty"})

    prosody.answer = answer  # type: ignore[method-assign]


def _mend(prosody: FakeProsody) -> None:
    del prosody.answer


def _answers_again(page: Page) -> None:
    page.wait_for_selector("#gate-away:not(:has(p))", state="attached")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_whoever_is_let_in_meanwhile_gets_in_when_it_is_back(
    people: People, prosody: FakeProsody, language: str
) -> None:
    """The worker pressed "join" too; nobody presses anything again."""
    prosody.mood = Mood.AWAY
    desk = launch(people.staff(language=language))
    client = people.client(language)
    desk.page.wait_for_selector(AWAY)
    press(desk.page, "join", "#meeting-pane")
    desk.page.wait_for_selector("#meeting-pane[data-call=waiting]")
    page = to_wait(client, desk.link)
    desk.admit()
    desk.page.wait_for_selector("#list-let-in li")
    page.wait_for_selector("#status a[href^='tel:']")
    accessible(page)
    accessible(desk.page)

    prosody.mood = Mood.WELL
    desk.page.wait_for_selector("#meeting-pane[data-call=joined]")
    page.wait_for_selector("[data-wait=let-in]")
    _answers_again(desk.page)


def test_a_call_that_runs_goes_on(people: People, prosody: FakeProsody, gated: Service) -> None:
    """Prosody has lost its table: who is in stays in, whose line breaks waits and comes back."""
    desk, page = _in_call(people)
    session = _enter(prosody, gated)
    frame = page.wait_for_selector("iframe[data-stage-frame]")
    assert frame
    _lose_all_but_answer(prosody)
    prosody.mood = Mood.AWAY
    launch(people.staff("colleague"))  # something to push, so that it is missed
    desk.page.wait_for_selector(AWAY)
    prosody.mood = Mood.WELL
    page.wait_for_selector("#status [data-own-door=pending]", state="attached")
    assert desk.page.locator("#list-present [data-place=present]").count() == 1
    # What the frame knows is worth more than what Prosody has told so far.
    prosody.gate.leave(session, type_="unavailable")
    _deliver(prosody, gated)
    desk.page.wait_for_selector("#list-let-in [data-place=absent]")
    assert frame.is_visible()
    assert page.url.endswith("/meeting")

    stage(page).evaluate(LINE_BROKE)
    at(page, "wait")
    page.wait_for_selector("#status a[href^='tel:']")
    _mend(prosody)
    page.wait_for_selector("[data-wait=let-in]")
    go_in(page)


def test_nobody_is_out_before_it_is_confirmed(
    people: People, prosody: FakeProsody, gated: Service
) -> None:
    """The client's page drops the call at once; the desk waits for Prosody's word."""
    desk, page = _in_call(people)
    _enter(prosody, gated)
    desk.page.wait_for_selector("#list-present [data-place=present]")
    prosody.mood = Mood.AWAY
    press(desk.page, "remove", "#list-present")
    at(page, "bye")
    closing = "#list-gone .person-state li >> nth=1"
    desk.page.wait_for_selector(AWAY)
    said = desk.page.locator(closing).inner_text()
    prosody.mood = Mood.WELL
    _answers_again(desk.page)
    assert desk.page.locator(closing).inner_text() != said
    _deliver(prosody, gated)


def _in_call(people: People) -> tuple[Desk, Page]:
    desk = launch(people.staff())
    page = to_wait(people.client(), desk.link)
    desk.admit()
    go_in(page)
    stage(page).wait_for_selector("iframe")
    return desk, page
