"""Templates: the built-in ones, and what a faulty one is told."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest

from tuokio.consent import notices
from tuokio.encounters.service_template import (
    LANGUAGES,
    MeetingKind,
    NamePolicy,
    ServiceTemplate,
    TemplateInvalid,
    builtin,
    parse,
)
from tuokio.identity.policy import NO_POLICY, IdentityPolicy

BUILTIN = builtin()
TEMPLATES = [parse(data) for data in BUILTIN.values()]
each_template = pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.slug)


def talk(**changes: Any) -> dict[str, Any]:
    return BUILTIN["talk"] | changes


def faults(data: dict[str, Any]) -> list[str]:
    with pytest.raises(TemplateInvalid) as caught:
        parse(data)
    return [fault.split(":")[0] for fault in str(caught.value).split("; ")]


# --- built in ---------------------------------------------------------------------------------


def test_the_built_in_templates_in_their_order() -> None:
    assert list(BUILTIN) == ["talk", "appointment", "group", "identified"]


def test_every_caller_gets_a_copy() -> None:
    builtin()["talk"]["slug"] = "changed"
    assert builtin()["talk"]["slug"] == "talk"


@each_template
def test_a_template_survives_the_database(template: ServiceTemplate) -> None:
    assert parse(json.loads(json.dumps(BUILTIN[template.slug]))) == template


@each_template
def test_a_template_speaks_every_language(template: ServiceTemplate) -> None:
    for texts in (template.name, template.description):
        assert set(texts) == set(LANGUAGES)
        assert len(set(texts.values())) == len(LANGUAGES)


@each_template
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_has_its_notice(template: ServiceTemplate, language: str) -> None:
    notice = notices.load(
        template.notice,
        language,
        organisation="Rantakylä",
        servers="Kotka",
        contact="09 123",
        retention_days=template.retention_days,
    )
    assert notice.id == template.notice


def test_the_low_threshold_asks_nothing() -> None:
    template = parse(BUILTIN["talk"])
    assert template.identity == NO_POLICY
    assert template.names is NamePolicy.NUMBERED
    assert template.neutral
    assert template.one_to_one


def test_an_appointment_is_for_somebody_known() -> None:
    template = parse(BUILTIN["appointment"])
    assert template.identity == IdentityPolicy((("known_client",),), required=True)
    assert template.names is NamePolicy.INVITED


def test_a_group_lasts_hours_and_opens_two_hours_early() -> None:
    """JOIN 4: 8.00 for 10.00, four to six hours with breaks."""
    template = parse(BUILTIN["group"])
    assert template.kind is MeetingKind.GROUP
    assert not template.one_to_one
    assert template.early_opening == timedelta(hours=2)
    assert timedelta(hours=4) <= template.length <= timedelta(hours=6)


def test_a_language_without_a_text_gets_the_finnish_one() -> None:
    template = parse(BUILTIN["talk"])
    assert template.text(template.name, "en") == "A talk without giving your name"
    assert template.text(template.name, "so") == template.name["fi"]


# --- faults -----------------------------------------------------------------------------------


def test_everything_that_is_missing_is_named_at_once() -> None:
    assert set(faults({})) == {
        "slug",
        "notice",
        "name",
        "description",
        "length_minutes",
        "early_opening_minutes",
        "grace_minutes",
        "retention_days",
        "kind",
        "names",
        "identity",
        "required_purposes",
        "neutral",
    }


@pytest.mark.parametrize("key", ["slug", "notice"])
@pytest.mark.parametrize(
    "value", ["", "two words", "a/b", "../a", "a.b", "-", "a" * 65, 1, None, []]
)
def test_a_code_is_a_word(key: str, value: object) -> None:
    assert faults(talk(**{key: value})) == [key]


@pytest.mark.parametrize("slug", ["talk", "open-talk", "open_talk_2", "a" * 64])
def test_what_a_slug_may_be(slug: str) -> None:
    assert parse(talk(slug=slug)).slug == slug


@pytest.mark.parametrize("key", ["name", "description"])
@pytest.mark.parametrize(
    "value",
    [
        None,
        "Keskustelu",
        {},
        {"fi": "Keskustelu", "en": "Talk"},
        {"fi": "Keskustelu", "sv": "", "en": "Talk"},
        {"fi": "Keskustelu", "sv": "  ", "en": "Talk"},
        {"fi": "Keskustelu", "sv": 1, "en": "Talk"},
    ],
)
def test_a_text_is_needed_in_every_language(key: str, value: object) -> None:
    assert faults(talk(**{key: value})) == [key]


@pytest.mark.parametrize(
    ("key", "low", "high"),
    [
        ("length_minutes", 5, 720),
        ("early_opening_minutes", 0, 720),
        ("grace_minutes", 1, 720),
        ("retention_days", 1, 36600),
    ],
)
def test_times_have_bounds(key: str, low: int, high: int) -> None:
    for fine in (low, high):
        parse(talk(**{key: fine}))
    bad: tuple[object, ...] = (low - 1, high + 1, -1, 10**30, float(high), str(high), True, None)
    for value in bad:
        assert faults(talk(**{key: value})) == [key]


@pytest.mark.parametrize("key", ["kind", "names"])
@pytest.mark.parametrize("value", ["", "other", None, 1, [], {}])
def test_a_choice_is_one_of_its_list(key: str, value: object) -> None:
    assert faults(talk(**{key: value})) == [key]


@pytest.mark.parametrize("value", [None, "known_client", ["passport"], [None], [[]], [{}]])
def test_identity_is_a_list_of_known_methods(value: object) -> None:
    assert faults(talk(identity=value)) == ["identity"]


@pytest.mark.parametrize("value", [None, [], "remote_meeting", [""], ["two words"], [1], [[]]])
def test_at_least_one_purpose_is_agreed_to(value: object) -> None:
    assert faults(talk(required_purposes=value)) == ["required_purposes"]


@pytest.mark.parametrize(
    "value", [["remote_meeting", "recording"], ["remote_meeting"] * 2, ["board_copy"], ["../talk"]]
)
def test_only_a_known_purpose_is_required_and_only_once(value: list[str]) -> None:
    """What is optional by nature is required of nobody."""
    assert faults(talk(required_purposes=value)) == ["required_purposes"]


def test_optional_purposes() -> None:
    assert parse(talk()).optional_purposes == ()
    assert parse(talk(optional_purposes=["board_copy"])).optional_purposes == ("board_copy",)


@pytest.mark.parametrize(
    "value", [None, "board_copy", ["recording"], ["board_copy"] * 2, [1], [[]], ["remote_meeting"]]
)
def test_an_optional_purpose_is_known_and_not_required(value: object) -> None:
    assert faults(talk(optional_purposes=value)) == ["optional_purposes"]


def test_both_lists_of_purposes_can_be_wrong() -> None:
    found = faults(talk(required_purposes=None, optional_purposes=["recording"]))
    assert found == ["required_purposes", "optional_purposes"]


@pytest.mark.parametrize("slug", ["131052-308T", "040-1234567", "talk-0401234567", "k" * 32])
def test_a_slug_that_the_log_would_refuse_is_refused_at_once(slug: str) -> None:
    assert faults(talk(slug=slug)) == ["slug"]


@pytest.mark.parametrize("value", [None, 0, "false"])
def test_neutral_is_yes_or_no(value: object) -> None:
    assert faults(talk(neutral=value)) == ["neutral"]
