"""Notices: what a person reads before agreeing (CONS 1), word for word and for ever (LOG 2).

A notice is a Markdown file `notices/<id>/<version>/<lang>.md`. What stands before the first
`## ` is the first layer; each `## ` section is folded. A published file is never changed: a
new wording is a new version.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources

MEDIA_TYPE = "text/markdown; charset=utf-8"


class NoticeMissing(LookupError):
    """There is no such notice, or not in that language."""


@dataclass(frozen=True, slots=True)
class Notice:
    """The text that one person was shown: `text` is exact, `sha256` is its hash in hex."""

    id: str
    version: int
    language: str
    text: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the UTF-8 text, in hex."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def title(self) -> str:
        """The first heading."""
        return self._first_lines()[0].removeprefix("# ").strip()

    @property
    def first_layer(self) -> str:
        """Markdown of what is read first, without the title."""
        return "\n".join(self._first_lines()[1:]).strip()

    @property
    def sections(self) -> list[tuple[str, str]]:
        """(title, Markdown) of each folded section."""
        parts = self.text.split("\n## ")[1:]
        return [(part.split("\n", 1)[0].strip(), part.split("\n", 1)[1].strip()) for part in parts]

    def _first_lines(self) -> list[str]:
        return self.text.split("\n## ")[0].strip().splitlines()


def load(
    id_: str,
    language: str,
    *,
    organisation: str,
    servers: str,
    contact: str,
    retention_days: int,
) -> Notice:
    """The newest version of a notice, with the organisation's words filled in, and how long the
    log is kept.

    Nothing about one encounter or one person is filled in: the text is kept for ever.

    Raises:
        NoticeMissing: unknown id or language.
    """
    version, language, source = _source(id_, language)
    text = (
        source.replace("{organisation}", organisation)
        .replace("{servers}", servers)
        .replace("{contact}", contact)
        .replace("{retention}", retention(retention_days, language))
    )
    return Notice(id_, version, language, text)


# For one and for many; Finnish in the genitive, as it stands before "ajan".
_YEARS = {"fi": ("vuoden", "vuoden"), "sv": ("år", "år"), "en": ("year", "years")}
_DAYS = {"fi": ("päivän", "päivän"), "sv": ("dag", "dagar"), "en": ("day", "days")}


def retention(days: int, language: str) -> str:
    """A time of keeping in words, as a notice in `fi`, `sv` or `en` needs it: `10 years`. Years of
    365 days, where they are whole."""
    whole_years = days % 365 == 0 and days > 0
    count = days // 365 if whole_years else days
    one, many = (_YEARS if whole_years else _DAYS)[language.partition("-")[0]]
    return f"{count} {one if count == 1 else many}"


@cache
def _source(id_: str, language: str) -> tuple[int, str, str]:
    """The newest text, its version, and the language it is in: that of a variant (`fi-selko`) where
    it has one, else the language itself."""
    # Neither may step out of the notice's folder.
    if not id_.isidentifier() or not language.replace("-", "").isalnum():
        raise NoticeMissing(f"{id_} in {language}")
    folder = resources.files("tuokio.consent") / "notices" / id_
    if not folder.is_dir():
        raise NoticeMissing(id_)
    versions = sorted(int(each.name) for each in folder.iterdir() if each.name.isdigit())
    for found in dict.fromkeys([language, language.partition("-")[0]]):
        file = folder / str(versions[-1]) / f"{found}.md"
        if file.is_file():
            return versions[-1], found, file.read_text("utf-8")
    raise NoticeMissing(f"{id_} in {language}")
