"""The relying party against a FAKE provider: the right way, and all that must be refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from tests.fakes.fake_oidc import FakeOidc, Mood, fake_oidc
from tests.support.oidc.setting_up import EID_CLIENT, LOA2, LOA3, key_file, public_keys
from tuokio.identity.oidc import (
    Answer,
    Attempt,
    OidcError,
    OidcFault,
    Provider,
    RelyingParty,
    Subject,
    discovery,
    load_keys,
    new_state,
    relying_party,
    transport,
)

NOW = datetime(2030, 5, 14, 9, 0, tzinfo=UTC)
BACK = "https://tuokio.example.org/eid/back"
KEY = b"a key of thirty-two bytes for it"


@pytest.fixture
def fake() -> Iterator[FakeOidc]:
    with fake_oidc(EID_CLIENT, keys=public_keys(), clock=lambda: NOW) as running:
        yield running


@pytest.fixture
def party(fake: FakeOidc, tmp_path: Path) -> RelyingParty:
    return RelyingParty(
        Provider(
            fake.url,
            EID_CLIENT,
            BACK,
            keys=load_keys(key_file(tmp_path)),
            levels={LOA2: "substantial", LOA3: "high"},
            must_encrypt=True,
            fresh=True,
            tells_when=True,
        )
    )


def go(party: RelyingParty, attempt: Attempt) -> str:
    return party.address(attempt, scopes=("openid",), language="fi", now=NOW)


def ask(party: RelyingParty) -> str:
    return go(party, Attempt.derived(KEY, new_state()))


def in_vain(party: RelyingParty) -> None:
    with pytest.raises(OidcError):
        ask(party)


def there_and_back(party: RelyingParty, fake: FakeOidc, mood: Mood = Mood.WELL) -> Subject:
    """The person goes there well; it comes over the provider meanwhile."""
    attempt = Attempt.derived(KEY, new_state())
    back = fake.recognise(go(party, attempt))
    fake.mood = mood
    return party.finish(Answer.parse(back), attempt, begun_at=NOW, now=NOW)


def fault_of(party: RelyingParty, fake: FakeOidc, mood: Mood) -> OidcFault:
    with pytest.raises(OidcError) as refused:
        there_and_back(party, fake, mood)
    return refused.value.code


def test_there_and_back(party: RelyingParty, fake: FakeOidc) -> None:
    subject = there_and_back(party, fake)
    assert (subject.issuer, subject.id, subject.level) == (fake.url, "somebody", "substantial")


def test_what_is_asked_for(party: RelyingParty, fake: FakeOidc) -> None:
    attempt = Attempt.derived(KEY, new_state())
    address = go(party, attempt)
    outside = dict(parse_qsl(urlsplit(address).query))
    assert set(outside) == {"lang", "response_type", "client_id", "scope", "request"}
    asked = fake.parameters(address)
    assert asked["acr_values"] == f"{LOA2} {LOA3}"
    assert asked["prompt"] == "login"
    assert asked["max_age"] == "0"
    assert asked["redirect_uri"] == BACK
    assert asked["ui_locales"] == "fi"
    assert attempt.verifier not in str(asked)


def test_only_the_levels_that_are_enough_are_asked_for(party: RelyingParty, fake: FakeOidc) -> None:
    attempt = Attempt.derived(KEY, new_state())
    address = party.address(attempt, scopes=("openid",), language="sv", now=NOW, levels=[LOA3])
    assert fake.parameters(address)["acr_values"] == LOA3


@pytest.mark.parametrize(
    ("mood", "code"),
    [
        (Mood.WRONG_NONCE, OidcFault.WRONG_NONCE),
        (Mood.NO_NONCE, OidcFault.WRONG_NONCE),
        (Mood.WRONG_AUDIENCE, OidcFault.WRONG_AUDIENCE),
        (Mood.MORE_AUDIENCES, OidcFault.WRONG_AUDIENCE),
        (Mood.WRONG_ISSUER, OidcFault.WRONG_ISSUER),
        (Mood.EXPIRED, OidcFault.EXPIRED),
        (Mood.FROM_BEFORE, OidcFault.EXPIRED),
        (Mood.FROM_TOMORROW, OidcFault.FAULTY),
        (Mood.LONG_SIGNED_IN, OidcFault.EXPIRED),
        (Mood.NEVER_SAYS_WHEN, OidcFault.FAULTY),
        (Mood.UNSIGNED, OidcFault.UNSIGNED),
        (Mood.CUT_SIGNATURE, OidcFault.UNSIGNED),
        (Mood.BY_PUBLIC_KEY, OidcFault.BAD_SIGNATURE),
        (Mood.OTHER_KEY, OidcFault.BAD_SIGNATURE),
        (Mood.CHANGED, OidcFault.BAD_SIGNATURE),
        (Mood.CRITICAL, OidcFault.BAD_SIGNATURE),
        (Mood.WRONG_LEVEL, OidcFault.WRONG_LEVEL),
        (Mood.NO_LEVEL, OidcFault.WRONG_LEVEL),
        (Mood.WRONG_ACCESS_TOKEN, OidcFault.FAULTY),
        (Mood.NOT_ENCRYPTED, OidcFault.NOT_ENCRYPTED),
        (Mood.ZIPPED, OidcFault.FAULTY),
        (Mood.NO_SUBJECT, OidcFault.FAULTY),
        (Mood.REFUSES_CODE, OidcFault.REPLAYED),
        (Mood.REFUSES_US, OidcFault.FAULTY),
        (Mood.NO_ID_TOKEN, OidcFault.FAULTY),
        (Mood.GARBAGE, OidcFault.FAULTY),
        (Mood.HUGE, OidcFault.FAULTY),
        (Mood.AWAY, OidcFault.PROVIDER_AWAY),
        (Mood.FAULTY, OidcFault.PROVIDER_AWAY),
    ],
)
def test_refused(party: RelyingParty, fake: FakeOidc, mood: Mood, code: OidcFault) -> None:
    assert fault_of(party, fake, mood) is code


def test_a_provider_that_cannot_say_when(party: RelyingParty, fake: FakeOidc) -> None:
    """What it does say is held against it all the same."""
    lenient = RelyingParty(replace(party.provider, tells_when=False))
    assert there_and_back(lenient, fake, Mood.NEVER_SAYS_WHEN).id == "somebody"
    assert "max_age" not in fake.parameters(ask(lenient))
    assert fault_of(lenient, fake, Mood.LONG_SIGNED_IN) is OidcFault.EXPIRED


@pytest.mark.parametrize("mood", [Mood.SILENT, Mood.DROPS])
def test_nobody_waits_for_ever(
    party: RelyingParty, fake: FakeOidc, mood: Mood, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempt = Attempt.derived(KEY, new_state())
    back = fake.recognise(go(party, attempt))
    monkeypatch.setattr(transport, "TIMEOUT", 0.2)
    fake.mood = mood
    with pytest.raises(OidcError) as refused:
        party.finish(Answer.parse(back), attempt, begun_at=NOW, now=NOW)
    assert refused.value.code is OidcFault.PROVIDER_AWAY


def test_a_provider_that_hangs_holds_up_a_few(
    party: RelyingParty, fake: FakeOidc, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(relying_party, "MOST_ASKING", 1)
    monkeypatch.setattr(relying_party, "ASKING_WAITS", 0)
    party = RelyingParty(party.provider)
    fake.mood = Mood.SILENT
    first = threading.Thread(target=in_vain, args=(party,))
    first.start()
    assert fake.arrived.wait(20)
    with pytest.raises(OidcError) as refused:
        ask(party)
    assert refused.value.code is OidcFault.PROVIDER_AWAY
    assert len(fake.asked) == 1
    fake.mood = Mood.WELL
    first.join(20)
    ask(party)  # a place is free again


def test_who_waited_for_an_answer_in_vain_does_not_ask_again(
    party: RelyingParty, fake: FakeOidc, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One came at 1 and failed at 3. Another came at 2, and one at 4."""
    times = iter([1.0, 3.0, 2.0, 4.0])
    monkeypatch.setattr(discovery, "time", SimpleNamespace(monotonic=lambda: next(times)))
    fake.mood = Mood.FAULTY
    for _ in range(2):
        in_vain(party)
        assert len(fake.asked) == 1
    fake.mood = Mood.WELL
    ask(party)


@pytest.mark.parametrize(
    ("mood", "code"),
    [
        (Mood.OTHER_METADATA, OidcFault.WRONG_ISSUER),
        (Mood.FAR_TOKEN_ENDPOINT, OidcFault.FAULTY),
        (Mood.AWAY, OidcFault.PROVIDER_AWAY),
        (Mood.GARBAGE, OidcFault.FAULTY),
    ],
)
def test_metadata_that_cannot_be_used(
    party: RelyingParty, fake: FakeOidc, mood: Mood, code: OidcFault
) -> None:
    fake.mood = mood
    with pytest.raises(OidcError) as refused:
        go(party, Attempt.derived(KEY, new_state()))
    assert refused.value.code is code


def test_a_provider_that_was_away_is_asked_again(party: RelyingParty, fake: FakeOidc) -> None:
    fake.mood = Mood.AWAY
    with pytest.raises(OidcError):
        go(party, Attempt.derived(KEY, new_state()))
    fake.mood = Mood.WELL
    there_and_back(party, fake)


def test_metadata_and_keys_are_kept_for_an_hour(party: RelyingParty, fake: FakeOidc) -> None:
    there_and_back(party, fake)
    there_and_back(party, fake)
    assert fake.asked.count("/jwks") == 1
    assert fake.asked.count("/.well-known/openid-configuration") == 1
    later = NOW + timedelta(hours=1)
    party.address(Attempt.derived(KEY, new_state()), scopes=("openid",), language="fi", now=later)
    assert fake.asked.count("/.well-known/openid-configuration") == 2


def test_a_new_key_is_fetched_once(party: RelyingParty, fake: FakeOidc) -> None:
    there_and_back(party, fake)
    attempt = Attempt.derived(KEY, new_state())
    back = Answer.parse(fake.recognise(go(party, attempt)))
    fake.mood = Mood.NEW_KEY
    soon = NOW + timedelta(seconds=31)
    assert party.finish(back, attempt, begun_at=NOW, now=soon).id == "somebody"
    assert fake.asked.count("/jwks") == 2


def test_unknown_keys_make_nobody_hammer(party: RelyingParty, fake: FakeOidc) -> None:
    there_and_back(party, fake)
    assert fault_of(party, fake, Mood.NEW_KEY) is OidcFault.BAD_SIGNATURE
    assert fake.asked.count("/jwks") == 1


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"state": "another"}, OidcFault.BAD_STATE),
        ({"iss": "https://other.example.org"}, OidcFault.WRONG_ISSUER),
        ({"iss": ""}, OidcFault.WRONG_ISSUER),
        ({"code": ""}, OidcFault.FAULTY),
        ({"code": "x" * 5000}, OidcFault.FAULTY),
        ({"error": "access_denied"}, OidcFault.REFUSED_BY_PERSON),
        ({"error": "temporarily_unavailable"}, OidcFault.PROVIDER_AWAY),
        ({"error": "invalid_request"}, OidcFault.FAULTY),
    ],
)
def test_a_way_back_that_leads_nowhere(
    party: RelyingParty, fake: FakeOidc, change: dict[str, str], code: OidcFault
) -> None:
    attempt = Attempt.derived(KEY, new_state())
    back = fake.recognise(go(party, attempt)) | change
    with pytest.raises(OidcError) as refused:
        party.finish(Answer.parse(back), attempt, begun_at=NOW, now=NOW)
    assert refused.value.code is code
    assert "/token" not in fake.asked


def test_a_code_is_good_once(party: RelyingParty, fake: FakeOidc) -> None:
    attempt = Attempt.derived(KEY, new_state())
    back = Answer.parse(fake.recognise(go(party, attempt)))
    party.finish(back, attempt, begun_at=NOW, now=NOW)
    with pytest.raises(OidcError) as refused:
        party.finish(back, attempt, begun_at=NOW, now=NOW)
    assert refused.value.code is OidcFault.REPLAYED


def test_a_secret_and_no_levels(tmp_path: Path) -> None:
    more: dict[str, Any] = {"secret": "made up: +/=", "signed_requests": False}
    with fake_oidc("staff", names_itself=False, clock=lambda: NOW, **more) as fake:
        party = RelyingParty(Provider(fake.url, "staff", BACK, secret="made up: +/="))
        attempt = Attempt.derived(KEY, new_state())
        address = go(party, attempt)
        assert {"acr_values", "prompt"}.isdisjoint(fake.parameters(address))
        back = Answer.parse(fake.recognise(address))
        subject = party.finish(back, attempt, begun_at=NOW, now=NOW)
        assert (subject.id, subject.level) == ("somebody", None)


def test_nothing_of_anybody_shows_when_it_is_printed(party: RelyingParty, fake: FakeOidc) -> None:
    fake.claims = {"family_name": "Salainen", "urn:oid:1.2.246.21": "131052-308T"}
    attempt = Attempt.derived(KEY, new_state())
    back = Answer.parse(fake.recognise(go(party, attempt)))
    subject = party.finish(back, attempt, begun_at=NOW, now=NOW)
    shown = repr((subject, attempt, back, party.provider))
    for secret in ("Salainen", "131052", "somebody", attempt.state, attempt.verifier, back.code):
        assert secret not in shown
