"""Ways to send an invitation, built in and by plug-ins (JOIN 10)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import parse_qs, urlsplit

import pytest

from tuokio.channels.builtin import OWN_MAIL
from tuokio.channels.channel import ChannelInvalid, InvitationChannel, by_code
from tuokio.plugins import hookimpl
from tuokio.plugins.manager import new_manager

NAME = {"fi": "Tekstiviesti", "sv": "Sms", "en": "Text message"}
SMS = InvitationChannel("sms", NAME, opens=lambda _subject, text: f"sms:?body={len(text)}")


class Telephone:
    """A plug-in."""

    @hookimpl
    def tuokio_invitation_channels(self) -> Sequence[InvitationChannel]:
        return (SMS,)


def test_a_plug_in_adds_a_channel_after_the_built_ins() -> None:
    manager = new_manager()
    manager.register(Telephone())
    found = by_code(manager.hook.tuokio_invitation_channels())
    assert list(found) == ["ics", "own_mail", "email", "sms"]
    assert found["sms"].link("x", "abc") == "sms:?body=3"


def test_a_code_that_is_taken_is_refused() -> None:
    manager = new_manager()
    manager.register(Telephone())
    manager.register(Telephone())
    with pytest.raises(ChannelInvalid):
        by_code(manager.hook.tuokio_invitation_channels())


def test_the_own_mail_program_gets_the_text_as_it_is() -> None:
    text = "Hei & tervetuloa?\nhttps://tuokio.example/j/abc#x"
    link = OWN_MAIL.link("Varattu aika", text)
    assert link is not None
    assert parse_qs(urlsplit(link).query) == {"subject": ["Varattu aika"], "body": [text]}


@pytest.mark.parametrize("address", ["javascript:alert(1)", "http://example.org", "data:x", ""])
def test_a_button_opens_nothing_else(address: str) -> None:
    channel = InvitationChannel("other", NAME, opens=lambda _subject, _text: address)
    with pytest.raises(ChannelInvalid) as refused:
        channel.link("s", "secret text")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("code", "name"), [("Sms", NAME), ("x", NAME), ("s ms", NAME), ("sms", {"fi": "Tekstiviesti"})]
)
def test_what_cannot_be_used_is_refused(code: str, name: dict[str, str]) -> None:
    with pytest.raises(ChannelInvalid):
        InvitationChannel(code, name)
