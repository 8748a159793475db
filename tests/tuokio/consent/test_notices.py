"""Notices: short, whole, in three languages, and the same for ever."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest

from tuokio.consent.notices import Notice, NoticeMissing, load

WORDS = {"organisation": "Rantakylän palvelut", "servers": "Kotka", "contact": "09 123 4567"}
IDS = ("talk", "appointment", "group")
LANGUAGES = ("fi", "sv", "en")
ALL = [load(id_, language, **WORDS) for id_ in IDS for language in LANGUAGES]
each_notice = pytest.mark.parametrize(
    "notice", ALL, ids=lambda notice: f"{notice.id}-{notice.language}"
)


def test_the_hash_is_of_the_exact_text() -> None:
    notice = Notice("talk", 1, "fi", "# Hyvä\n\nÄiti\n")
    assert notice.sha256 == hashlib.sha256("# Hyvä\n\nÄiti\n".encode()).hexdigest()
    assert notice.sha256 != Notice("talk", 1, "fi", "# Hyvä\n\nÄiti").sha256


def test_a_notice_in_layers() -> None:
    notice = Notice(
        "x", 1, "en", "# Title\n\nFirst.\n\n- One\n\n## Why?\n\nSo.\n\n## When?\n\nNow.\n"
    )
    assert notice.title == "Title"
    assert notice.first_layer == "First.\n\n- One"
    assert notice.sections == [("Why?", "So."), ("When?", "Now.")]


def test_a_notice_without_sections() -> None:
    notice = Notice("x", 1, "en", "# Title\n\nAll.\n")
    assert (notice.first_layer, notice.sections) == ("All.", [])


@each_notice
def test_the_first_screen_has_at_most_80_words(notice: Notice) -> None:
    """JOIN 12."""
    words = f"{notice.title} {notice.first_layer}".replace("- ", "").split()
    assert 20 <= len(words) <= 80


@each_notice
def test_a_notice_is_whole(notice: Notice) -> None:
    assert notice.title
    assert all(title and body for title, body in notice.sections)
    assert not set("{}<>") & set(notice.text)
    assert all(word in notice.text for word in WORDS.values())


@each_notice
def test_it_is_told_where_the_words_come_from(notice: Notice) -> None:
    assert (notice.version, len(notice.sha256)) == (1, 64)
    source = resources.files("tuokio.consent") / "notices" / notice.id / "1"
    text = (source / f"{notice.language}.md").read_text("utf-8")
    for hole, word in WORDS.items():
        text = text.replace("{" + hole + "}", word)
    assert notice.text == text


@pytest.mark.parametrize("id_", IDS)
def test_every_language_says_as_much(id_: str) -> None:
    found = [load(id_, language, **WORDS) for language in LANGUAGES]
    assert len({len(notice.sections) for notice in found}) == 1
    assert len({notice.first_layer.count("\n- ") for notice in found}) == 1
    assert len({notice.sha256 for notice in found}) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_promised_to_be_anonymous(language: str) -> None:
    """CONS 1: "without giving your name"; the server sees an address."""
    first = load("talk", language, **WORDS)
    assert "anonym" not in f"{first.title} {first.first_layer}".lower()
    said = {
        "fi": "kertomatta nimeäsi",
        "sv": "utan att säga ditt namn",
        "en": "without giving your name",
    }
    assert said[language] in first.first_layer


def test_other_words_are_another_text() -> None:
    other = load("talk", "fi", **(WORDS | {"contact": "toimisto@example.org"}))
    assert other.sha256 != load("talk", "fi", **WORDS).sha256


@pytest.mark.parametrize(
    ("id_", "language"),
    [
        ("nowhere", "fi"),
        ("", "fi"),
        ("..", "fi"),
        ("../notices/talk", "fi"),
        ("/etc", "fi"),
        ("talk", "so"),
        ("talk", ""),
        ("talk", "../../group/1/fi"),
        ("talk", "../1/fi"),
        ("talk", "fi.md"),
    ],
)
def test_a_missing_notice_is_missing(id_: str, language: str) -> None:
    with pytest.raises(NoticeMissing):
        load(id_, language, **WORDS)
