"""Notices: short, whole, in three languages and easy Finnish, and the same for ever."""

from __future__ import annotations

import hashlib
from importlib import resources

import pytest

from tuokio.consent.notices import Notice, NoticeMissing, load, retention

WORDS = {"organisation": "Rantakylän palvelut", "servers": "Kotka", "contact": "09 123 4567"}
YEARS = 3650
IDS = ("talk", "appointment", "group", "child", "company")
NEWEST = {"child": 1, "company": 1}
LANGUAGES = ("fi", "sv", "en", "fi-selko")
PUBLISHED = {
    "talk/1/fi.md": "be3c8b824708c22c9825159e988c6a190fed78d3230952e36a15bc6047355c14",
    "talk/1/sv.md": "9286249405df09424615c8c40ec876ecceb2609f7cd86529052b07a5520d966a",
    "talk/1/en.md": "a19a5d206c9835d2e03f9713a51f7c4cb4bb9126ebf71c1c50dfeff6b56ea193",
    "appointment/1/fi.md": "0bf9b3fcd36a4d454332b6333a844b5738448a38c5011eb06aaee6b81043332e",
    "appointment/1/sv.md": "59f503e23c590ae9ffc987d389528f31bba293d28e84c102b6f40e04b788cfe1",
    "appointment/1/en.md": "d1fa064dc80e0c0321d8a9da23c9dc7821c43f28b150bf05a0b847b71c433df7",
    "group/1/fi.md": "92f8cc63941a877903288212a5ab92662ce1dab69de2a3c7d45311aaf55eaccf",
    "group/1/sv.md": "47a9557111d026330b6605fa80549ae56103ec4c9ab71c8a4e3ee8f92657a847",
    "group/1/en.md": "9e8f3f6b6a7d3be1ce8276572cfa238e19376553b1f0ce890e348b559c346b8d",
    "talk/2/fi-selko.md": "1a6716b644e89aff7e1d3751b153373cfa7318f62ea052c38089a6c2dd5b0362",
    "appointment/2/fi-selko.md": "7cded89d42aede91a68b79c44924db201dc07d153b4baa1c922a99889015b6c8",
    "group/2/fi-selko.md": "555462f7726accf09468bd27261445989c544664e72a2fe5b860788829181a39",
    "child/1/fi-selko.md": "e87b7b20696006fa366db82866c206c570158ab8a348df3f1221ade8c236723c",
    "company/1/fi.md": "08925621cd7ef36464ec1e713d9f114a4ae5666e19d94608edac460975f2e6fb",
    "company/1/sv.md": "bf9975b01e2773e0f8ceebf865ca7371bff503ff016f3e658891a49cf0c362e1",
    "company/1/en.md": "6c466a59b94ea46e1d7bd97b5df7e91a8751d4307a108b9f8d0f028fcb0af4f4",
    "company/1/fi-selko.md": "729cbae9fe1a097417c1468af0c866fa2fd71b41d1a217fb034e4da799335ff7",
}


def notice_in(id_: str, language: str, **words: str) -> Notice:
    return load(id_, language, **(WORDS | words), retention_days=YEARS)


ALL = [notice_in(id_, language) for id_ in IDS for language in LANGUAGES]
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
    version = NEWEST.get(notice.id, 2)
    assert (notice.version, len(notice.sha256)) == (version, 64)
    source = resources.files("tuokio.consent") / "notices" / notice.id / str(version)
    text = (source / f"{notice.language}.md").read_text("utf-8")
    for hole, word in {**WORDS, "retention": retention(YEARS, notice.language)}.items():
        text = text.replace("{" + hole + "}", word)
    assert notice.text == text


@pytest.mark.parametrize("id_", IDS)
def test_every_language_says_as_much(id_: str) -> None:
    found = [notice_in(id_, language) for language in LANGUAGES]
    assert len({len(notice.sections) for notice in found}) == 1
    # Easy Finnish says in two lines what others say in one.
    others = [notice for notice in found if notice.language != "fi-selko"]
    assert len({notice.first_layer.count("\n- ") for notice in others}) == 1
    assert len({notice.sha256 for notice in found}) == len(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_promised_to_be_anonymous(language: str) -> None:
    """CONS 1: "without giving your name"; the server sees an address."""
    first = notice_in("talk", language)
    assert "anonym" not in f"{first.title} {first.first_layer}".lower()
    said = {
        "fi": "kertomatta nimeäsi",
        "sv": "utan att säga ditt namn",
        "en": "without giving your name",
        "fi-selko": "ilman nimeä",
    }
    assert said[language] in first.first_layer


def test_other_words_are_another_text() -> None:
    other = notice_in("talk", "fi", contact="toimisto@example.org")
    assert other.sha256 != notice_in("talk", "fi").sha256


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
        notice_in(id_, language)


@pytest.mark.parametrize("file", PUBLISHED)
def test_a_published_text_is_never_changed(file: str) -> None:
    """LOG 2: word for word and for ever; a new wording is a new version."""
    text = (resources.files("tuokio.consent") / "notices" / file).read_bytes()
    assert hashlib.sha256(text).hexdigest() == PUBLISHED[file]


PROMISES = {
    "fi": ("Ammattilainen lupaa sen, ja niin lupaat sinäkin.", "Ohjelma ei kuitenkaan voi estää"),
    "sv": ("Yrkespersonen lovar det, och det gör du också.", "kan ändå inte hindra"),
    "en": ("The professional promises it, and so do you.", "software cannot stop"),
    "fi-selko": ("lupaa, että hän ei kuvaa eikä nauhoita. Lupaa sinäkin.", "Ohjelma ei voi estää"),
}


@each_notice
def test_both_sides_promise_and_nobody_is_fooled(notice: Notice) -> None:
    """CONS 6: the promise is read first; a phone's own screenshot is told of."""
    promise, limit = PROMISES[notice.language]
    assert promise in notice.first_layer
    assert any(limit in body for _title, body in notice.sections)


@each_notice
def test_it_tells_how_long_the_log_is_kept(notice: Notice) -> None:
    told = {
        "fi": "10 vuoden ajan",
        "sv": "i 10 år",
        "en": "for 10 years",
        "fi-selko": "10 vuoden ajan",
    }
    assert any(told[notice.language] in body for _title, body in notice.sections)


@pytest.mark.parametrize(
    ("days", "language", "words"),
    [
        (3650, "fi", "10 vuoden"),
        (365, "fi", "1 vuoden"),
        (30, "fi", "30 päivän"),
        (730, "sv", "2 år"),
        (1, "sv", "1 dag"),
        (30, "sv", "30 dagar"),
        (365, "en", "1 year"),
        (730, "en", "2 years"),
        (1, "en", "1 day"),
        (366, "en", "366 days"),
    ],
)
def test_a_time_of_keeping_in_words(days: int, language: str, words: str) -> None:
    assert retention(days, language) == words
