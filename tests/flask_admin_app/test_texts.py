"""Every text exists in every language and is used (ALL 1); notices are short (CONS 1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from flask_admin_app.i18n import (
    FOR_CLIENTS,
    SUPPORTED,
    TextError,
    Texts,
    best_language,
    direction,
)
from tests.support.web import Web
from tuokio.encounters.states import PlaceState, Role
from tuokio.identity.forbidden import Forbidden

HOUSE = Path(__file__).parents[2]
APP = HOUSE / "flask_admin_app"
NOTICES = Path(str(resources.files("tuokio.consent"))) / "notices"
BUILT_IN = ("appointment", "group", "talk")
FIRST_WORDS = 80

# Keys made of parts: what stands in for the part. Each must exist, and counts as used.
ERRORS = (
    "not-found",
    "gone",
    "forbidden",
    "csrf",
    "too-many",
    "conflict",
    "bad-input",
    "busy",
    "server",
    "method",
    "too-large",
    "not-open-yet",
    "link-elsewhere",
    "link-moved",
    "not-admitted",
    "other-organisation",
)
GOODBYES = (
    PlaceState.LEFT,
    PlaceState.DECLINED,
    PlaceState.WITHDRAWN,
    PlaceState.CANNOT_COME,
    PlaceState.REMOVED,
    PlaceState.ENDED,
    "cancelled",
)
MADE = {
    *(f"error-{code}-{part}" for code in ERRORS for part in ("title", "text", "next")),
    *(f"bye-{reason}-{part}" for reason in GOODBYES for part in ("title", "text")),
    *(f"purpose-remote-meeting-{part}" for part in ("title", "text")),
    *(f"common-role-{role}" for role in Role),
    *(f"message-{code}" for code in ("late-5", "late-10", "late-15", "soon")),
    *(f"landing-error-name-{fault}" for fault in ("too-long", "bad")),
    *(
        f"{page}-error-name-{found.replace('_', '-')}"
        for page in ("landing", "desk")
        for found in Forbidden
    ),
    *(f"device-take-part-{choice}" for choice in ("both", "sound", "none")),
}

# `t("key"`, `translate("key"`, `text("key"`, `.text(language, "key"`
CALL = re.compile(
    r"""\b(?:t|translate|text)\(\s*(?:[\w.()]+,\s*)?["']([a-z][a-z0-9_-]*)["']\s*[,)]"""
)
QUOTED = re.compile(r"""["'`]([a-z][a-z0-9_-]*-[a-z0-9_-]*)["'`]""")
# A key with a hole: f"staff-{…}" in Python, `staff-${…}` in TypeScript, "staff-" ~ … in Jinja.
HOLE = r"[a-z0-9_-]+"
PYTHON_HOLE = re.compile(r'f"([a-z][a-z0-9-]*-(?:\{[^}"]+\}[a-z0-9-]*)+)"')
TYPESCRIPT_HOLE = re.compile(r"`([a-z][a-z0-9-]*-(?:\$\{[^}`]+\}[a-z0-9-]*)+)`")
# A hole at the beginning: f"{key}-neutral", `${this.prefix}-connected`.
FIRST_HOLE = re.compile(r'["`]\$?\{[\w.]+\}(-[a-z][a-z-]{4,})["`]')
JINJA_HOLE = re.compile(r'"([a-z][a-z0-9-]*-)" ~ [\w.]+(?: ~ "(-[a-z0-9-]+)")?')


@pytest.fixture(scope="module")
def texts() -> Texts:
    return Texts.load()


def sources() -> Iterator[str]:
    for pattern in ("*.html", "*.py", "*.ts"):
        for path in sorted(APP.rglob(pattern)):
            if "static" not in path.parts and not path.name.endswith(".test.ts"):
                yield path.read_text(encoding="utf-8")


def made_in_parts(source: str) -> Iterator[re.Pattern[str]]:
    for found in PYTHON_HOLE.findall(source):
        yield re.compile(re.sub(r"\{[^}]+\}", HOLE, found))
    for found in TYPESCRIPT_HOLE.findall(source):
        yield re.compile(re.sub(r"\$\{[^}]+\}", HOLE, found))
    for found in FIRST_HOLE.findall(source):
        yield re.compile(HOLE + found)
    for before, after in JINJA_HOLE.findall(source):
        yield re.compile(before + HOLE + after)


def test_all_languages_have_the_same_texts_with_the_same_arguments(texts: Texts) -> None:
    texts.require_complete()


def test_every_text_that_is_asked_for_exists(texts: Texts) -> None:
    asked = {key for source in sources() for key in CALL.findall(source)} | MADE
    # One word without a hyphen is not a key of ours: every key begins with its page.
    assert {key for key in asked if "-" in key and not key.endswith("-")} <= texts.keys("fi")


def test_every_text_is_used(texts: Texts) -> None:
    everything = list(sources())
    used = {key for source in everything for key in QUOTED.findall(source)} | MADE
    families = {pattern for source in everything for pattern in made_in_parts(source)}
    unused = [
        key
        for key in sorted(texts.keys("fi") - used)
        if not key.startswith("common-pattern-")
        and not any(family.fullmatch(key) for family in families)
    ]
    assert unused == []


def test_no_text_is_markup_or_empty(texts: Texts) -> None:
    for lang in FOR_CLIENTS:
        for key in texts.keys(lang):
            arguments = dict.fromkeys(texts.arguments(lang, key), 2)
            text = texts.text(lang, key, **arguments)
            assert text.strip(), (lang, key)
            assert not re.search(r"<[a-z/]", text), (lang, key)


def test_a_missing_text_or_argument_is_an_error(texts: Texts) -> None:
    with pytest.raises(TextError):
        texts.text("fi", "no-such-text")
    with pytest.raises(TextError):
        texts.text("fi", "landing-minutes")


def test_files_with_faults_are_refused(tmp_path: Path) -> None:
    (tmp_path / "fi").mkdir()
    file = tmp_path / "fi" / "a.ftl"
    for fault in ("a-key = one\na-key = two\n", "not fluent at all\n", "a = b\nc = { a }\n"):
        file.write_text(fault, encoding="utf-8")
        with pytest.raises(TextError):
            Texts.load(tmp_path, ["fi"])
    file.unlink()
    with pytest.raises(TextError):
        Texts.load(tmp_path, ["fi"])


def test_incomplete_languages_are_named(tmp_path: Path) -> None:
    for lang, content in (("fi", "a = yksi\nb = { $n }\n"), ("sv", "b = { $m }\n")):
        (tmp_path / lang).mkdir()
        (tmp_path / lang / "a.ftl").write_text(content, encoding="utf-8")
    with pytest.raises(TextError, match="a: missing in sv\nb: arguments differ"):
        Texts.load(tmp_path, ["fi", "sv"]).require_complete()


def test_only_a_name_of_the_other_direction_is_isolated(texts: Texts) -> None:
    assert "\u2068" not in texts.text("fi", "meeting-here-now", names="Maija")
    sara = "\u0633\u0627\u0631\u0629"
    assert f"\u2068{sara}\u2069" in texts.text("fi", "meeting-here-now", names=sara)


def test_scripts_get_the_texts_of_their_page_with_their_holes(texts: Texts) -> None:
    given = texts.with_prefixes("en", "wait-js-")
    assert "{n}" in given["wait-js-countdown"]
    assert all(key.startswith("wait-js-") for key in given)


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        (None, "fi"),
        ("", "fi"),
        ("sv-FI,sv;q=0.9,en;q=0.5", "sv"),
        ("en-US", "en"),
        ("ar,en;q=0.3", "en"),
        ("de", "fi"),
    ],
)
def test_the_browser_says_which_language(header: str | None, lang: str) -> None:
    assert best_language(header) == lang
    assert direction(lang) == "ltr"


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fi", "keskiviikkona 26. marraskuuta klo 14.05"),
        ("sv", "onsdag den 26 november kl. 14.05"),
        ("en", "Wednesday 26 November at 14:05"),
    ],
)
def test_times_are_written_as_people_write_them(texts: Texts, lang: str, words: str) -> None:
    moment = datetime(2025, 11, 26, 12, 5, tzinfo=UTC)
    assert texts.format_datetime(lang, moment, ZoneInfo("Europe/Helsinki")) == words


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fi", "Aino, Eero ja Maija"),
        ("fi-selko", "Aino, Eero ja Maija"),
        ("sv", "Aino, Eero och Maija"),
        ("en", "Aino, Eero and Maija"),
    ],
)
def test_names_are_joined_as_the_language_joins_them(texts: Texts, lang: str, words: str) -> None:
    assert texts.format_list(lang, ["Aino", "Eero", "Maija"]) == words
    assert texts.format_list(lang, ["Aino"]) == "Aino"
    assert texts.format_list(lang, []) == ""


HOLES = {
    "1": {"{organisation}", "{servers}", "{contact}"},
    "2": {"{organisation}", "{servers}", "{contact}", "{retention}"},
}
"""What is filled in, by version."""
FIRST_ONLY = ("child", "company")
"""Notices that were written when there was a second version of the others."""


def notices() -> list[Path]:
    return sorted(NOTICES.glob("*/*/*.md"))


def test_built_in_notices_exist_in_all_languages() -> None:
    expected = {
        f"{id_}/{version}/{lang}.md" for id_ in BUILT_IN for version in HOLES for lang in SUPPORTED
    }
    expected |= {f"{id_}/1/{lang}.md" for id_ in FIRST_ONLY for lang in SUPPORTED}
    # Easy Finnish came with the second version.
    expected |= {f"{id_}/2/fi-selko.md" for id_ in BUILT_IN}
    expected |= {f"{id_}/1/fi-selko.md" for id_ in FIRST_ONLY}
    assert expected == {str(path.relative_to(NOTICES)) for path in notices()}


@pytest.mark.parametrize("path", notices(), ids=lambda path: str(path.relative_to(NOTICES)))
def test_a_notice_is_short_first_and_complete_after(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first, *sections = text.split("\n## ")
    # Filled in as long as an organisation's name gets.
    first = first.replace("{organisation}", "The Wellbeing Services County of Example")
    assert first.startswith("# ")
    assert len(first.split()) <= FIRST_WORDS
    assert all(section.split("\n", 1)[1].strip() for section in sections)
    newest = path.parent.parent.name in FIRST_ONLY
    assert set(re.findall(r"\{[^}]*\}", text)) == HOLES["2" if newest else path.parent.name]


class Seen(HTMLParser):
    """The words of <main> that stand there before anything is unfolded."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._main = self._summary = False
        self._folded = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._main |= tag == "main"
        self._summary |= tag == "summary"
        self._folded += tag == "details"

    def handle_endtag(self, tag: str) -> None:
        self._main &= tag != "main"
        self._summary &= tag != "summary"
        self._folded -= tag == "details"

    def handle_data(self, data: str) -> None:
        if self._main and (self._summary or not self._folded):
            self.words += [word for word in data.split() if re.search(r"\w", word)]


@pytest.mark.parametrize("slug", BUILT_IN)
@pytest.mark.parametrize("lang", FOR_CLIENTS)
def test_the_page_of_a_notice_is_short_as_a_whole(web: Web, slug: str, lang: str) -> None:
    client = web.client()
    client.post("/language", language=lang, back="/privacy")
    client.proceed(web.secret(web.launch(slug)))
    seen = Seen()
    seen.feed(client.get(f"/j/{client.ref}/notice").text)
    texts = web.core.texts
    for key in ("notice-more-title", "notice-agree", "notice-refuse"):
        assert texts.text(lang, key) in " ".join(seen.words)
    assert len(seen.words) <= FIRST_WORDS, " ".join(seen.words)


@pytest.mark.parametrize("version", HOLES)
@pytest.mark.parametrize("id_", BUILT_IN)
def test_a_notice_has_the_same_sections_in_every_language(id_: str, version: str) -> None:
    counts = {
        (NOTICES / id_ / version / f"{lang}.md").read_text(encoding="utf-8").count("\n## ")
        for lang in FOR_CLIENTS
        if (NOTICES / id_ / version / f"{lang}.md").exists()
    }
    assert len(counts) == 1
