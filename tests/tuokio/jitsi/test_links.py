"""Addresses: one form, and the token in the fragment only."""

from __future__ import annotations

import json
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.jitsi import (
    JitsiUrlInvalid,
    RoomInvalid,
    TokenConfig,
    TokenInvalid,
    TokenIssuer,
    check_base,
    external_api_url,
    meeting_domain,
    meeting_url,
    origin,
)

from .conftest import SECRET


@pytest.mark.parametrize(
    ("base", "shortest", "host_and_port", "domain"),
    [
        ("https://meet.example.org", "https://meet.example.org", None, "meet.example.org"),
        ("https://meet.example.org/", "https://meet.example.org", None, "meet.example.org"),
        ("HTTPS://Meet.Example.ORG:443", "https://meet.example.org", None, "meet.example.org"),
        (
            "https://example.org:8443/video/",
            "https://example.org:8443/video",
            "https://example.org:8443",
            "example.org:8443/video",
        ),
        ("http://localhost:8000", "http://localhost:8000", None, "localhost:8000"),
        ("http://127.0.0.1:80", "http://127.0.0.1", None, "127.0.0.1"),
        ("http://[::1]:8000/", "http://[::1]:8000", None, "[::1]:8000"),
        ("http://jitsi.localhost", "http://jitsi.localhost", None, "jitsi.localhost"),
        ("https://192.0.2.7", "https://192.0.2.7", None, "192.0.2.7"),
    ],
)
def test_a_base_has_one_form(
    base: str, shortest: str, host_and_port: str | None, domain: str
) -> None:
    assert check_base(base) == shortest
    assert check_base(shortest) == shortest
    assert origin(base) == (host_and_port or shortest)
    assert meeting_domain(base) == domain
    assert external_api_url(base) == shortest + "/external_api.js"


@pytest.mark.parametrize(
    "base",
    [
        "",
        "meet.example.org",
        "//meet.example.org",
        "ftp://meet.example.org",
        "javascript:alert(1)",
        "http://meet.example.org",
        "http://192.0.2.7",
        "http://localhost.example.org",
        "https://",
        "https:///path",
        "https://user@meet.example.org",
        "https://user:word@meet.example.org",
        "https://@meet.example.org",
        "https://meet.example.org?",
        "https://meet.example.org?x=1",
        "https://meet.example.org#",
        "https://meet.example.org/#x",
        "https://meet.example.org:0",
        "https://meet.example.org:65536",
        "https://meet.example.org:x",
        "https://meet.example.org//double",
        "https://meet.example.org/../up",
        "https://meet.example.org/a/./b",
        "https://meet.example.org/a%2fb",
        "https://meet.example.org/a;b",
        "https://meet.example.org\\@evil.example",
        "https://meet..example.org",
        "https://-meet.example.org",
        "https://meet_example.org",
        "https://[::1",
        "https://[zz]",
        "https://mäet.example.org",
        "https://meet.example.org\n",
        " https://meet.example.org",
        "https://meet.example.org; script-src *",
        "https://*.example.org",
        "https://example.org/" + "a" * 600,
    ],
)
def test_a_base_that_is_refused(base: str) -> None:
    with pytest.raises(JitsiUrlInvalid):
        check_base(base)


@given(st.text(max_size=60))
def test_noise_is_refused_in_one_way(base: str) -> None:
    try:
        shortest = check_base(base)
    except JitsiUrlInvalid:
        return
    assert shortest.startswith(("https://", "http://"))


def test_the_token_stands_in_the_fragment_only() -> None:
    config = TokenConfig(app_id="tuokio", xmpp_domain="meet.example.org", secret=SECRET)
    token = TokenIssuer(config).mint(room="r", participant="p", name="Ä", moderator=False)
    parts = urlsplit(meeting_url("https://example.org/video", "tuokio-room", token))
    assert (parts.netloc, parts.path, parts.query) == ("example.org", "/video/tuokio-room", "")
    key, value = parts.fragment.split("=", 1)
    assert key == "jwt"
    # Jitsi decodes the percent signs, then reads the value as JSON.
    assert json.loads(unquote(value)) == token


@pytest.mark.parametrize("room", ["*", "a/b", "Room", "a?b", "", "a#b", ".."])
def test_a_room_that_would_change_the_address_is_refused(room: str) -> None:
    with pytest.raises(RoomInvalid):
        meeting_url("https://example.org", room, "a.b.c")


@pytest.mark.parametrize("token", ["", "a.b", "a.b.c.d", "a.b.c&config.x=1", "a.b.c\n", 'a.b."'])
def test_a_token_that_would_change_the_address_is_refused(token: str) -> None:
    with pytest.raises(TokenInvalid):
        meeting_url("https://example.org", "room", token)
