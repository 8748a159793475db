"""Reading: only our own tokens, in one spelling, in their time."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuokio.jitsi import SigningKey, TimeInvalid, TokenConfig, TokenInvalid, TokenIssuer
from tuokio.jitsi.reader import TokenReader, check_form

from .conftest import SECRET

NOW = datetime(2026, 5, 4, 8, 0, tzinfo=UTC)
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def mint(config: TokenConfig) -> str:
    return TokenIssuer(config).mint(
        room="tuokio-room", participant="aaaa", name="Maija", moderator=True, now=NOW
    )


def payload() -> dict[str, Any]:
    second = int(NOW.timestamp())
    user = {"id": "aaaa", "name": "Maija", "moderator": True, "affiliation": "owner"}
    return {
        "iss": "tuokio",
        "aud": "tuokio",
        "sub": "meet.example.org",
        "room": "tuokio-room",
        "iat": second,
        "nbf": second,
        "exp": second + 600,
        "jti": "one",
        "context": {"user": user},
    }


def forge(claims: Any, headers: dict[str, Any] | None = None, secret: str = SECRET) -> str:
    return jwt.encode(claims, secret, algorithm="HS256", headers=headers)


def segment(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def refusal(config: TokenConfig, token: str, **options: Any) -> str:
    with pytest.raises(TokenInvalid) as caught:
        TokenReader(config).verify(token, **({"now": NOW} | options))
    assert caught.value.__cause__ is None
    assert str(caught.value) == f"the meeting token is not valid: {caught.value.reason}"
    return caught.value.reason


def test_what_a_token_says(config: TokenConfig) -> None:
    claims = TokenReader(config).verify(mint(config), room="tuokio-room", now=NOW)
    assert (claims.room, claims.participant, claims.name) == ("tuokio-room", "aaaa", "Maija")
    assert claims.moderator is True
    assert claims.issued_at == NOW
    assert claims.expires_at == NOW + timedelta(minutes=10)
    assert len(claims.token_id) == 32
    assert "Maija" not in repr(claims)
    assert claims.token_id not in repr(claims)


def test_the_clock_is_used_without_a_given_moment(hs256: TokenConfig) -> None:
    token = TokenIssuer(hs256).mint(room="r", participant="p", name="", moderator=False)
    assert TokenReader(hs256).verify(token).room == "r"


def test_a_moment_without_a_time_zone_is_refused(hs256: TokenConfig) -> None:
    with pytest.raises(TimeInvalid):
        TokenReader(hs256).verify(mint(hs256), now=datetime(2026, 5, 4, 8, 0))  # noqa: DTZ001


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_character_is_noticed(hs256: TokenConfig, data: st.DataObject) -> None:
    token = mint(hs256)
    place = data.draw(st.integers(0, len(token) - 1))
    other = data.draw(st.sampled_from(ALPHABET + ".=+/ %\n*").filter(lambda c: c != token[place]))
    refusal(hs256, token[:place] + other + token[place + 1 :])


def test_the_spare_bits_of_the_last_character_are_noticed(config: TokenConfig) -> None:
    token = mint(config)
    others = [letter for letter in ALPHABET if letter != token[-1]]
    assert {refusal(config, token[:-1] + letter) for letter in others} == {"form", "signature"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(noise=st.text(max_size=300))
def test_noise_is_refused(hs256: TokenConfig, noise: str) -> None:
    assert refusal(hs256, noise) == "form"


@pytest.mark.parametrize("change", ["{} ", " {}", "{}\n", "{}=", "{}.x", "{}.", "{}!"])
def test_only_one_spelling(hs256: TokenConfig, change: str) -> None:
    assert refusal(hs256, change.format(mint(hs256))) == "form"


def test_a_huge_token_is_not_even_parsed(hs256: TokenConfig) -> None:
    assert refusal(hs256, "a" * 5000 + "." + "b" * 5000 + ".cccc") == "form"


def test_deeply_nested_json_is_refused(hs256: TokenConfig) -> None:
    nested = base64.urlsafe_b64encode(b"[" * 5000).rstrip(b"=").decode()
    assert refusal(hs256, f"{nested}.e30.AAAA") == "form"


def test_the_room_is_looked_at(config: TokenConfig) -> None:
    assert refusal(config, mint(config), room="tuokio-other") == "room"


@pytest.mark.parametrize(
    ("seconds", "reason"), [(-11, "early"), (-10, None), (0, None), (599, None), (600, "expired")]
)
def test_its_time(hs256: TokenConfig, seconds: int, reason: str | None) -> None:
    moment = NOW + timedelta(seconds=seconds)
    if reason is None:
        assert TokenReader(hs256).verify(mint(hs256), now=moment).issued_at == NOW
    else:
        assert refusal(hs256, mint(hs256), now=moment) == reason


def test_another_secret_another_signature(hs256: TokenConfig) -> None:
    assert refusal(hs256, forge(payload(), secret=SECRET[::-1])) == "signature"


def test_no_algorithm_is_no_signature(hs256: TokenConfig) -> None:
    header = {"typ": "JWT", "alg": "none"}
    assert refusal(hs256, f"{segment(header)}.{segment(payload())}.AAAA") == "algorithm"
    assert refusal(hs256, f"{segment(header)}.{segment(payload())}.") == "form"


def test_another_algorithm_is_refused(hs256: TokenConfig) -> None:
    token = jwt.encode(payload(), SECRET * 2, algorithm="HS512")
    assert refusal(hs256, token) == "algorithm"


def test_a_public_key_is_no_shared_secret(
    rs256: TokenConfig, signing_keys: tuple[SigningKey, SigningKey]
) -> None:
    header = {"typ": "JWT", "kid": signing_keys[0].kid}
    assert refusal(rs256, forge(payload(), header)) == "algorithm"


def test_the_previous_key_is_still_accepted(
    rs256: TokenConfig, signing_keys: tuple[SigningKey, SigningKey]
) -> None:
    before = TokenConfig(
        app_id="tuokio", xmpp_domain="meet.example.org", signing_keys=(signing_keys[1],)
    )
    assert TokenReader(rs256).verify(mint(before), now=NOW).room == "tuokio-room"


def test_a_key_that_was_taken_away_is_refused(
    rs256: TokenConfig, signing_keys: tuple[SigningKey, SigningKey]
) -> None:
    after = TokenConfig(
        app_id="tuokio", xmpp_domain="meet.example.org", signing_keys=(signing_keys[1],)
    )
    assert refusal(after, mint(rs256)) == "key"


def test_the_name_of_one_key_does_not_pass_for_another(
    rs256: TokenConfig, signing_keys: tuple[SigningKey, SigningKey]
) -> None:
    token = jwt.encode(
        payload(),
        signing_keys[1].private_key,
        algorithm="RS256",
        headers={"kid": signing_keys[0].kid},
    )
    assert refusal(rs256, token) == "signature"


@pytest.mark.parametrize("headers", [{"typ": "at+jwt"}, {"typ": None}])
def test_another_type_of_token_is_refused(hs256: TokenConfig, headers: dict[str, Any]) -> None:
    assert refusal(hs256, forge(payload(), headers)) == "form"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"iss": "other"}, "issuer"),
        ({"iss": "*"}, "issuer"),
        ({"aud": "other"}, "audience"),
        ({"aud": "*"}, "audience"),
        ({"aud": ["tuokio", "other"]}, "audience"),
        ({"aud": ["tuokio"]}, "audience"),
        ({"sub": "other.example.org"}, "domain"),
        ({"sub": "*"}, "domain"),
        ({"room": "*"}, "room"),
        ({"room": "Tuokio-Room"}, "room"),
        ({"room": 7}, "room"),
        ({"jti": ""}, "claims"),
        ({"jti": 7}, "claims"),
        ({"context": []}, "claims"),
        ({"context": {}}, "claims"),
        ({"context": {"user": []}}, "claims"),
        ({"context": {"user": {"id": "a", "name": "b"}}}, "claims"),
        ({"context": {"user": {"id": "a", "name": "b", "moderator": "true"}}}, "claims"),
        ({"context": {"user": {"id": 1, "name": "b", "moderator": True}}}, "claims"),
        ({"context": {"user": {"id": "*", "name": "b", "moderator": True}}}, "claims"),
        ({"context": {"user": {"id": "a", "name": "\u202e", "moderator": True}}}, "claims"),
        ({"exp": 2**80}, "claims"),
        ({"exp": "1777881700"}, "claims"),
        ({"exp": 1777881700.5}, "claims"),
        ({"exp": True}, "claims"),
        ({"exp": payload()["iat"]}, "claims"),
        ({"exp": payload()["iat"] + 601}, "claims"),
        ({"nbf": payload()["iat"] + 1}, "claims"),
        ({"iat": -(2**70), "nbf": -(2**70), "exp": -(2**70) + 1}, "claims"),
        ({"iat": 2**70, "nbf": 2**70, "exp": 2**70 + 1}, "claims"),
    ],
)
def test_a_well_signed_token_with_other_claims_is_refused(
    hs256: TokenConfig, change: dict[str, Any], reason: str
) -> None:
    assert refusal(hs256, forge(payload() | change)) == reason


@pytest.mark.parametrize("missing", sorted(payload()))
def test_no_claim_may_be_missing(hs256: TokenConfig, missing: str) -> None:
    claims = payload()
    del claims[missing]
    assert refusal(hs256, forge(claims)) in {"claims", "issuer", "audience"}


def test_the_payload_above_is_accepted_as_it_is(hs256: TokenConfig) -> None:
    assert TokenReader(hs256).verify(forge(payload()), now=NOW).token_id == "one"


def test_a_payload_that_is_no_object_is_refused(hs256: TokenConfig) -> None:
    head = segment({"typ": "JWT", "alg": "HS256"})
    body = segment([1])
    signed = jwt.api_jws.encode(b"[1]", SECRET, algorithm="HS256")
    assert refusal(hs256, signed) == "form"
    assert refusal(hs256, f"{head}.{body}.AAAA") == "signature"


@pytest.mark.parametrize("size", [32, 256])
def test_the_form_alone_leaves_a_signature_one_spelling(size: int) -> None:
    """Not every PyJWT that we may run with checks this itself."""
    signature = base64.urlsafe_b64encode(bytes(size)).rstrip(b"=").decode()
    check_form(f"e30.e30.{signature}")
    for letter in ALPHABET[1:4]:
        with pytest.raises(TokenInvalid, match="form"):
            check_form(f"e30.e30.{signature[:-1]}{letter}")


def test_a_parser_that_gives_up_is_a_refusal(
    hs256: TokenConfig, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Deeply nested JSON: older PyJWT lets the error of Python's parser through."""

    def give_up(token: str) -> dict[str, Any]:
        raise RecursionError

    monkeypatch.setattr(jwt, "get_unverified_header", give_up)
    assert refusal(hs256, mint(hs256)) == "form"
