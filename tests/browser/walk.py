"""The steps of the way, for both sides. They hold on to `data-page` and `data-action` only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Frame, Page

from tests.browser.people import Person

MOVING = """
async () => {
  const until = async (probe) => {
    for (let n = 0; n < 300; n += 1) {
      const found = probe();
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error("the picture does not move");
  };
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [160, 120];
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const grab = (video) => {
    pen.drawImage(video, 0, 0, 160, 120);
    return pen.getImageData(0, 0, 160, 120).data;
  };
  const differ = (a, b) => a.reduce((sum, each, n) => sum + (Math.abs(each - b[n]) > 40), 0);
  const playing = (video) => video.videoWidth > 0 && video.currentTime > 0 && !video.paused;
  const find = () => [...document.querySelectorAll("video[data-practice=remote]")].find(playing);
  const video = await until(find);
  const [from, first] = [video.currentTime, grab(video)];
  return until(() => {
    const pixels = differ(first, grab(video));
    return video.currentTime > from && pixels > 50 && { seconds: video.currentTime - from, pixels };
  });
}
"""


INSIDE = "#list-inside [data-place=present]"
"""Somebody who is in the meeting, on the desk as it is now: an action of a moment before they
joined would be refused as old."""


def at(page: Page, name: str) -> Page:
    """Wait until the page is this one."""
    page.wait_for_selector(f"body[data-page={name}]", state="attached")
    return page


def press(page: Page, action: str, within: str = "") -> None:
    """Press a button by its action."""
    page.click(f"{within} [data-action={action}]")


@dataclass
class Desk:
    """An encounter on the worker's desk."""

    person: Person
    link: str

    @property
    def page(self) -> Page:
        """The worker's page."""
        return self.person.page

    def admit(self) -> None:
        """Let in the one who waits."""
        press(self.page, "admit", "#list-waiting li")

    def join(self) -> None:
        """Open the meeting in the desk's pane."""
        press(self.page, "join", "#meeting-pane")
        self.page.wait_for_selector("#meeting-pane[data-call=joined]")

    def end(self) -> None:
        """End for everyone."""
        press(self.page, "end")
        at(self.page, "bye")


def launch(person: Person, template: str = "talk") -> Desk:
    """One button, and the desk."""
    page = at(person.open(f"/launch/{template}"), "launch")
    press(page, "launch")
    at(page, "desk-encounter")
    return Desk(person, page.input_value("input[id^=link-]"))


def to_notice(person: Person, link: str) -> Page:
    """From the link to the notice."""
    page = at(person.open(link), "landing")
    press(page, "continue")
    return at(page, "notice")


def to_wait(person: Person, link: str) -> Page:
    """From the link into the waiting room, connected."""
    page = to_notice(person, link)
    press(page, "agree")
    return waits(page)


def waits(page: Page) -> Page:
    """The waiting room, with its live line up."""
    at(page, "wait")
    page.wait_for_selector("[data-live-state=connected]", state="attached")
    return page


def go_in(page: Page) -> Page:
    """From the waiting room into the meeting, once let in."""
    press(page, "join", "#status")
    return at(page, "meeting")


def stage(page: Page) -> Frame:
    """The frame in which the meeting runs."""
    element = page.wait_for_selector("iframe[data-stage-frame]")
    frame = element.content_frame() if element else None
    assert frame is not None
    return frame


def in_meeting(page: Page) -> Frame:
    """The practice meeting, once its line is up: the person stands in its list."""
    frame = stage(page)
    frame.wait_for_selector("[data-practice=people] li", state="attached")
    return frame


def moving_picture(page: Page) -> dict[str, Any]:
    """Wait until the other person's picture moves; return by how much."""
    found: dict[str, Any] = stage(page).evaluate(MOVING)
    return found


def let_in(desk: Desk, client: Person) -> Page:
    """The whole way: wait, admit, join."""
    page = to_wait(client, desk.link)
    desk.admit()
    return go_in(page)
