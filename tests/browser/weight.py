"""What a client's phone downloads on its way into the waiting room (ALL 3)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from tests.browser.people import Person
from tests.browser.walk import to_wait

MOST_KB = 80.0


class Weight:
    """Every byte that comes down the wire, headers too, from an empty cache; 1 kB is 1000 bytes."""

    def __init__(self, person: Person) -> None:
        self.parts: list[tuple[str, int]] = []
        self._paths: dict[str, str] = {}
        self._session = person.context.new_cdp_session(person.page)
        self._session.on("Network.requestWillBeSent", self._sent)
        self._session.on("Network.loadingFinished", self._finished)
        self._session.on("Network.webSocketFrameReceived", self._frame)
        self._session.on("Network.webSocketCreated", self._sent)
        self._session.send("Network.enable")
        self._session.send("Network.setCacheDisabled", {"cacheDisabled": False})

    @property
    def kilobytes(self) -> float:
        """All of it."""
        return round(sum(size for _, size in self.parts) / 1000, 1)

    def by_kind(self) -> list[tuple[str, float]]:
        """Pages, scripts, styles and the rest, in kB."""
        sums: dict[str, int] = {}
        for path, size in self.parts:
            kind = _kind(path)
            sums[kind] = sums.get(kind, 0) + size
        return [(kind, round(size / 1000, 1)) for kind, size in sums.items()]

    def _sent(self, event: dict[str, Any]) -> None:
        redirect = event.get("redirectResponse")
        if redirect:
            self.parts.append((urlsplit(redirect["url"]).path, int(redirect["encodedDataLength"])))
        url = event.get("url") or event["request"]["url"]
        self._paths[event["requestId"]] = urlsplit(url).path

    def _finished(self, event: dict[str, Any]) -> None:
        size = int(event["encodedDataLength"])
        self.parts.append((self._paths.get(event["requestId"], "?"), size))

    def _frame(self, event: dict[str, Any]) -> None:
        size = len(event["response"]["payloadData"].encode())
        self.parts.append((self._paths.get(event["requestId"], "live"), size))


def measure(client: Person, link: str) -> Weight:
    """From the link to the waiting room with its live line up."""
    weight = Weight(client)
    to_wait(client, link)
    client.page.wait_for_load_state("networkidle")
    return weight


def _kind(path: str) -> str:
    if path.endswith(".js"):
        return "scripts"
    if path.endswith(".css"):
        return "styles"
    return "live" if path.startswith("/live/") else "pages and answers"
