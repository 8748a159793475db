"""A stand-in for jicofo: signs in with focus's account and makes rooms as jicofo does."""

from __future__ import annotations

from tests.prosody import xml
from tests.prosody.config import DOMAIN
from tests.prosody.prosody import Prosody
from tests.prosody.xmpp import ROOMS, Client


class FakeFocus(Client):
    """The only one who may create rooms. Its JID is `focus@auth.<domain>/…`."""

    def __init__(self, prosody: Prosody) -> None:
        super().__init__(
            prosody,
            host=f"auth.{DOMAIN}",
            account=("focus", prosody.options.focus_password),
        )

    def create(self, room: str, muc: str = ROOMS) -> None:
        """Enter a room, which makes it, and set it up as jicofo does: JIDs are shown to all.

        Raises:
            JoinRefused: the room may not be.
        """
        self.join(room, "focus", muc=muc)
        self.configure(room, ("muc#roomconfig_whois", "anyone"), muc=muc)

    def configure(self, room: str, *fields: tuple[str, str], muc: str = ROOMS) -> None:
        """Send the room's form with these fields.

        Raises:
            Refused: not with these.
        """
        self.iq(f"{room}@{muc}", xml.form(*fields))
