"""XMPP's XML, as far as the tests need it."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element, fromstring, tostring
from xml.sax.saxutils import escape, quoteattr

CLIENT = "jabber:client"
FRAMING = "urn:ietf:params:xml:ns:xmpp-framing"
STREAMS = "http://etherx.jabber.org/streams"
STREAM_ERRORS = "urn:ietf:params:xml:ns:xmpp-streams"
STANZA_ERRORS = "urn:ietf:params:xml:ns:xmpp-stanzas"
SASL = "urn:ietf:params:xml:ns:xmpp-sasl"
BIND = "urn:ietf:params:xml:ns:xmpp-bind"
SMACKS = "urn:xmpp:sm:3"
MUC = "http://jabber.org/protocol/muc"
MUC_USER = f"{MUC}#user"
MUC_OWNER = f"{MUC}#owner"
MUC_ADMIN = f"{MUC}#admin"
FORMS = "jabber:x:data"
GATE = "tuokio:gate:1"


@dataclass(frozen=True)
class Refusal:
    """What an error stanza says."""

    condition: str
    """XMPP's word, such as `not-allowed`."""
    reason: str | None
    """Our gate's code, such as `not_admitted`; None: somebody else refused."""
    text: str | None


def parse(text: str) -> Element:
    """One element of the test's own Prosody."""
    # Over WebSocket, 13.0 ends some streams with an error whose prefix it does not declare.
    text = text.replace("<stream:error>", f"<stream:error xmlns:stream='{STREAMS}'>", 1)
    return fromstring(text)  # noqa: S314


def written(element: Element | str) -> str:
    """An element as text, in the namespace of stanzas where it names none."""
    return element if isinstance(element, str) else tostring(element, encoding="unicode")


def stanza(name: str, inner: str = "", **attributes: str | None) -> str:
    """A stanza as text. `from_` stands for `from`; None leaves an attribute out."""
    given = {key.rstrip("_"): value for key, value in attributes.items() if value is not None}
    said = "".join(f" {key}={quoteattr(value)}" for key, value in given.items())
    return f"<{name} xmlns='{CLIENT}'{said}>{inner}</{name}>"


def tag(namespace: str, name: str) -> str:
    """The name of an element as ElementTree writes it."""
    return f"{{{namespace}}}{name}"


def kind(element: Element) -> str:
    """`presence`, `message`, `iq`, …"""
    return element.tag.rpartition("}")[2]


def refusal(element: Element) -> Refusal | None:
    """What an error stanza says; None: it is no error."""
    if element.get("type") != "error":
        return None
    error = element.find(tag(CLIENT, "error"))
    if error is None:
        return Refusal("", None, None)
    conditions = [
        child.tag.rpartition("}")[2]
        for child in error
        if child.tag.startswith(f"{{{STANZA_ERRORS}}}") and not child.tag.endswith("}text")
    ]
    refused = error.find(tag(GATE, "refused"))
    return Refusal(
        condition=conditions[0] if conditions else "",
        reason=None if refused is None else refused.get("reason"),
        text=error.findtext(tag(STANZA_ERRORS, "text")),
    )


def statuses(presence: Element) -> set[str]:
    """The status codes that a room put into a presence: 110 is oneself, 307 a kick, …"""
    return {item.get("code", "") for item in presence.iter(tag(MUC_USER, "status"))}


def item(presence: Element) -> dict[str, str]:
    """What a room says of an occupant: `affiliation`, `role`, `jid`."""
    found = presence.find(f"{tag(MUC_USER, 'x')}/{tag(MUC_USER, 'item')}")
    return {} if found is None else dict(found.attrib)


def form(*fields: tuple[str, str]) -> str:
    """A submitted form of a room's owner."""
    values = (("FORM_TYPE", f"{MUC}#roomconfig"), *fields)
    inner = "".join(
        f"<field var={quoteattr(name)}><value>{escape(value)}</value></field>"
        for name, value in values
    )
    return f"<query xmlns='{MUC_OWNER}'><x xmlns='{FORMS}' type='submit'>{inner}</x></query>"
