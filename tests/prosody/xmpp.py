"""A client of XMPP: what a Jitsi page does, as far as a door needs it.

Whatever comes in waits in an inbox until a test asks for it, so no test sleeps.
"""

from __future__ import annotations

import base64
import secrets
import threading
import time
from collections.abc import Callable
from typing import Protocol, Self
from xml.etree.ElementTree import Element

from tests.prosody import xml
from tests.prosody.bosh import BoshLine
from tests.prosody.config import DOMAIN
from tests.prosody.prosody import Prosody
from tests.prosody.websocket import WebSocketLine
from tests.prosody.xml import Refusal, tag
from tests.support.server import PATIENCE

ROOMS = f"conference.{DOMAIN}"


class Line(Protocol):
    """WebSocket or BOSH."""

    def open(self) -> None:
        """Begin a stream."""

    def send(self, text: str) -> None:
        """Send one element."""

    def close(self) -> None:
        """End in order."""

    def drop(self) -> None:
        """Cut the line."""


LINES: dict[str, Callable[..., Line]] = {"websocket": WebSocketLine, "bosh": BoshLine}


class LoginRefused(Exception):
    """Prosody did not accept the token or password."""


class LineEnded(AssertionError):
    """The line ended while a test waited for something else."""


class NoAnswer(AssertionError):
    """What a test waited for did not come."""


class ResumeRefused(Exception):
    """Prosody did not take up the old session again."""


class Refused(Exception):
    """An error stanza."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(f"{refusal.condition} {refusal.reason or ''}: {refusal.text or ''}")
        self.condition = refusal.condition
        self.reason = refusal.reason
        self.text = refusal.text


class JoinRefused(Refused):
    """A room did not let somebody in."""


class Client:
    """One person's page. `with Client(prosody, token=…) as client: client.join(room)`.

    Args:
        prosody: running.
        token: the meeting token; goes into the address as Jitsi does it.
        room: the room in the address; Jitsi always names one.
        transport: `websocket` or `bosh`.
        host: the virtual host to sign in to.
        account: name and password instead of a token.
        smacks: whether the session can be resumed after the line dropped (WebSocket only).
    """

    def __init__(
        self,
        prosody: Prosody,
        *,
        token: str | None = None,
        room: str | None = None,
        transport: str = "websocket",
        host: str = DOMAIN,
        account: tuple[str, str] | None = None,
        smacks: bool = False,
    ) -> None:
        self.prosody = prosody
        self.host = host
        self.jid = ""
        """The full one, once signed in."""
        self.stream_error: str | None = None
        """Why Prosody ended the stream, in XMPP's word."""
        self._transport = transport
        self._query = {key: value for key, value in (("room", room), ("token", token)) if value}
        self._account = account
        self._inbox: list[Element] = []
        self._news = threading.Condition()
        self._alive = False
        self._line: Line | None = None
        self._lines = 0
        self._smacks_id: str | None = None
        self._counting = False
        self._received = 0
        self._connect(self._query)
        self._bind()
        if smacks:
            self._enable_smacks()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- the line -------------------------------------------------------------------------

    @property
    def connected(self) -> bool:
        """Whether the line stands, as far as this side knows."""
        return self._alive

    def close(self) -> None:
        """Sign off in order, if still connected."""
        if self._alive and self._line:
            self._line.close()
        self._alive = False

    def drop(self) -> None:
        """Lose the line without a word."""
        assert self._line
        self._line.drop()
        self.wait_until_ended()

    def resume(self) -> None:
        """Take up the session again over a new line, as Jitsi's page does (smacks).

        Raises:
            LoginRefused: the token is not accepted any more.
            ResumeRefused: the session is gone.
        """
        assert self._smacks_id
        self._counting = False
        self._connect({**self._query, "previd": self._smacks_id})
        self.send(f"<resume xmlns='{xml.SMACKS}' previd='{self._smacks_id}' h='{self._received}'/>")
        answer = self.wait_for(lambda e: e.tag.startswith(f"{{{xml.SMACKS}}}"))
        if xml.kind(answer) != "resumed":
            raise ResumeRefused(xml.kind(answer))
        self._counting = True

    def wait_until_ended(self, within: float = PATIENCE) -> str | None:
        """Wait until the line has ended; return the stream error, if there was one.

        Raises:
            NoAnswer: it stands still after `within` seconds.
        """
        with self._news:
            if not self._news.wait_for(lambda: not self._alive, within):
                raise NoAnswer("the line did not end")
        return self.stream_error

    def send(self, element: Element | str) -> None:
        """Send an element as it is."""
        assert self._line
        self._line.send(xml.written(element))

    def wait_for(
        self, wanted: Callable[[Element], bool], within: float = PATIENCE, what: str = "it"
    ) -> Element:
        """Take the first element that fits out of the inbox, or wait for it.

        Raises:
            LineEnded: the line ended and it had not come.
            NoAnswer: it did not come within so many seconds.
        """
        until = time.monotonic() + within
        with self._news:
            while True:
                for element in self._inbox:
                    if wanted(element):
                        self._inbox.remove(element)
                        return element
                if not self._alive:
                    raise LineEnded(f"waited for {what}; stream error: {self.stream_error}")
                if not self._news.wait(until - time.monotonic()):
                    raise NoAnswer(f"{what} did not come; there is {self.inbox_kinds()}")

    def inbox(self) -> list[Element]:
        """What came in and nobody asked for yet."""
        with self._news:
            return list(self._inbox)

    def inbox_kinds(self) -> list[str]:
        """The same in words, for messages."""
        return [f"{xml.kind(each)}/{each.get('type')}" for each in self._inbox]

    # --- stanzas --------------------------------------------------------------------------

    def iq(self, to: str | None, inner: str, type_: str = "set", **more: float) -> Element:
        """Ask; return the answer.

        Raises:
            Refused: the answer is an error.
        """
        name = secrets.token_hex(6)
        self.send(xml.stanza("iq", inner, type=type_, to=to, id=name))
        return _accepted(
            self.wait_for(
                lambda e: xml.kind(e) == "iq" and e.get("id") == name,
                what="the answer to an iq",
                **more,
            )
        )

    def ping(self) -> None:
        """Wait until Prosody has handled all that was sent before, and all its answers are in."""
        try:
            self.iq(self.host, "<ping xmlns='urn:xmpp:ping'/>", "get")
        except Refused:
            return

    def message(self, to: str, inner: str, type_: str | None = None) -> str:
        """Send a message; return its id."""
        name = secrets.token_hex(6)
        self.send(xml.stanza("message", inner, type=type_, to=to, id=name))
        return name

    def refusal_of(self, name: str, within: float = PATIENCE) -> Refusal:
        """Wait for the error that answers a message or presence with this id."""
        answer = self.wait_for(
            lambda e: e.get("id") == name and e.get("type") == "error", within, "a refusal"
        )
        found = xml.refusal(answer)
        assert found
        return found

    # --- rooms ----------------------------------------------------------------------------

    def join(
        self,
        room: str,
        nick: str | None = None,
        *,
        password: str | None = None,
        muc: str = ROOMS,
        within: float = PATIENCE,
    ) -> Element:
        """Enter a room; return the presence in which it shows oneself.

        Args:
            room: the local part.
            nick: default: a random one, as Jitsi takes.

        Raises:
            JoinRefused: the room says no.
        """
        place = f"{room}@{muc}/{nick or secrets.token_hex(4)}"
        key = f"<password>{password}</password>" if password else ""
        self.send(xml.stanza("presence", f"<x xmlns='{xml.MUC}'>{key}</x>", to=place))
        answer = self.wait_for(lambda e: _answers_join(e, place), within, "the answer to a join")
        refused = xml.refusal(answer)
        if refused:
            raise JoinRefused(refused)
        return answer

    def leave(self, room: str, muc: str = ROOMS) -> Element:
        """Leave a room; return the presence that confirms it."""
        self.send(xml.stanza("presence", to=f"{room}@{muc}/x", type="unavailable"))
        return self.wait_for_exit(room, muc=muc)

    def wait_for_exit(self, room: str, within: float = PATIENCE, muc: str = ROOMS) -> Element:
        """Wait for the presence that tells oneself to be out: left, kicked, room destroyed."""
        return self.wait_for(
            lambda e: (
                e.get("type") == "unavailable"
                and e.get("from", "").startswith(f"{room}@{muc}/")
                and "110" in xml.statuses(e)
            ),
            within,
            "to be out",
        )

    def wait_for_presence(
        self, room: str, nick: str, type_: str | None = None, within: float = PATIENCE
    ) -> Element:
        """Wait for another occupant's presence; `type_="unavailable"`: for their going."""
        place = f"{room}@{ROOMS}/{nick}"
        return self.wait_for(
            lambda e: (
                xml.kind(e) == "presence" and e.get("from") == place and e.get("type") == type_
            ),
            within,
            "a presence",
        )

    # --- signing in -----------------------------------------------------------------------

    def _connect(self, query: dict[str, str]) -> None:
        self._alive = True
        self.stream_error = None
        self._lines += 1
        mine = self._lines
        line = LINES[self._transport](
            self.prosody.port, self.host, query, self._arrived, lambda: self._ended(mine)
        )
        self._line = line
        line.open()
        self._wait_for_features()
        mechanism, inner = "ANONYMOUS", ""
        if self._account:
            name, password = self._account
            mechanism = "PLAIN"
            inner = base64.b64encode(f"\0{name}\0{password}".encode()).decode()
        self.send(f"<auth xmlns='{xml.SASL}' mechanism='{mechanism}'>{inner}</auth>")
        answer = self.wait_for(
            lambda e: e.tag.startswith(f"{{{xml.SASL}}}"), what="the answer to signing in"
        )
        if xml.kind(answer) != "success":
            words = [child.text or xml.kind(child) for child in answer]
            self.close()
            raise LoginRefused(" ".join(words))
        line.open()
        self._wait_for_features()

    def _wait_for_features(self) -> None:
        self.wait_for(lambda e: e.tag == tag(xml.STREAMS, "features"), what="the features")

    def _bind(self) -> None:
        answer = self.iq(None, f"<bind xmlns='{xml.BIND}'/>")
        self.jid = answer.findtext(f".//{tag(xml.BIND, 'jid')}") or ""

    def _enable_smacks(self) -> None:
        self._received = 0
        self.send(f"<enable xmlns='{xml.SMACKS}' resume='true'/>")
        answer = self.wait_for(lambda e: e.tag == tag(xml.SMACKS, "enabled"), what="smacks")
        self._smacks_id = answer.get("id")
        self._counting = True

    # --- what comes in (called by the line's thread) --------------------------------------

    def _arrived(self, element: Element) -> None:
        if element.tag == tag(xml.SMACKS, "r"):
            self.send(f"<a xmlns='{xml.SMACKS}' h='{self._received}'/>")
            return
        with self._news:
            if element.tag == tag(xml.STREAMS, "error"):
                self.stream_error = xml.kind(element[0]) if len(element) else ""
            if element.tag == tag(xml.SMACKS, "enabled"):
                self._counting = True
            elif self._counting and element.tag.startswith(f"{{{xml.CLIENT}}}"):
                self._received += 1
            self._inbox.append(element)
            self._news.notify_all()

    def _ended(self, line: int) -> None:
        with self._news:
            # An old line may find out late, when a new one stands already.
            if line != self._lines:
                return
            self._alive = False
            self._news.notify_all()


def _accepted(answer: Element) -> Element:
    found = xml.refusal(answer)
    if found:
        raise Refused(found)
    return answer


def _answers_join(element: Element, place: str) -> bool:
    if xml.kind(element) != "presence":
        return False
    if element.get("type") == "error":
        # Some refuse in the name of the room, not of the seat in it.
        return element.get("from") in (place, place.partition("/")[0])
    return element.get("type") is None and "110" in xml.statuses(element)
