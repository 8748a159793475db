"""What the waiting room shows is the organisation's own (WAIT 6): a welcome, what is good to know,
a picture, a video to see before; and on every client's page where urgent help is (JOIN 8)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from flask_admin_app.core import Core
from flask_admin_app.i18n import LANGUAGES, SUPPORTED, base_of
from flask_admin_app.models import OrganisationRow
from flask_admin_app.services.form_faults import Fault, FieldsInvalid
from flask_admin_app.services.pictures import PictureInvalid, draw

LONGEST = {"welcome": 600, "rules": 1200, "hours": 300, "emergency": 300}
"""Characters of each text."""

LONGEST_ALT = 200
LONGEST_VIDEO = 300

_PICTURE_FAULTS = {
    "empty": "admin-waiting-error-picture-empty",
    "too_large": "admin-waiting-error-picture-large",
    "too_many_pixels": "admin-waiting-error-picture-pixels",
    "bad": "admin-waiting-error-picture-bad",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A text and the language that it is in, which may not be that of the page."""

    text: str
    language: str

    @property
    def lines(self) -> list[str]:
        """Its lines, without empty ones."""
        return [line for line in self.text.split("\n") if line]


@dataclass(frozen=True, slots=True)
class Picture:
    """The calming picture. Without words it is decoration."""

    version: str
    width: int
    height: int
    alt: Mapping[str, str] = field(default_factory=dict)

    def words(self, language: str) -> str:
        """What is in it, in that language."""
        return self.alt.get(base_of(language), "")


@dataclass(frozen=True, slots=True)
class WaitingContent:
    """All of it. `texts` are those of `LONGEST`, each by language."""

    texts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    video: str | None = None
    picture: Picture | None = None

    def said(self, which: str, language: str) -> Said | None:
        """A text in that language; else in the first that has one."""
        found = self.texts.get(which, {})
        for code in (base_of(language), *SUPPORTED):
            if found.get(code):
                return Said(found[code], code)
        return None

    def emergency(self, language: str) -> Said | None:
        """Where urgent help is, only in the reader's own language: where the organisation wrote
        none in it, our own text says it in words that they read (JOIN 8)."""
        text = self.texts.get("emergency", {}).get(base_of(language))
        return Said(text, base_of(language)) if text else None

    @property
    def video_host(self) -> str | None:
        """Whose service the video is on: told before anybody follows the link."""
        return urlsplit(self.video).hostname if self.video else None


def content_of(owner: OrganisationRow) -> WaitingContent:
    """What the organisation has written."""
    data: Mapping[str, Any] = owner.waiting or {}
    picture = data.get("picture")
    return WaitingContent(
        texts={which: data.get(which, {}) for which in LONGEST},
        video=data.get("video"),
        picture=Picture(**picture) if picture else None,
    )


def save_texts(
    core: Core, organisation_id: int, texts: Mapping[str, Mapping[str, str]], video: str
) -> None:
    """Keep the texts, by kind and language, and the link.

    Raises:
        FieldsInvalid: a text is too long, or the link is not one of https.
    """
    cleaned = {
        which: {code: _clean(texts.get(which, {}).get(code, "")) for code in SUPPORTED}
        for which in LONGEST
    }
    faults = {
        f"{which}-{code}": Fault("admin-waiting-error-long", {"max": LONGEST[which]})
        for which, by_language in cleaned.items()
        for code, text in by_language.items()
        if len(text) > LONGEST[which]
    }
    video = video.strip()
    if video and not _is_https(video):
        faults["video"] = Fault("admin-waiting-error-video")
    if faults:
        raise FieldsInvalid(faults)
    _change(core, organisation_id, {**cleaned, "video": video or None})


def save_picture(
    core: Core,
    organisation_id: int,
    data: bytes,
    alt: Mapping[str, str],
    *,
    decorative: bool,
) -> None:
    """Keep a picture, or only its words where no file came and there is one already.

    Raises:
        FieldsInvalid: a file that cannot be used, or words missing in a language.
    """
    words = {} if decorative else {code: _clean(alt.get(code, "")) for code in SUPPORTED}
    faults = {
        f"alt-{code}": Fault("admin-waiting-error-alt-long", {"max": LONGEST_ALT})
        for code, text in words.items()
        if len(text) > LONGEST_ALT
    }
    missing = [code for code, text in words.items() if not text]
    if missing:  # told once, at the first
        named = ", ".join(dict(LANGUAGES)[code] for code in missing)
        faults[f"alt-{missing[0]}"] = Fault("admin-waiting-error-alt", {"languages": named})
    # Drawing takes seconds, and whoever writes holds up everybody else: it is done before that.
    try:
        drawn = draw(data) if data else None
    except PictureInvalid as error:
        faults["file"] = Fault(_PICTURE_FAULTS[error.code])
        raise FieldsInvalid(faults) from error
    with core.database.write() as work:
        owner = work.session.get_one(OrganisationRow, organisation_id)
        shown = drawn or content_of(owner).picture
        if shown is None:
            faults["file"] = Fault(_PICTURE_FAULTS["empty"])
        if shown is None or faults:
            raise FieldsInvalid(faults)
        if drawn:
            owner.picture, owner.picture_jpeg = drawn.webp, drawn.jpeg
        size: dict[str, Any] = {"width": shown.width, "height": shown.height}
        told = {"version": shown.version, **size, "alt": words}
        owner.waiting = {**(owner.waiting or {}), "picture": told}


def remove_picture(core: Core, organisation_id: int) -> None:
    """Show none. Twice is once."""
    with core.database.write() as work:
        owner = work.session.get_one(OrganisationRow, organisation_id)
        owner.picture = owner.picture_jpeg = None
        owner.waiting = {**(owner.waiting or {}), "picture": None}


def _change(core: Core, organisation_id: int, values: Mapping[str, Any]) -> None:
    with core.database.write() as work:
        owner = work.session.get_one(OrganisationRow, organisation_id)
        owner.waiting = {**(owner.waiting or {}), **values}


def _clean(text: str) -> str:
    """Plain text: lines without space around them, and no characters that nobody sees."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (
        "".join(char for char in line if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
        for line in lines
    )
    return "\n".join(line.strip() for line in kept).strip()


def _is_https(address: str) -> bool:
    """Whether it is a whole address of a page elsewhere: nobody's password in it, nothing that a
    reader cannot see."""
    if len(address) > LONGEST_VIDEO or not address.isascii() or not address.isprintable():
        return False
    if " " in address or "\\" in address:
        return False
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018 - it is read where it is asked for
    except ValueError:
        return False
    host = parts.hostname or ""
    return parts.scheme == "https" and "." in host and "@" not in parts.netloc
