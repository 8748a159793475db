"""The whole way, with two browsers that share nothing."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser import chromium
from tests.browser.people import People, Person
from tests.browser.walk import at, go_in, launch, moving_picture, press, to_notice, waits
from tests.support.cast import PASSWORD, email_of

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / "flask_admin_app/static/build/.vite/manifest.json"
MEETING_SOURCES = ("entries/stage.ts", "entries/meeting.ts", "practice/meeting.ts")
# A JSON Web Token; not the service's own session cookie, whose second part is a short time.
TOKEN = re.compile(r"eyJ[\w-]{8,}\.[\w-]{8,}")

HELD = """() => [document.documentElement.outerHTML, document.cookie,
  JSON.stringify(localStorage), JSON.stringify(sessionStorage)].join("\\n")"""


@dataclass
class Traffic:
    """What a client's browser downloaded, up to a moment."""

    har: Path
    admitted_at: datetime = field(default_factory=lambda: datetime.now(UTC))

    def entries(self, *, before: bool) -> list[dict[str, Any]]:
        """The exchanges before, or since, the admission."""
        found: list[dict[str, Any]] = json.loads(self.har.read_text("utf-8"))["log"]["entries"]
        return [
            entry
            for entry in found
            if (datetime.fromisoformat(entry["startedDateTime"]) < self.admitted_at) is before
        ]

    def with_token(self, *, before: bool) -> list[str]:
        """The addresses whose answer, or whose request, carries something like a token."""
        return [
            entry["request"]["url"]
            for entry in self.entries(before=before)
            if TOKEN.search(json.dumps(entry)) or TOKEN.search(_body(entry))
        ]

    def meeting_scripts(self, *, before: bool) -> list[str]:
        """The meeting's scripts and pages among what was loaded."""
        manifest = json.loads(MANIFEST.read_text("utf-8"))
        files = [manifest[source]["file"] for source in MEETING_SOURCES]
        names = (*files, "/stage", "external_api")
        return [
            entry["request"]["url"]
            for entry in self.entries(before=before)
            if entry["request"]["url"].endswith(names) or "external_api" in entry["request"]["url"]
        ]


def _body(entry: dict[str, Any]) -> str:
    content = entry["response"].get("content", {})
    text: str = content.get("text", "")
    if content.get("encoding") == "base64":
        return base64.b64decode(text).decode("utf-8", "replace")
    return text


def test_two_people_meet(people: People, tmp_path: Path) -> None:
    """JOIN 1, WAIT 1, WAIT 2: launch, link, agree, wait, admit, join; both see the other move; no
    token and no script of the meeting before admission; after the end both are on `bye`."""
    traffic = Traffic(tmp_path / "client.har")
    with (
        people.separate(tmp_path / "worker", viewport=chromium.COMPUTER) as worker,
        people.separate(
            tmp_path / "client",
            viewport=chromium.PHONE,
            record_har_path=traffic.har,
            record_har_content="embed",
        ) as client,
    ):
        _sign_in(worker)
        desk = launch(worker)
        page = to_notice(client, desk.link)
        assert not TOKEN.search(page.evaluate(HELD))
        press(page, "agree")
        waits(page)
        desk.page.wait_for_selector("#list-waiting [data-action=admit]")
        assert not TOKEN.search(page.evaluate(HELD))
        traffic.admitted_at = datetime.now(UTC)

        desk.admit()
        go_in(page)
        desk.join()
        assert moving_picture(page)["pixels"] > 50
        assert moving_picture(desk.page)["pixels"] > 50
        # The token is in the frame's memory, and nowhere where another script could find it.
        assert not TOKEN.search(page.evaluate(HELD))

        desk.end()
        at(page, "bye")
        assert client.tracks[-1] == worker.tracks[-1] == "audio ended,video ended"

    assert traffic.entries(before=True)
    assert traffic.with_token(before=True) == []
    assert traffic.meeting_scripts(before=True) == []
    # The same eyes see both, once they are there.
    assert any(url.endswith("/token") for url in traffic.with_token(before=False))
    assert any(url.endswith("/stage") for url in traffic.meeting_scripts(before=False))


def _sign_in(worker: Person) -> Page:
    page = at(worker.open("/sign-in"), "sign-in")
    page.fill("[name=email]", email_of("professional"))
    page.fill("[name=password]", PASSWORD)
    press(page, "sign-in")
    return at(page, "desk")
