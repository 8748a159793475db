"""Every event and every fact that is written has words, in each language."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from flask_admin_app.audit.words import TOLD_ELSEWHERE, Names, entry_view
from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.services.log.audit_story import Line
from flask_admin_app.services.log.pseudonyms import AskReason
from tests.support.web import Web
from tuokio.consent.choices import ConsentMethod
from tuokio.encounters.service_template import builtin, parse
from tuokio.ledger import EntryType

HOUSE = Path(__file__).parents[3]
FACTS = re.compile(r"facts(?::[^=\n]+)?\s*=\s*\{([^{}]*)\}")
NAME = re.compile(r'"([a-z_]+)":')
PEOPLE = {"staff", "auditor"}
OF_LOOKS = {"what", "format", "form", "count"}
"""Written by functions that take the rest from their callers."""
NOT_SHOWN = {"encounter"}
"""Told where the meeting's story is."""


def written() -> set[str]:
    """The names of facts, as they stand where entries are made."""
    sources = [*HOUSE.glob("plugin/tuokio/**/*.py"), *HOUSE.glob("flask_admin_app/**/*.py")]
    return {
        name
        for path in sources
        for facts in FACTS.findall(path.read_text("utf-8"))
        for name in NAME.findall(facts)
    }


@pytest.mark.parametrize("language", SUPPORTED)
def test_every_event_has_words(web: Web, language: str) -> None:
    words = {each: web.core.texts.text(language, "audit-event", type=each) for each in EntryType}
    assert not [each for each, text in words.items() if text == each]
    assert len(set(words.values())) == len(words)


@pytest.mark.parametrize("language", SUPPORTED)
def test_every_fact_has_words(web: Web, language: str) -> None:
    names = written()
    assert {"role", "promise", "entries", "reason", "by"} <= names
    told = (names | OF_LOOKS) - TOLD_ELSEWHERE - PEOPLE - NOT_SHOWN
    assert {f"audit-fact-{name}" for name in told} <= web.core.texts.keys(language)


@pytest.mark.parametrize("language", SUPPORTED)
@pytest.mark.parametrize(
    ("key", "values"), [("method", [*ConsentMethod]), ("reason", [*AskReason])]
)
def test_codes_have_words(web: Web, language: str, key: str, values: list[str]) -> None:
    unknown = web.core.texts.text(language, f"audit-fact-{key}", value="unknown-code")
    assert "unknown-code" in unknown
    for value in values:
        words = web.core.texts.text(language, f"audit-fact-{key}", value=value)
        assert words != unknown.replace("unknown-code", value)


@pytest.mark.parametrize("language", SUPPORTED)
def test_notices_are_called_as_their_services_are(web: Web, language: str) -> None:
    for notice in ("talk", "appointment", "group"):
        template = parse(builtin()[notice])
        name = web.core.texts.text(language, "notice-name", id=template.notice)
        assert name == template.text(template.name, language)


def told(web: Web, **changed: object) -> list[str]:
    """What a line says beside its event."""
    at = datetime(2030, 1, 1, tzinfo=UTC)
    empty = dict.fromkeys(("unit_id", "encounter", "template", "client", "staff", "purpose"))
    fields = {**empty, "notice": None, "method": None, "facts": {}, **changed}
    line = Line(index=1, at=at, type="key_rotated", **fields)  # type: ignore[arg-type]
    with web.app.test_request_context(headers={"Accept-Language": "en"}):
        return list(entry_view(line, Names("", {}, {})).about)


def test_a_key_is_told_by_its_eight_digits(web: Web) -> None:
    facts = {"old": "id7b0f9f40", "new": "id01234567"}
    assert told(web, facts=facts) == ["Old key: 7b0f9f40", "New key: 01234567"]


def test_without_an_answer_no_button_is_told(web: Web) -> None:
    words = web.core.texts.text("en", "audit-fact-method", value="click")
    assert told(web, method="click") == [words]
    assert told(web, method=None) == []
