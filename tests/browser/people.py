"""People at their browsers. Everything that goes wrong in a page is noted, and fails the test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Page, Playwright

from tests.browser import chromium
from tests.browser.service import EXIT_URL, Service

TRACKS = "test-tracks "

# Every track that a page opens stands on one list of the top window. It tells the console how
# they are after every change of the page, so also after the frame with the meeting was dropped:
# what is written down elsewhere, the quick exit would empty.
WATCH_TRACKS = """
(() => {
  let tracks;
  try { tracks = (window.top.tuokioTestTracks ??= []); } catch { return; }
  const media = navigator.mediaDevices;
  if (media) {
    const open = media.getUserMedia.bind(media);
    media.getUserMedia = async (wanted) => {
      const stream = await open(wanted);
      tracks.push(...stream.getTracks());
      return stream;
    };
  }
  if (window.top !== window) return;
  let told = "";
  const tell = () => {
    const now = tracks.map((track) => `${track.kind} ${track.readyState}`).sort().join();
    if (now !== told) console.debug("test-tracks " + now);
    told = now;
  };
  const all = { attributes: true, childList: true, subtree: true };
  new MutationObserver(tell).observe(document, all);
})();
"""

ELSEWHERE = "<!doctype html><title>.</title><body data-page=elsewhere>"

_EXPECTED = ("Failed to load resource", "WebSocket connection to")
"""What Chromium itself says of an answer above 399 or of a line that broke."""


class Person:
    """One browser profile with its own cookies."""

    def __init__(self, context: BrowserContext, service: Service) -> None:
        self.context = context
        self.service = service
        self.faults: list[str] = []
        self.requests: list[str] = []
        self.tracks: list[str] = []
        """Camera and microphone, at each change: `audio ended,video ended`."""
        context.add_init_script(WATCH_TRACKS)
        context.on("console", self._hear)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        context.on("request", lambda request: self.requests.append(request.url))
        # A persistent profile opens with a page of its own.
        self.page = context.pages[0] if context.pages else context.new_page()

    def open(self, path: str) -> Page:
        """Go to a path of the service, or to a whole address."""
        self.page.goto(path if "://" in path else self.service.url + path)
        return self.page

    def answer_elsewhere(self) -> None:
        """Stand in for the page that the quick exit leads to. (Not in every test: routes switch
        the browser's cache off.)"""
        self.context.route(
            f"{EXIT_URL}**", lambda route: route.fulfill(body=ELSEWHERE, content_type="text/html")
        )

    def _hear(self, message: ConsoleMessage) -> None:
        words = message.text
        if words.startswith(TRACKS):
            self.tracks.append(words.removeprefix(TRACKS))
        elif message.type == "error" and not words.startswith(_EXPECTED):
            self.faults.append(words)


class People:
    """Makes persons, and looks after them."""

    def __init__(
        self, playwright: Playwright, browser: Browser, service: Service, staff: dict[str, Any]
    ) -> None:
        self._playwright = playwright
        self._browser = browser
        self._service = service
        self._staff = staff
        self._known: list[Person] = []

    def client(self, language: str = "fi", **options: Any) -> Person:
        """Somebody with a phone."""
        return self._person(language, {"viewport": chromium.PHONE} | options)

    def staff(self, who: str = "professional", language: str = "fi", **options: Any) -> Person:
        """Somebody of the cast, at a computer, signed in."""
        state = self._staff[who]
        fields = {"viewport": chromium.COMPUTER, "storage_state": state} | options
        return self._person(language, fields)

    @contextmanager
    def separate(self, profile: Path, language: str = "fi", **options: Any) -> Iterator[Person]:
        """Somebody with a browser process and a profile of their own."""
        context = self._playwright.chromium.launch_persistent_context(
            profile, locale=chromium.LOCALES[language], **(chromium.options() | options)
        )
        try:
            yield self._know(context)
        finally:
            context.close()

    def close(self) -> list[str]:
        """Everybody goes; return what went wrong in their pages."""
        for person in self._known:
            try:
                person.context.close()
            except Error:  # a browser of its own is closed already
                continue
        return [fault for person in self._known for fault in person.faults]

    def _person(self, language: str, options: dict[str, Any]) -> Person:
        locale = chromium.LOCALES[language]
        return self._know(self._browser.new_context(locale=locale, **options))

    def _know(self, context: BrowserContext) -> Person:
        context.set_default_timeout(15_000)
        person = Person(context, self._service)
        self._known.append(person)
        return person
