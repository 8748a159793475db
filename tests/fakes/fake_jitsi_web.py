"""A FAKE of Jitsi's web server: its `external_api.js` and the page in the frame, on loopback.

It keeps to what is documented of the external API and to what we know of the real one: the
constructor builds the address and hands the frame to `parentNode.appendChild`; the option `jwt`
would go into the query too, where servers log it. Unlike the real one it speaks http, because a
test has no certificate. There is no meeting in it: the test emits the events.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from tests.fakes.http import Handler, Served, served

EXTERNAL_API = """
window.JitsiMeetExternalAPI = class JitsiMeetExternalAPI {
  constructor(domain, options) {
    const { roomName, parentNode, jwt, lang } = options;
    const query = jwt ? `?jwt=${jwt}` : "";
    const hash = ["jitsi_meet_external_api_id=0", `config.defaultLanguage="${lang}"`];
    if (jwt) hash.push(`jwt="${jwt}"`);
    for (const [name, value] of Object.entries(options.configOverwrite ?? {})) {
      hash.push(`config.${name}=${encodeURIComponent(JSON.stringify(value))}`);
    }
    this.listeners = new Map();
    this.frame = document.createElement("iframe");
    this.frame.allow = "camera; microphone; display-capture; autoplay";
    this.frame.src = `http://${domain}/${roomName}${query}#${hash.join("&")}`;
    this.frame.style.height = "100%";
    this.frame.style.width = "100%";
    this.frame.addEventListener("load", () => this.emit("videoConferenceJoined", { roomName }));
    parentNode.appendChild(this.frame);
    (window.fakeMeetings ??= []).push(this);
  }
  addListener(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
    return this;
  }
  removeListener(event, listener) {
    const rest = (this.listeners.get(event) ?? []).filter((each) => each !== listener);
    this.listeners.set(event, rest);
  }
  emit(event, data) {
    for (const listener of this.listeners.get(event) ?? []) listener(data ?? {});
  }
  executeCommand() {}
  getIFrame() { return this.frame; }
  dispose() {
    this.frame.remove();
    localStorage.setItem("fake-disposed", String(1 + Number(localStorage["fake-disposed"] ?? 0)));
  }
};
"""

FRAME = "<!doctype html><html lang=en><title>Fake Jitsi</title><h1>A fake of Jitsi</h1>"


@dataclass
class FakeJitsiWeb(Served):
    """Where it is, and everything that it was asked: request lines and headers."""

    asked: list[str] = field(default_factory=list)

    def paths(self) -> list[str]:
        """The paths that were asked for, with their queries."""
        return [each.split(" ", 2)[1] for each in self.asked]


class _Handler(Handler[FakeJitsiWeb]):
    methods = ("GET",)
    kind = "text/html; charset=utf-8"

    def answer(self) -> None:
        self.fake.asked.append(f"{self.requestline}\n{self.headers}")
        if self.path.split("?")[0] == "/external_api.js":
            self.reply(200, EXTERNAL_API, "text/javascript")
        else:
            self.reply(200, FRAME)


@contextmanager
def fake_jitsi_web() -> Iterator[FakeJitsiWeb]:
    """Serve it."""
    with served(_Handler, FakeJitsiWeb()) as fake:
        # Another host name than the service's, as in life: browsers send cookies to every port.
        fake.url = f"http://localhost:{urlsplit(fake.url).port}"
        yield fake
