"""Names: what people type, made safe to show, and still theirs."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuokio.encounters.names import LONGEST, NameInvalid, clean
from tuokio.jitsi import TokenConfig, TokenIssuer
from tuokio.jitsi.tokens import is_showable

ISSUER = TokenIssuer(
    TokenConfig(
        app_id="tuokio",
        xmpp_domain="meet.example.org",
        secret="Zm9yIHRlc3RzIG9ubHksIG5ldmVyIGluIHVzZSE7Qx",
    )
)
ZWNJ, ZWJ = "\u200c", "\u200d"
TURNS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"

# Any text, and text that is mostly made of what makes trouble.
texts = st.one_of(
    st.text(max_size=400),
    st.text(st.characters(categories=["Cc", "Cf", "Mn", "Zs", "Zl", "Zp", "Cs", "Co", "Cn"])),
    st.text(st.sampled_from("ae \t\n\u0301\u0308\u3164\u2800\u034f" + ZWNJ + ZWJ + TURNS)),
)


def cleaned(raw: str) -> str | None:
    """None where the name is refused; nothing else may be raised."""
    try:
        return clean(raw)
    except NameInvalid:
        return None


def why(raw: str) -> str:
    with pytest.raises(NameInvalid) as caught:
        clean(raw)
    return caught.value.code


@given(texts)
@example("e\u200b\u0301")
@example(ZWNJ + " " + ZWNJ)
@example("\ud800x")
def test_any_text_is_refused_or_safe_to_show(raw: str) -> None:
    name = cleaned(raw)
    if name is None:
        return
    assert 0 < len(name) <= LONGEST
    hidden = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not [
        char for char in name if unicodedata.category(char) in hidden and char not in {ZWNJ, ZWJ}
    ]
    assert not set(name) & set(TURNS)
    assert any(unicodedata.category(char)[0] in "LNPS" for char in name)
    assert name == " ".join(name.split())
    assert unicodedata.is_normalized("NFC", name)
    assert name.encode()


@given(texts)
@example("e\u200b\u0301")
@example("\u1100\u200b\u1161")
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    name = cleaned(raw)
    if name is not None:
        assert clean(name) == name


@pytest.mark.parametrize(
    "raw",
    [
        "131052-308T",
        "Aino 131052-308t",
        "  131052\u200b-308T",
        "131052-\uff13\uff10\uff18T",
        "010190-123A",
    ],
)
def test_an_identity_code_is_no_name(raw: str) -> None:
    assert why(raw) == "identity_code"


def test_what_only_looks_a_little_like_one_is_a_name() -> None:
    assert clean("131052-30") == "131052-30"
    assert clean("Guest 131052") == "Guest 131052"


@given(texts)
def test_every_name_can_stand_in_a_token(raw: str) -> None:
    name = cleaned(raw)
    if name is not None:
        assert is_showable(name)
        assert ISSUER.mint(room="tuokio-room", participant="aaaa", name=name, moderator=False)


@given(st.text(st.characters(categories=["L", "N", "P", "S"], max_codepoint=0x2FF), min_size=1))
def test_ordinary_letters_stay_as_they_are(raw: str) -> None:
    if len(raw) <= LONGEST:
        assert clean(raw) == unicodedata.normalize("NFC", raw)
    else:
        assert why(raw) == "too_long"


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Maija", "Maija"),
        ("  sosiaaliohjaaja \t Maija \n", "sosiaaliohjaaja Maija"),
        ("A\u0308iti", "Äiti"),
        ("Ka\u00a0i", "Ka i"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ('O\'Brien & "Co"', 'O\'Brien & "Co"'),
        ("علی" + ZWNJ + "رضا", "علی" + ZWNJ + "رضا"),
        ("क्" + ZWJ + "ष", "क्" + ZWJ + "ष"),
        ("\u200fعلي\u200f", "علي"),
        ("Ali\u202egpj.exe", "Aligpj.exe"),
        ("\u2066Maija\u2069", "Maija"),
        ("sosiaali\u00adohjaaja", "sosiaaliohjaaja"),
        ("\ufeffMai\u200bja", "Maija"),
        ("Mai\u034fja", "Maija"),
        ("e\u200b\u0301", "é"),
        ("Maija\x00\x1b[31m", "Maija [31m"),
        ("Maija\r\nX-Header: 1", "Maija X-Header: 1"),
        ("Maija\u2028Meri", "Maija Meri"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("李小龍", "李小龍"),
        ("3", "3"),
    ],
)
def test_what_becomes_of_a_name(raw: str, name: str) -> None:
    assert clean(raw) == name


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "   ",
        "\u00a0\u3000",
        "\n\t",
        "\u200b",
        TURNS,
        ZWNJ,
        f"{ZWNJ} {ZWJ}",
        "\u3164",
        "\u2800\u115f\uffa0",
        "\u0301",
        "\ufe0f",
        "\ue000",
        "\ud800",
    ],
    ids=ascii,
)
def test_a_name_that_nobody_can_see_is_no_name(raw: str) -> None:
    assert why(raw) == "empty"


def test_forty_characters_are_enough() -> None:
    assert clean("ä" * LONGEST) == "ä" * LONGEST
    assert why("ä" * (LONGEST + 1)) == "too_long"


def test_what_goes_does_not_count() -> None:
    assert clean(" " * 50 + "\u200b" * 50 + "Maija") == "Maija"
    assert clean("A\u0308" * LONGEST) == "Ä" * LONGEST


@pytest.mark.parametrize("char", ["a", " ", "\u0301", "\u200b", "\U0001f600"], ids=ascii)
def test_ten_kilobytes_are_refused(char: str) -> None:
    assert why(char * 10_240) == "too_long"
