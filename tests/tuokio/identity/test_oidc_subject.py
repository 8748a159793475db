"""Whom a provider tells of: names to compare, and claims that give roles."""

from __future__ import annotations

from typing import Any

import pytest

from tuokio.identity.oidc import Attempt, Provider, ProviderInvalid, Subject, new_state

MAIJA = {"given_name": "Maija Kaarina", "family_name": "Mäkinen-Aho", "name": "Ei käytössä"}


def somebody(**claims: Any) -> Subject:
    return Subject("https://eid.example.org", "somebody", None, claims)


@pytest.mark.parametrize(
    "booked",
    [
        "Maija Mäkinen-Aho",
        "mäkinen aho maija",
        "KAARINA AHO",
        "Ma\u0308kinen Kaarina",  # the same letter, written in two
        "Mäkinen, Maija",
        "Maija K. Mäkinen",
    ],
)
def test_called_so(booked: str) -> None:
    assert somebody(**MAIJA).is_called(booked) is True


NOT_SO = ["Maija Virtanen", "Maij", "Makinen", "", " . ", "Maija V.", "M. A.", "Maija Mäkinen V"]


@pytest.mark.parametrize("booked", NOT_SO)
def test_not_called_so(booked: str) -> None:
    assert somebody(**MAIJA).is_called(booked) is False


@pytest.mark.parametrize("booked", ["Maija", "kaarina", "Maija Kaarina", "Maija M.", "Mäkinen-Aho"])
def test_no_whole_name_cannot_be_told(booked: str) -> None:
    """Many are called so: it is no yes, and no no."""
    assert somebody(**MAIJA).is_called(booked) is None


def test_without_a_family_name_told_nobody_can_tell() -> None:
    assert somebody(name="Maija Mäkinen").is_called("Maija Mäkinen") is None
    assert somebody(name="Maija Mäkinen").is_called("Maija Virtanen") is False


def test_names_of_the_finnish_trust_network() -> None:
    claims = {"urn:oid:2.5.4.4": "Meikäläinen", "urn:oid:1.2.246.575.1.14": "Matti"}
    assert Subject("i", "s", None, claims).is_called("Matti Meikäläinen") is True


def test_no_name_told_is_no_match() -> None:
    assert somebody(given_name=["Maija"], name=None).is_called("Maija") is False


@pytest.mark.parametrize(
    ("claims", "email"),
    [
        ({"email": "a@example.org", "email_verified": True}, "a@example.org"),
        ({"email": "a@example.org", "email_verified": False}, None),
        ({"email": "a@example.org", "email_verified": "true"}, None),
        ({"email": "a@example.org"}, None),
        ({"email": 5, "email_verified": True}, None),
    ],
)
def test_only_a_verified_address_counts(claims: dict[str, Any], email: str | None) -> None:
    assert somebody(**claims).verified_email() == email


@pytest.mark.parametrize(
    ("claims", "values"),
    [
        ({"roles": ["a", "b", 5]}, ("a", "b")),
        ({"roles": "a"}, ("a",)),
        ({"roles": {"a": True}}, ()),
        ({}, ()),
    ],
)
def test_values_of_a_claim(claims: dict[str, Any], values: tuple[str, ...]) -> None:
    assert somebody(**claims).values("roles") == values


def test_a_claim_inside_a_claim() -> None:
    subject = somebody(realm_access={"roles": ["a"]})
    assert subject.values("realm_access.roles") == ("a",)
    assert subject.values("realm_access.roles.deeper") == ()


def test_a_claim_whose_name_has_dots() -> None:
    subject = Subject("i", "s", None, {"https://example.org/roles": ["a"]})
    assert subject.values("https://example.org/roles") == ("a",)


def test_attempts_of_different_states_and_keys_share_nothing() -> None:
    state = new_state()
    made = [Attempt.derived(b"one", state), Attempt.derived(b"two", state)]
    made.append(Attempt.derived(b"one", new_state()))
    assert len({value for each in made for value in (each.nonce, each.verifier)}) == 6
    assert all(len(each.verifier) == 43 for each in made)


@pytest.mark.parametrize(
    "issuer",
    [
        "http://eid.example.org",
        "https://eid.example.org/?realm=a",
        "https://user@eid.example.org",
        "https://eid.example.org/#a",
        "eid.example.org",
    ],
)
def test_an_issuer_that_cannot_be_used(issuer: str) -> None:
    with pytest.raises(ProviderInvalid, match="https address"):
        Provider(issuer, "us", "https://tuokio.example.org/eid/back", secret="made up")


def test_a_slash_at_the_end_belongs_to_the_issuer() -> None:
    provider = Provider("https://eid.example.org/", "us", "https://t.example.org", secret="s")
    assert provider.issuer == "https://eid.example.org/"


def test_a_provider_needs_to_know_us() -> None:
    with pytest.raises(ProviderInvalid, match="private key, or a secret"):
        Provider("https://eid.example.org", "us", "https://t.example.org")


def test_encryption_needs_a_key_to_open_with() -> None:
    with pytest.raises(ProviderInvalid, match="encrypted"):
        Provider("https://e.example.org", "us", "https://t", secret="s", must_encrypt=True)
