"""What must never stand in the log is recognised, wherever it hides; codes are not."""

from __future__ import annotations

import base64
import json
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio import ids
from tuokio.consent.private import LONGEST, has_identity_code, is_clean

CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY"
# No hexadecimal digits: what looks like a whole hash is taken for one.
codes = st.from_regex(r"[g-z][g-z_]{0,20}", fullmatch=True)


@st.composite
def identity_codes(draw: st.DrawFn) -> str:
    """A code with a right check character, in capitals or small letters."""
    born = draw(st.dates(date(1850, 1, 1), date(2049, 12, 31))).strftime("%d%m%y")
    sign = draw(st.sampled_from("+-ABCDEFYXWVU"))
    number = f"{draw(st.integers(2, 999)):03}"
    code = f"{born}{sign}{number}{CHECK[int(born + number) % 31]}"
    return draw(st.sampled_from([code, code.lower()]))


def jwt() -> str:
    header = base64.urlsafe_b64encode(json.dumps({"alg": "HS256"}).encode()).decode().rstrip("=")
    return f"{header}.e30.c2lnbmF0dXJl"


@pytest.mark.parametrize(
    "text",
    [
        "click",
        "remote_meeting",
        "oral_confirmed_by_professional",
        "no_recording/1",
        "2030-05-14",
        "2030-05-14T09:00:00.012345+00:00",
        "fi",
        "0.1.0",
        "servers_of_the_controller",
        "talk",
        "työpaja-2",
        "a,b",
        "17",
        "a1" * 32,
        "sha256:" + "b2" * 32,
        "0" * 64,
        pytest.param(str(uuid4()), id="uuid"),
    ],
)
def test_codes_hashes_and_times_are_clean(text: str) -> None:
    assert is_clean(text)


@given(st.binary(min_size=32, max_size=32))
def test_every_hash_is_clean(raw: bytes) -> None:
    assert is_clean(raw.hex())
    assert is_clean(raw[:16].hex())
    assert is_clean(ids.base32(raw[:16]))


@pytest.mark.parametrize(
    "text",
    [
        "Maija Meikäläinen",
        "two\twords",
        "two\nwords",
        "two\u00a0words",
        "two\u2003words",
        " ",
        "a\x00b",
        "a\u200bb",
        "\ud800",
        "maija@example.org",
        "https://example.org/j/abc",
        "www.example.org",
        "mailto:maija",
        "tel:112",
        "+358401234567",
        "0401234567",
        "040-1234567",
        "x_0401234567",
        "talk,+3584012345",
        "x" * (LONGEST + 1),
    ],
)
def test_sentences_addresses_and_numbers_are_not(text: str) -> None:
    assert not is_clean(text)


@given(before=codes | st.just(""), after=codes | st.just(""), join=st.sampled_from(["", "_", "-"]))
def test_tokens_rooms_and_secrets_are_not(before: str, after: str, join: str) -> None:
    assert not is_clean(f"{before}{join}{ids.new_room_name()}{join}{after}")
    assert not is_clean(f"{before}/{ids.new_secret()}/{after}")
    assert not is_clean(f"{before}{join}{jwt()}")
    assert not is_clean(ids.new_secret())
    assert not is_clean(ids.new_secret().upper())


@given(code=identity_codes(), before=codes | st.just(""), after=codes | st.just(""))
def test_an_identity_code_is_found_inside_any_word(code: str, before: str, after: str) -> None:
    assert has_identity_code(f"{before}{code}{after}")
    assert not is_clean(f"{before}{code}{after}")


@given(identity_codes())
def test_a_wrong_check_character_is_no_identity_code(code: str) -> None:
    for wrong in set(CHECK) - {code[-1].upper()}:
        assert not has_identity_code(code[:-1] + wrong)


@pytest.mark.parametrize("text", ["131052-308T", "131052-308t", "010101A0101", "301299Y901J"])
def test_identity_codes_that_are_published_as_examples(text: str) -> None:
    """Of the Digital and Population Data Services Agency; of nobody."""
    born, number = text[:6], text[7:10]
    assert has_identity_code(text) == (CHECK[int(born + number) % 31] == text[-1].upper())


@pytest.mark.parametrize("born", ["321052", "001052", "131352", "130052"])
def test_a_day_that_no_calendar_has_is_no_identity_code(born: str) -> None:
    number = "308"
    assert not has_identity_code(f"{born}-{number}{CHECK[int(born + number) % 31]}")
