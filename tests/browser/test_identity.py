"""ID 2, ID 3, ID 4: a check is one to one, by keyboard alone, and nothing of it stays."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.browser import camera, chromium
from tests.browser.checks import accessible, press_by_key
from tests.browser.people import People, Person
from tests.browser.recording import Recorded, recording
from tests.browser.walk import Desk, at, go_in, in_meeting, launch, press, to_wait, waits
from tests.support.canaries import files_under, find
from tests.support.cast import PASSWORD, email_of
from tests.support.checks import change_template
from tests.support.probe import dump, records

ID3 = {
    "check",
    "method",
    "genuine",
    "photo",
    "valid",
    "name",
    "result",
    "reason",
    "assurance",
    "started_at",
    "ended_at",
    "document",
}
MOST_STOPS = 60


@pytest.fixture
def house(prepared: Path, tmp_path: Path) -> Iterator[Recorded]:
    """A service that writes down what it is sent, with a group whose people show a document."""
    folder = tmp_path / "var"
    shutil.copytree(prepared, folder)
    with recording(folder) as started:
        change_template(started.core, "identified", kind="group", names="nickname")
        yield started


@pytest.fixture
def guests(playwright: Playwright, browser: Browser, house: Recorded) -> Iterator[People]:
    """Its people."""
    made = People(playwright, browser, house, {})
    yield made
    assert made.close() == []


class Heard:
    """Everything that reaches a person's pages: answers, and messages on WebSockets."""

    def __init__(self, person: Person, har: Path) -> None:
        self.har = har
        self.messages: list[str] = []
        person.page.on("websocket", lambda socket: socket.on("framereceived", self._hear))

    def _hear(self, message: str | bytes) -> None:
        self.messages.append(message if isinstance(message, str) else message.decode("latin-1"))

    def text(self) -> str:
        """All of it, once the browser is closed."""
        return self.har.read_text("utf-8") + "\n".join(self.messages)


def _sign_in(worker: Person) -> None:
    page = at(worker.open("/sign-in"), "sign-in")
    page.fill("[name=email]", email_of("professional"))
    page.fill("[name=password]", PASSWORD)
    press(page, "sign-in")
    at(page, "desk")


def _answer_by_keys(page: Page, *ids: str) -> None:
    """Choose radio buttons by Tab, arrows and Space alone."""
    for wanted in ids:
        for _ in range(MOST_STOPS):
            page.keyboard.press("Tab")
            now = page.evaluate("document.activeElement.id")
            if now.split("-")[0] == wanted.split("-")[0]:
                break
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.id") == wanted
        assert page.is_checked(f"#{wanted}")


def _room_of(worker: Person) -> tuple[list[str], Page]:
    """The names of the rooms that the worker's tokens open from now on."""
    rooms: list[str] = []
    worker.page.on(
        "response",
        lambda answer: (
            rooms.append(answer.json()["room"])
            if answer.url.endswith("/token") and answer.ok
            else None
        ),
    )
    return rooms, worker.page


def _second_comes_in(desk: Desk, second: Person) -> Page:
    """Somebody else of the group, whom the worker knows, is in the meeting."""
    page = to_wait(second, desk.link)
    press(desk.page, "record-outcome", "#list-waiting li")
    desk.admit()
    go_in(page)
    in_meeting(page)
    return page


def test_a_document_is_shown_to_one_person_and_leaves_no_trace(
    guests: People, house: Recorded, tmp_path: Path
) -> None:
    with (
        guests.separate(tmp_path / "w", viewport=chromium.COMPUTER) as worker,
        guests.separate(
            tmp_path / "c",
            viewport=chromium.PHONE,
            args=camera.shows_pattern(tmp_path / "camera.y4m"),
        ) as client,
        guests.separate(
            tmp_path / "s",
            viewport=chromium.PHONE,
            record_har_path=tmp_path / "s.har",
            record_har_content="embed",
        ) as second,
    ):
        heard = Heard(second, tmp_path / "s.har")
        _sign_in(worker)
        desk = launch(worker, "identified")
        encounter = desk.page.url.rsplit("/", 1)[1]
        others = _second_comes_in(desk, second)
        waiting = to_wait(client, desk.link)
        rooms, page = _room_of(worker)

        desk.page.wait_for_selector("#list-waiting [data-action=open-check]")
        press_by_key(desk.page, "open-check")
        at(page, "check")
        waiting.wait_for_selector("#status [data-action=open-check]")
        press_by_key(waiting, "open-check")
        at(waiting, "check")
        assert camera.seen_by(page)
        in_meeting(waiting)
        assert others.locator("iframe").first.is_visible()
        assert in_meeting(others).locator("video[data-practice=remote]").count() == 0
        for each in (page, waiting):
            accessible(each)
        page.select_option("#document", "passport")
        of_passports = house.core.texts.text("fi", "check-look-page_edges")
        page.locator("#check-list").get_by_text(of_passports).wait_for()
        assert camera.seen_by(page)  # the call went on
        _answer_by_keys(page, "genuine-yes", "photo-yes", "valid-yes", "result-verified")
        press_by_key(page, "record-outcome")
        at(page, "desk-encounter")
        waits(waiting)  # by itself
        desk.admit()
        go_in(waiting)
        desk.end()
        at(waiting, "bye")

    (room,) = set(rooms)
    assert room not in heard.text()
    told = records(house.core, encounter, "identity_check_recorded")[-1]["facts"]
    assert set(told) == ID3
    assert (told["method"], told["result"], told["document"]) == (
        "document_on_camera",
        "verified",
        "identity_document",
    )
    sent = b"\n".join(house.recorder.sent)
    kept = files_under(house.folder) + repr(dump(house.core)).encode() + sent
    assert find(camera.traces(), kept) == []
    assert not [each for each in camera.PICTURES if each in sent]
    assert b"genuine" in sent  # what is looked for would have been seen there
