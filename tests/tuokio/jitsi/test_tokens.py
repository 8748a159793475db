"""Minting: the claims are the contract with Prosody, and nothing else gets in."""

from __future__ import annotations

import base64
import json
from dataclasses import FrozenInstanceError
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuokio.ids import new_ref, new_room_name
from tuokio.jitsi import (
    MAX_LIFETIME,
    LifetimeInvalid,
    NameInvalid,
    ParticipantInvalid,
    RoleInvalid,
    RoomInvalid,
    SecretTooWeak,
    SigningKey,
    TimeInvalid,
    TokenConfig,
    TokenConfigInvalid,
    TokenError,
    TokenIssuer,
    TokenReader,
)
from tuokio.jitsi.features import KNOWN_FEATURES

from .conftest import SECRET

NOW = datetime(2026, 5, 4, 8, 0, 0, 999_999, tzinfo=UTC)
SECOND = 1_777_881_600

names = st.text(
    st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Cn"]), max_size=128
)
refs = st.from_regex(r"\A[a-z2-7]{25}[aeimquy4]\Z")
rooms = st.from_regex(r"\Atuokio-[a-z2-7]{32}\Z")
lifetimes = st.integers(1, 600)


def part(token: str, index: int) -> Any:
    text = token.split(".")[index]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def mint(config: TokenConfig, **changes: Any) -> str:
    arguments: dict[str, Any] = {
        "room": "tuokio-room",
        "participant": "aaaa",
        "name": "Maija",
        "moderator": False,
        "now": NOW,
    }
    return TokenIssuer(config).mint(**(arguments | changes))


def test_the_claims_of_a_client(config: TokenConfig) -> None:
    claims = part(mint(config), 1)
    jti = claims.pop("jti")
    features = claims["context"].pop("features")
    assert claims == {
        "iss": "tuokio",
        "aud": "tuokio",
        "sub": "meet.example.org",
        "room": "tuokio-room",
        "iat": SECOND,
        "nbf": SECOND - 10,
        "exp": SECOND + 600,
        "context": {
            "user": {"id": "aaaa", "name": "Maija", "moderator": False, "affiliation": "member"}
        },
    }
    assert len(jti) == 32
    assert {name for name, allowed in features.items() if allowed} == {
        "screen-sharing",
        "send-groupchat",
    }
    assert set(features) == KNOWN_FEATURES
    assert all(type(allowed) is bool for allowed in features.values())


def test_a_moderator_is_owner(config: TokenConfig) -> None:
    user = part(mint(config, moderator=True), 1)["context"]["user"]
    assert (user["moderator"], user["affiliation"]) == (True, "owner")


def test_the_header_for_a_shared_secret(hs256: TokenConfig) -> None:
    assert part(mint(hs256), 0) == {"typ": "JWT", "alg": "HS256"}


def test_the_header_names_the_first_key(
    rs256: TokenConfig, signing_keys: tuple[SigningKey, SigningKey]
) -> None:
    assert part(mint(rs256), 0) == {"typ": "JWT", "alg": "RS256", "kid": signing_keys[0].kid}


def test_no_two_tokens_share_an_id(hs256: TokenConfig) -> None:
    assert len({part(mint(hs256), 1)["jti"] for _ in range(200)}) == 200


def test_the_clock_is_used_without_a_given_moment(hs256: TokenConfig) -> None:
    before = int(datetime.now(UTC).timestamp())
    issued = part(mint(hs256, now=None), 1)["iat"]
    assert before <= issued <= datetime.now(UTC).timestamp()


def test_the_time_zone_of_the_moment_does_not_matter(hs256: TokenConfig) -> None:
    helsinki = NOW.astimezone(timezone(timedelta(hours=3)))
    assert part(mint(hs256, now=helsinki), 1)["iat"] == SECOND


@pytest.mark.parametrize("lifetime", [1, 600, timedelta(seconds=1), MAX_LIFETIME])
def test_lifetimes_up_to_the_maximum(hs256: TokenConfig, lifetime: timedelta | int) -> None:
    claims = part(mint(hs256, lifetime=lifetime), 1)
    seconds = lifetime if isinstance(lifetime, int) else lifetime.total_seconds()
    assert claims["exp"] - claims["iat"] == seconds


def test_part_of_a_second_is_rounded_up(hs256: TokenConfig) -> None:
    claims = part(mint(hs256, lifetime=timedelta(milliseconds=1500)), 1)
    assert claims["exp"] - claims["iat"] == 2


@pytest.mark.parametrize(
    "lifetime",
    [
        0,
        -1,
        601,
        10**400,
        -(10**400),
        True,
        30.0,
        "600",
        None,
        timedelta(0),
        timedelta(seconds=-1),
        MAX_LIFETIME + timedelta(microseconds=1),
        timedelta.max,
    ],
)
def test_other_lifetimes_are_refused(hs256: TokenConfig, lifetime: Any) -> None:
    with pytest.raises(LifetimeInvalid):
        mint(hs256, lifetime=lifetime)


@pytest.mark.parametrize(
    "room",
    [
        "",
        "*",
        "tuokio-*",
        "Tuokio-room",
        "TUOKIO",
        "room ",
        " room",
        "room\n",
        "a/b",
        "[tenant]room",
        "room@conference.example.org",
        "room?x=1",
        "room#x",
        "room%2a",
        ".*",
        "-room",
        "room-",
        "__jicofo-health-check-1",
        "äiti",
        "a" * 129,
        None,
        7,
        ["room"],
    ],
)
def test_what_names_no_single_room_is_refused(hs256: TokenConfig, room: Any) -> None:
    with pytest.raises(RoomInvalid):
        mint(hs256, room=room)


@given(st.text(max_size=40))
def test_never_a_wildcard_whatever_is_asked_for(room: str) -> None:
    config = TokenConfig(app_id="tuokio", xmpp_domain="meet.example.org", secret=SECRET)
    try:
        claims = part(mint(config, room=room), 1)
    except RoomInvalid:
        return
    assert claims["room"] == room == room.lower()
    assert not set(room) & set("*?[]()|\\^$+{}/ \n")


@pytest.mark.parametrize(
    "participant", ["", "*", "a b", "a@b", "a/b", "-a", "a-", "a\n", "ä", "a" * 65, None, 7]
)
def test_what_is_no_reference_is_refused(hs256: TokenConfig, participant: Any) -> None:
    with pytest.raises(ParticipantInvalid):
        mint(hs256, participant=participant)


@pytest.mark.parametrize("name", ["", "Maija", "Ääkkönen", "علی‌رضا", "👩‍⚕️", "M" * 128])
def test_names_that_can_be_shown(hs256: TokenConfig, name: str) -> None:
    assert part(mint(hs256, name=name), 1)["context"]["user"]["name"] == name


@pytest.mark.parametrize(
    "name",
    [
        "M" * 129,
        "a\x00b",
        "a\nb",
        "a\u202eb",
        "a\u2066b",
        "\ufeffa",
        "a\u2028b",
        "\ud800",
        "\uffff",
        None,
        7,
        b"Maija",
    ],
)
def test_names_that_cannot_be_shown_are_refused(hs256: TokenConfig, name: Any) -> None:
    with pytest.raises(NameInvalid):
        mint(hs256, name=name)


@pytest.mark.parametrize("moderator", ["true", "false", 1, 0, None])
def test_only_true_and_false_decide_who_is_moderator(hs256: TokenConfig, moderator: Any) -> None:
    with pytest.raises(RoleInvalid):
        mint(hs256, moderator=moderator)


def test_a_moment_without_a_time_zone_is_refused(hs256: TokenConfig) -> None:
    with pytest.raises(TimeInvalid):
        mint(hs256, now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize("extra", ["exp", "iat", "nbf", "jti", "features", "email", "context"])
def test_callers_cannot_add_claims(hs256: TokenConfig, extra: str) -> None:
    with pytest.raises(TypeError):
        mint(hs256, **{extra: 1})


def test_every_refusal_is_of_one_family(hs256: TokenConfig) -> None:
    for changes in ({"room": "*"}, {"participant": ""}, {"name": "\x00"}, {"lifetime": 0}):
        with pytest.raises(TokenError):
            mint(hs256, **changes)


def test_no_refusal_repeats_the_name(hs256: TokenConfig) -> None:
    with pytest.raises(NameInvalid) as caught:
        mint(hs256, name="Maija Meikäläinen\x00")
    assert "Maija" not in str(caught.value)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(room=rooms, participant=refs, name=names, moderator=st.booleans(), lifetime=lifetimes)
def test_whatever_is_minted_can_be_read(
    hs256: TokenConfig, room: str, participant: str, name: str, moderator: bool, lifetime: int
) -> None:
    token = TokenIssuer(hs256).mint(
        room=room,
        participant=participant,
        name=name,
        moderator=moderator,
        lifetime=lifetime,
        now=NOW,
    )
    read = TokenReader(hs256).verify(token, room=room, now=NOW)
    assert (read.room, read.participant, read.name) == (room, participant, name)
    assert read.moderator is moderator
    assert read.issued_at == NOW.replace(microsecond=0)
    assert read.expires_at - read.issued_at == timedelta(seconds=lifetime)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names.filter(lambda name: len(name) > 3))
def test_nothing_about_the_person_outside_the_user(hs256: TokenConfig, name: str) -> None:
    ref = new_ref()
    token = mint(hs256, participant=ref, name=name, room=new_room_name())
    claims = part(token, 1)
    user = claims["context"].pop("user")
    assert set(user) == {"id", "name", "moderator", "affiliation"}
    assert set(claims) == {"iss", "aud", "sub", "room", "iat", "nbf", "exp", "jti", "context"}
    assert set(claims["context"]) == {"features"}
    assert ref not in json.dumps(claims)
    assert set(part(token, 0)) == {"typ", "alg"}


@pytest.mark.parametrize(
    "secret",
    [
        "",
        "short",
        "x" * 31,
        "x" * 32,
        "x" * 200,
        "ab" * 20,
        "0123456789abcdef0123456789abcdef",
        "my_jitsi_app_secret",
        "my_jitsi_app_secret_my_jitsi_app_secret",
        "my_jitsi_app_secret_1234567890123",
        "example_app_secret_example_app_secret!",
        "a-string-secret-at-least-256-bits-long",
        "A-STRING-SECRET-AT-LEAST-256-BITS-LONG",
        "changeme-changeme-changeme-changeme",
        "your-256-bit-secret-your-256-bit-secret",
        "abcdefghijklmnopqrstuvwxyz0123456789",
        b"\x00" * 32,
    ],
)
def test_weak_secrets_are_refused(secret: str | bytes) -> None:
    with pytest.raises(SecretTooWeak) as caught:
        TokenConfig(app_id="tuokio", xmpp_domain="meet.example.org", secret=secret)
    assert not secret or str(secret) not in str(caught.value)


@given(st.binary(min_size=32, max_size=64).filter(lambda raw: len(set(raw)) > 24))
def test_varied_secrets_are_accepted(raw: bytes) -> None:
    assert TokenConfig(app_id="t", xmpp_domain="localhost", secret=raw).algorithm == "HS256"


def test_the_length_of_a_secret_is_counted_in_bytes() -> None:
    # 28 characters, two bytes each
    secret = "äöåÄÖÅñéèêëïîíìôóòõøœúùûüÿýþ"
    config = TokenConfig(app_id="t", xmpp_domain="localhost", secret=secret)
    assert config.algorithm == "HS256"


def test_a_key_file_is_not_a_secret() -> None:
    pem = "-----BEGIN PUBLIC KEY-----\n" + SECRET * 3
    with pytest.raises(TokenConfigInvalid, match="private key file"):
        TokenConfig(app_id="t", xmpp_domain="localhost", secret=pem)


def test_both_ways_of_signing_are_refused(signing_keys: tuple[SigningKey, ...]) -> None:
    with pytest.raises(TokenConfigInvalid):
        TokenConfig(app_id="t", xmpp_domain="x.org", secret=SECRET, signing_keys=signing_keys)


def test_no_way_of_signing_is_refused() -> None:
    with pytest.raises(TokenConfigInvalid):
        TokenConfig(app_id="t", xmpp_domain="x.org")


@pytest.mark.parametrize("app_id", ["", "*", "a b", "a\n", "ä", "a" * 129])
def test_an_app_id_that_could_mean_more_is_refused(app_id: str) -> None:
    with pytest.raises(TokenConfigInvalid):
        TokenConfig(app_id=app_id, xmpp_domain="meet.example.org", secret=SECRET)


@pytest.mark.parametrize(
    "domain",
    ["", "*", "*.example.org", "Meet.example.org", "a..b", "-a", "a\n", "https://a", "a/b"],
)
def test_a_domain_that_could_mean_more_is_refused(domain: str) -> None:
    with pytest.raises(TokenConfigInvalid):
        TokenConfig(app_id="tuokio", xmpp_domain=domain, secret=SECRET)


@pytest.mark.parametrize("domain", ["meet.jitsi", "localhost", "meet.example.org", "192.0.2.1"])
def test_domains_that_jitsi_uses(domain: str) -> None:
    config = TokenConfig(app_id="tuokio", xmpp_domain=domain, secret=SECRET)
    assert part(mint(config), 1)["sub"] == domain


def test_the_configuration_hides_its_secret_and_stays_as_it_is(hs256: TokenConfig) -> None:
    assert SECRET not in repr(hs256)
    with pytest.raises(FrozenInstanceError):
        hs256.secret = "other"  # type: ignore[misc]
