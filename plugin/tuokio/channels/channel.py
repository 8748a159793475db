"""One way to send an invitation, as plug-ins describe it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

LANGUAGES = ("fi", "sv", "en")
SCHEMES = ("https://", "mailto:", "sms:", "tel:")
"""What a button on the desk may open."""


class ChannelInvalid(ValueError):
    """A channel that cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class InvitationChannel:
    """One way.

    `name` has a text for each of `LANGUAGES`. `opens` makes, of a subject and the invitation's
    text, the address of another program on the worker's own device, such as `mailto:`; it must
    keep nothing and send nothing anywhere by itself.

    Raises:
        ChannelInvalid: the code or a name cannot be used.
    """

    code: str
    name: Mapping[str, str]
    opens: Callable[[str, str], str] | None = None

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z][a-z_]{1,29}", self.code):
            raise ChannelInvalid(f"{self.code!r} is not a code for a channel")
        if not all(self.name.get(language) for language in LANGUAGES):
            raise ChannelInvalid(f"{self.code}: a name in each of {', '.join(LANGUAGES)}")

    def link(self, subject: str, text: str) -> str | None:
        """What its button opens; None for a channel without one.

        Raises:
            ChannelInvalid: it is an address of no kind that a button may open. It is not quoted: it
                holds an invitation.
        """
        if self.opens is None:
            return None
        made = self.opens(subject, text)
        if not made.startswith(SCHEMES):
            raise ChannelInvalid(f"{self.code}: a button may open {', '.join(SCHEMES)}")
        return made


def by_code(found: Iterable[Iterable[InvitationChannel]]) -> dict[str, InvitationChannel]:
    """The channels that plug-ins offer, by code; the built-ins first.

    Raises:
        ChannelInvalid: two have the same code.
    """
    channels: dict[str, InvitationChannel] = {}
    for channel in (each for offered in reversed(list(found)) for each in offered):
        if channel.code in channels:
            raise ChannelInvalid(f"{channel.code}: two plug-ins offer it")
        channels[channel.code] = channel
    return channels
