"""Time stamps by an authority (RFC 3161)."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.fake_tsa import FakeTsa, Mood, fake_tsa, make_authority
from tests.support.log_trees import flip
from tuokio.ledger.timestamps import (
    RootInvalid,
    TimestampAway,
    TimestampError,
    TimestampInvalid,
    TimestampRefused,
    ask,
    verify,
)

MESSAGE = b"log.example.org/consent\n42\nroot\n"


@pytest.fixture(scope="module")
def tsa(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FakeTsa]:
    """An authority."""
    with fake_tsa(tmp_path_factory.mktemp("tsa")) as served:
        yield served


@pytest.fixture
def moody(tsa: FakeTsa) -> Iterator[FakeTsa]:
    """The authority, well again afterwards."""
    yield tsa
    tsa.mood = Mood.WELL


@pytest.fixture(scope="module")
def response(tsa: FakeTsa) -> bytes:
    """Its response about the message."""
    return ask(tsa.url, MESSAGE, timeout=30)


@pytest.fixture(scope="module")
def other_root(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Of another authority of the same name."""
    return make_authority(tmp_path_factory.mktemp("other"))


def test_it_tells_when(tsa: FakeTsa, response: bytes) -> None:
    found = verify(response, MESSAGE, [tsa.root])
    assert found.tzinfo == UTC
    assert abs(found - datetime.now(UTC)) < timedelta(minutes=10)


def test_openssl_agrees(tsa: FakeTsa, response: bytes, tmp_path: Path) -> None:
    for name, content in (("data", MESSAGE), ("in", response), ("CAfile", tsa.root)):
        (tmp_path / name).write_bytes(content)
    files = [word for name in ("data", "in", "CAfile") for word in ("-" + name, name)]
    command = ["openssl", "ts", "-verify", *files]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=30)


def test_several_roots_may_be_believed(tsa: FakeTsa, response: bytes, other_root: bytes) -> None:
    expected = verify(response, MESSAGE, [tsa.root])
    assert verify(response, MESSAGE, [other_root, tsa.root]) == expected
    assert verify(response, MESSAGE, [other_root + tsa.root]) == expected


@pytest.mark.parametrize("message", [b"", MESSAGE[:-1], MESSAGE + b"\n", b"something else"])
def test_it_is_about_one_message(tsa: FakeTsa, response: bytes, message: bytes) -> None:
    with pytest.raises(TimestampInvalid, match="something else"):
        verify(response, message, [tsa.root])


def test_another_root_does_not_vouch_for_it(response: bytes, other_root: bytes) -> None:
    with pytest.raises(TimestampInvalid, match="does not verify"):
        verify(response, MESSAGE, [other_root])


def test_a_certificate_for_something_else_does_not_serve(tmp_path: Path) -> None:
    with fake_tsa(tmp_path, forged=True) as forger:
        forged = ask(forger.url, MESSAGE, timeout=30)
        with pytest.raises(TimestampInvalid) as caught:
            verify(forged, MESSAGE, [forger.root])
    assert "unsuitable certificate purpose" in str(caught.value.__cause__)


@pytest.mark.parametrize("roots", [[], [b""], [b"nothing"], [b"-----BEGIN CERTIFICATE-----\n"]])
def test_without_a_root_nothing_is_verified(response: bytes, roots: list[bytes]) -> None:
    with pytest.raises(RootInvalid):
        verify(response, MESSAGE, roots)


@given(data=st.data())
def test_a_response_cut_short_is_none(tsa: FakeTsa, response: bytes, data: st.DataObject) -> None:
    length = data.draw(st.integers(0, len(response) - 1))
    with pytest.raises(TimestampInvalid):
        verify(response[:length], MESSAGE, [tsa.root])
    with pytest.raises(TimestampInvalid):
        verify(response[length + 1 :], MESSAGE, [tsa.root])


def test_nothing_can_be_hung_on_it(tsa: FakeTsa, response: bytes) -> None:
    with pytest.raises(TimestampInvalid):
        verify(response + b"\x00", MESSAGE, [tsa.root])


@given(data=st.data())
def test_no_bit_of_what_it_says_can_be_changed(
    tsa: FakeTsa, response: bytes, data: st.DataObject
) -> None:
    bit = data.draw(st.integers(0, len(response) * 8 - 1))
    expected = verify(response, MESSAGE, [tsa.root])
    try:
        found = verify(flip(response, bit), MESSAGE, [tsa.root])
    except TimestampInvalid:
        return
    # The envelope around what is signed has some spellings more; the time stays the same.
    assert found == expected


@given(st.binary(max_size=200))
def test_other_bytes_are_no_response(tsa: FakeTsa, raw: bytes) -> None:
    with pytest.raises(TimestampInvalid):
        verify(raw, MESSAGE, [tsa.root])


@pytest.mark.parametrize(
    ("mood", "reason"),
    [(Mood.AWAY, "unreachable"), (Mood.FAULTY, "faulty"), (Mood.SILENT, "slow")],
)
def test_it_can_be_away(moody: FakeTsa, mood: Mood, reason: str) -> None:
    moody.mood = mood
    with pytest.raises(TimestampAway) as caught:
        ask(moody.url, MESSAGE, timeout=0.3)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("mood", "fault", "words"),
    [
        (Mood.STRANGER, TimestampRefused, "status 200"),
        (Mood.REFUSES, TimestampRefused, "status 2"),
        (Mood.GARBAGE, TimestampInvalid, "no response"),
        (Mood.CUT, TimestampInvalid, "no response"),
        (Mood.HUGE, TimestampInvalid, "too large"),
    ],
)
def test_an_answer_that_is_none_is_not_taken(
    moody: FakeTsa, mood: Mood, fault: type[TimestampError], words: str
) -> None:
    moody.mood = mood
    with pytest.raises(fault, match=words):
        ask(moody.url, MESSAGE, timeout=30)


@pytest.mark.parametrize(
    ("message", "words"), [(MESSAGE, "another request"), (b"other", "something else")]
)
def test_the_answer_to_another_request_is_not_taken(
    moody: FakeTsa, message: bytes, words: str
) -> None:
    ask(moody.url, MESSAGE, timeout=30)
    moody.mood = Mood.OLD_ANSWER
    with pytest.raises(TimestampInvalid, match=words):
        ask(moody.url, message, timeout=30)


def test_a_refusal_proves_nothing(moody: FakeTsa) -> None:
    moody.mood = Mood.REFUSES
    with pytest.raises(TimestampRefused):
        ask(moody.url, MESSAGE, timeout=30)
    with pytest.raises(TimestampInvalid, match="holds no time"):
        verify(moody.last, MESSAGE, [moody.root])
