"""The channels that come with Tuokio, offered through the same hook as anybody else's."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

import pluggy

from tuokio.channels.channel import InvitationChannel

hookimpl = pluggy.HookimplMarker("tuokio")


def _mailto(subject: str, text: str) -> str:
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(text, safe='')}"


CALENDAR = InvitationChannel(
    "ics",
    {"fi": "Lataa kalenteriin", "sv": "Ladda ner till kalendern", "en": "Download for calendar"},
)
OWN_MAIL = InvitationChannel(
    "own_mail",
    {"fi": "Avaa sähköpostissa", "sv": "Öppna i e-posten", "en": "Open in e-mail"},
    opens=_mailto,
)
MAIL = InvitationChannel(
    "email",
    {"fi": "Lähetä sähköpostilla", "sv": "Skicka per e-post", "en": "Send by e-mail"},
)


@hookimpl
def tuokio_invitation_channels() -> Sequence[InvitationChannel]:
    """What every service has; e-mail only where a mail server is set."""
    return CALENDAR, OWN_MAIL, MAIL
