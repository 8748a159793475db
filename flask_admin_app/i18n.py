"""The service's texts, in Project Fluent, and dates and times in words (ALL 1).

Every `.ftl` file below `translations/<language>/` is read once, at start. A text that is missing,
or that asks for an argument it was not given, is an error and never an empty line:
`tests/flask_admin_app/test_texts.py` finds such a text before a client does.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any, Final

from babel import Locale
from babel.dates import format_date as babel_format_date
from babel.dates import format_time as babel_format_time
from babel.lists import format_list as babel_format_list
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import ast
from fluent.syntax.visitor import Visitor
from werkzeug.datastructures import LanguageAccept
from werkzeug.http import parse_accept_header

LANGUAGES: Final[tuple[tuple[str, str], ...]] = (
    ("fi", "Suomi"),
    ("sv", "Svenska"),
    ("en", "English"),
)
EASY_FINNISH: Final = "fi-selko"
CLIENT_LANGUAGES: Final[tuple[tuple[str, str], ...]] = (
    LANGUAGES[0],
    (EASY_FINNISH, "Selkosuomi"),
    *LANGUAGES[1:],
)
"""What clients can choose: easy Finnish too (ALL 1). It is a layer over Finnish: what it does not
say anew is said as Finnish says it."""
SUPPORTED: Final[tuple[str, ...]] = tuple(code for code, _ in LANGUAGES)
FOR_CLIENTS: Final[tuple[str, ...]] = tuple(code for code, _ in CLIENT_LANGUAGES)
DEFAULT_LANGUAGE: Final = "fi"
TRANSLATIONS: Final = Path(__file__).parent / "translations"

# With the country: Swedish is Finland-Swedish here, English writes the day before the month.
_LOCALES: Final[Mapping[str, str]] = {"fi": "fi_FI", "sv": "sv_FI", "en": "en_GB"}

_FIRST_STRONG_ISOLATE: Final = "\u2068"
_POP_ISOLATE: Final = "\u2069"


class TextError(Exception):
    """A text does not exist, lacks an argument, or a file of texts cannot be used."""


@dataclass(frozen=True, slots=True)
class _Language:
    bundle: FluentBundle
    arguments: Mapping[str, frozenset[str]]
    strong_other_way: frozenset[str]


class Texts:
    """All texts in all languages. Immutable after `load`, so every thread may read it."""

    def __init__(self, languages: Mapping[str, _Language]) -> None:
        self._languages = languages

    @classmethod
    def load(cls, directory: Path = TRANSLATIONS, languages: Iterable[str] = FOR_CLIENTS) -> Texts:
        return cls({code: _load_language(code, directory) for code in languages})

    def text(self, lang: str, key: str, **arguments: Any) -> str:
        """One text, as plain text: Jinja escapes it."""
        language = self._languages[lang]
        needed = language.arguments.get(key)
        if needed is None:
            raise TextError(f"no text {key!r} in {lang!r}")
        if missing := needed - arguments.keys():
            raise TextError(f"text {key!r} needs {sorted(missing)}")
        given = {
            name: _isolated(value, language.strong_other_way) if isinstance(value, str) else value
            for name, value in arguments.items()
        }
        pattern = language.bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"text {key!r} has no value in {lang!r}")
        result, errors = language.bundle.format_pattern(pattern, given)
        if errors:
            raise TextError(f"text {key!r} in {lang!r}: {errors}")
        return str(result)

    def with_prefixes(self, lang: str, *prefixes: str) -> dict[str, str]:
        """Every text whose key starts with one of `prefixes`: what a page hands to its script."""
        return {
            key: self.text(lang, key)
            for key, arguments in self._languages[lang].arguments.items()
            if key.startswith(prefixes) and not arguments
        }

    def keys(self, lang: str) -> frozenset[str]:
        return frozenset(self._languages[lang].arguments)

    def arguments(self, lang: str, key: str) -> frozenset[str]:
        """The names of the arguments that a text needs."""
        return self._languages[lang].arguments[key]

    def require_complete(self) -> None:
        """Raise TextError unless all languages have the same keys with the same arguments."""
        faults: list[str] = []
        every = frozenset().union(*(self.keys(code) for code in self._languages))
        for key in sorted(every):
            having = {
                code: language.arguments[key]
                for code, language in self._languages.items()
                if key in language.arguments
            }
            absent = self._languages.keys() - having.keys()
            faults.extend(f"{key}: missing in {code}" for code in sorted(absent))
            if len(set(having.values())) > 1:
                faults.append(f"{key}: arguments differ between languages")
        if faults:
            raise TextError("\n".join(faults))

    def format_time(self, lang: str, moment: datetime, zone: tzinfo) -> str:
        """14.30"""
        return babel_format_time(
            moment, self.text(lang, "common-pattern-time"), tzinfo=zone, locale=_locale(lang)
        )

    def format_date(self, lang: str, moment: datetime, zone: tzinfo) -> str:
        """keskiviikkona 26. marraskuuta"""
        return babel_format_date(
            moment.astimezone(zone), self.text(lang, "common-pattern-date"), locale=_locale(lang)
        )

    def format_list(self, lang: str, items: Sequence[str]) -> str:
        """Aino, Eero ja Maija"""
        return babel_format_list(items, locale=_locale(lang))

    def format_datetime(self, lang: str, moment: datetime, zone: tzinfo) -> str:
        """keskiviikkona 26. marraskuuta klo 14.30"""
        return self.text(
            lang,
            "common-date-and-time",
            date=self.format_date(lang, moment, zone),
            time=self.format_time(lang, moment, zone),
        )


def best_language(accept_language: str | None) -> str:
    """The supported language that suits a browser's Accept-Language header best."""
    wanted = parse_accept_header(accept_language, LanguageAccept)
    return wanted.best_match(SUPPORTED, default=DEFAULT_LANGUAGE) or DEFAULT_LANGUAGE


def direction(lang: str) -> str:
    """For `<html dir>`: "ltr" or "rtl"."""
    return "rtl" if _locale(lang).text_direction == "rtl" else "ltr"


def _locale(lang: str) -> Locale:
    return Locale.parse(_LOCALES.get(base_of(lang), lang))


def _isolated(value: str, strong_other_way: frozenset[str]) -> str:
    """Keep a name written in the other direction from turning the sentence around it.

    Fluent can do this for every argument, but then each copied invitation and calendar entry
    carries characters that nobody sees: only the names that need it get them.
    """
    if any(unicodedata.bidirectional(character) in strong_other_way for character in value):
        return f"{_FIRST_STRONG_ISOLATE}{value}{_POP_ISOLATE}"
    return value


class _Arguments(Visitor):
    """Collects the variables of one message, and refuses references that would hide some."""

    def __init__(self) -> None:
        self.names: set[str] = set()
        self.message_references: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802
        self.names.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802
        self.message_references.add(node.id.name)


def base_of(lang: str) -> str:
    """The language that a variant lies over: `fi` of `fi-selko`, and every other its own."""
    return lang.partition("-")[0]


def _load_language(code: str, directory: Path) -> _Language:
    bundle = FluentBundle([_LOCALES.get(base_of(code), code)], use_isolating=False)
    base = _load_layer(bundle, directory, base_of(code))
    own = base if base_of(code) == code else _load_layer(bundle, directory, code)
    if strange := sorted(own.keys() - base.keys()):
        raise TextError(f"{code} has texts that {base_of(code)} lacks: {', '.join(strange)}")
    other_way = {"L"} if direction(code) == "rtl" else {"R", "AL"}
    return _Language(bundle, {**base, **own}, frozenset(other_way))


def _load_layer(bundle: FluentBundle, directory: Path, code: str) -> dict[str, frozenset[str]]:
    """The texts of one folder, with their arguments; they go before what is in the bundle."""
    arguments: dict[str, frozenset[str]] = {}
    faults: list[str] = []
    files = sorted((directory / code).glob("*.ftl"))
    if not files:
        raise TextError(f"no .ftl file in {directory / code}")
    for file in files:
        resource = FluentResource(file.read_text(encoding="utf-8"))
        for entry in resource.body:
            where = f"{code}/{file.name}"
            if isinstance(entry, ast.Junk):
                faults.append(f"{where}: not understood: {(entry.content or '').strip()[:80]!r}")
            elif isinstance(entry, ast.Message):
                key = entry.id.name
                if key in arguments:
                    faults.append(f"{where}: {key} is written twice")
                found = _Arguments()
                found.visit(entry)
                if found.message_references:
                    faults.append(f"{where}: {key} refers to another text")
                arguments[key] = frozenset(found.names)
        bundle.add_resource(resource, allow_overrides=True)
    if faults:
        raise TextError("\n".join(faults))
    return arguments
