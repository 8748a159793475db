"""What nobody may write down of a document is recognised, and ordinary words are not (ID 4)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuokio.identity.forbidden import Forbidden, forbidden_in


@pytest.mark.parametrize(
    "text",
    [
        "131052-308T",
        "hetu on 131052-308t",
        "131052 - 308 T",
        "131052\u2011308T",
        "".join(chr(ord(char) + 0xFEE0) for char in "131052-308T"),
        "010190-123A",  # a wrong check character tells as much of a person
        "hetu: 010190 - 123a.",
        "010190A1234",
        "010190-1234",
    ],
)
def test_personal_identity_codes(text: str) -> None:
    assert forbidden_in(text) is Forbidden.IDENTITY_CODE


@pytest.mark.parametrize(
    "text",
    ["FP1234567", "passi fp1234567", "XA1234567 ok", "AB 1234567", "123456789X", "C01X00T47"],
)
def test_document_numbers(text: str) -> None:
    assert forbidden_in(text) is Forbidden.DOCUMENT_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10",
        "I<UTOD231458907<<<<<<<<<<<<<<<",
        "p<utoeriksson<<anna<maria",
    ],
)
def test_machine_readable_zones(text: str) -> None:
    assert forbidden_in(text) is Forbidden.MACHINE_READABLE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Olen 10 minuuttia myöhässä",
        "Soita 050 123 4567",
        "no 050 123 456",
        "+358 40 1234567",
        "maija.esimerkki@example.org",
        "Kello 14.15, huone B2",
        "2026-11-22",
        "22.11.2026-23.11.2026",
        "221126-231126",
        "040123-4567",
        "050123 - 4567",
        "320190-123A",
        "011390-123A",
        "tilaus 1010190-123A",
        "a < b",
    ],
)
def test_ordinary_words_and_telephone_numbers_are_not_refused(text: str) -> None:
    assert forbidden_in(text) is None


letters = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
digits = st.text("0123456789", min_size=7, max_size=7)
around = st.text(" .,!?()\n", max_size=5)


@given(around, letters, digits, around)
def test_a_passport_number_is_found_wherever_it_stands(
    before: str, two: str, seven: str, after: str
) -> None:
    assert forbidden_in(f"{before}{two}{seven}{after}") is not None


@given(st.text("abcdefghijklmnopqrstuvwxyzåäö ,.!?", max_size=80))
def test_words_without_digits_are_never_refused(text: str) -> None:
    assert forbidden_in(text) is None
