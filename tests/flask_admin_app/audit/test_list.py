"""`GET /audit`: the list, its filters, and who may see it."""

from __future__ import annotations

import re
from html import unescape

import pytest

from flask_admin_app.audit.routes import ON_ONE_PAGE
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log.looks import look
from tests.support.audit import event, shown
from tests.support.cast import email_of
from tests.support.clock import Clock
from tests.support.probe import main_of, page_of, records
from tests.support.web import Web
from tuokio.ledger import EntryType

OLDER = re.compile(r'rel="next" href="([^"]+)"')


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_tells_what_happened_in_words(any_web: Web, language: str) -> None:
    encounter, _ = any_web.admitted()
    auditor = any_web.staff("auditor")
    auditor.post("/language", language=language, back="/audit")
    response = auditor.get("/audit")
    assert page_of(response) == "audit"
    page = main_of(response)
    for type_ in ("encounter_planned", "notice_shown", "consent_given", "admitted"):
        assert f"<b>{event(any_web, type_, language)}</b>" in unescape(page)
    assert f'href="/audit/encounters/{encounter}"' in page
    assert shown(page) == sorted(shown(page), reverse=True)


def test_names_nobody(web: Web) -> None:
    _, client = web.admitted("appointment")
    page = main_of(web.staff("auditor").get("/audit"))
    for secret in (web.cast.professional.shown_name, email_of("professional"), client.ref):
        assert secret not in page
    assert web.cast.professional.ref[:6].upper() in page


def test_times_are_of_the_organisation(web: Web) -> None:
    web.launch()
    # The clock says 9.00 UTC; it is summer in Finland.
    assert "14.5.2030 klo 12.00.00" in main_of(web.staff("auditor").get("/audit"))


@pytest.mark.parametrize("field", ["type", "template", "purpose", "unit"])
def test_filters_leave_what_was_asked_for(web: Web, field: str) -> None:
    web.admitted("appointment")
    web.launch("talk")
    wanted = {
        "type": "consent_given",
        "template": "appointment",
        "purpose": "remote_meeting",
        "unit": str(web.cast.auditor.unit_id),
    }[field]
    auditor = web.staff("auditor")
    every = shown(auditor.get("/audit").text)
    page = auditor.get(f"/audit?{field}={wanted}").text
    assert shown(page)
    if field == "type":
        assert len(shown(page)) == 1
        assert event(web, "consent_given") in main_of(auditor.get("/audit?type=consent_given"))
    if field != "unit":
        assert set(shown(page)) < set(every)
    assert re.search(rf'<option value="{wanted}" selected>', page)


def test_filters_by_the_text_that_was_shown(web: Web) -> None:
    web.waiting("appointment")
    web.waiting("talk")
    auditor = web.staff("auditor")
    page = auditor.get("/audit").text
    texts = re.findall(r'<option value="([0-9a-f]{64})">([^<]+)', page)
    assert len(texts) == 2
    for sha256, _ in texts:
        found = auditor.get(f"/audit?notice={sha256}").text
        # The text that was shown, and what was answered to it.
        assert len(shown(found)) == 2
        assert f'href="/audit/notices/{sha256}"' in main_of(auditor.get(f"/audit?notice={sha256}"))


def test_filters_by_day(web: Web) -> None:
    web.launch()
    day = web.core.clock().date().isoformat()
    auditor = web.staff("auditor")
    assert shown(auditor.get(f"/audit?since={day}&until={day}").text)
    assert not shown(auditor.get("/audit?until=2030-05-13").text)
    assert (
        web.core.texts.text("fi", "audit-list-none") in auditor.get("/audit?since=2030-05-15").text
    )


def test_a_day_ends_at_midnight_in_the_organisation(web: Web, clock: Clock) -> None:
    web.launch()  # 14 May, noon
    clock.forward(hours=11, minutes=59)
    web.launch()  # 23.59
    clock.forward(minutes=2)
    web.launch()  # 0.01 on the 15th, still the 14th in UTC
    auditor = web.staff("auditor")
    planned = "type=encounter_planned"
    assert len(shown(auditor.get(f"/audit?{planned}&until=2030-05-14").text)) == 2
    assert len(shown(auditor.get(f"/audit?{planned}&since=2030-05-15").text)) == 1


@pytest.mark.parametrize(
    "query",
    [
        "since=yesterday",
        "since=2030-02-30",
        "since=0001-01-01",
        "until=9999-12-31",
        "since=2030-05-14&until=2030-05-13",
        "unit=99",
        "unit=x",
        "template=nothing",
        "type=nothing",
        "notice=" + "0" * 64,
        "purpose=nothing",
        "encounter=nothing",
        "before=-1",
        "before=" + "9" * 30,
        "before=%C2%B2",
    ],
)
def test_a_value_that_cannot_be_used_is_kept_and_told(web: Web, query: str) -> None:
    web.launch()
    auditor = web.staff("auditor")
    response = auditor.get(f"/audit?{query}")
    page = main_of(response)
    assert response.status_code == 422
    assert web.core.texts.text("fi", "audit-error-filter") in page
    assert not shown(page)
    assert records(web.core, None, EntryType.VIEWED) == []
    field, value = query.rsplit("&", maxsplit=1)[-1].split("=")
    if field not in {"before", "encounter"}:
        assert f'id="{field}-error"' in page
        assert f'value="{value}"' in page


def test_empty_and_unknown_fields_change_nothing(web: Web) -> None:
    web.launch()
    auditor = web.staff("auditor")
    every = shown(auditor.get("/audit").text)
    page = auditor.get("/audit?since=&type=&unit=%20&colour=blue")
    assert page.status_code == 200
    assert shown(page.text)[1:] == every  # and the look before


def test_goes_back_in_time_page_by_page_and_loses_nothing(web: Web) -> None:
    for _ in range(ON_ONE_PAGE + 1):
        look(web.core, web.cast.auditor, "list")
    web.launch()
    auditor = web.staff("auditor")
    page = auditor.get("/audit?type=viewed").text
    seen = shown(page)
    assert len(seen) == ON_ONE_PAGE
    web.launch()  # what comes meanwhile moves no page
    look(web.core, web.cast.auditor, "list")
    first_look = 0
    while older := OLDER.search(page):
        address = unescape(older[1])
        assert "type=viewed" in address
        page = auditor.get(address).text
        seen += shown(page)
    assert sorted(seen) == sorted(set(seen))
    assert min(seen) == first_look
    assert web.core.texts.text("fi", "audit-list-newest") in page


def test_shows_the_auditors_units_only(any_web: Web) -> None:
    web = any_web
    own = web.launch()
    foreign = [
        launch(web.core, web.cast.other_unit, "talk"),
        launch(web.core, web.cast.stranger, "talk"),
    ]
    auditor = web.staff("auditor")
    page = auditor.get("/audit").text
    assert own in page
    for encounter in foreign:
        assert encounter not in page
        assert not shown(auditor.get(f"/audit?encounter={encounter}").text)
    assert "Nuoret" not in page
    assert auditor.get(f"/audit?unit={web.cast.other_unit.unit_id}").status_code == 422


def test_every_look_is_logged_also_a_second_one(any_web: Web) -> None:
    auditor = any_web.staff("auditor")
    auditor.get("/audit")
    auditor.get("/audit")
    found = records(any_web.core, None, EntryType.VIEWED)
    assert [each["facts"] for each in found] == [{"what": "list"}] * 2
    assert {each["entity_id"] for each in found} == {any_web.cast.auditor.ref}
    assert {each["unit_ref"] for each in found} == {str(any_web.cast.auditor.unit_id)}


def test_a_look_at_one_meeting_belongs_to_that_meeting(web: Web) -> None:
    encounter = web.launch()
    web.staff("auditor").get(f"/audit?encounter={encounter}")
    assert len(records(web.core, encounter, EntryType.VIEWED)) == 1


@pytest.mark.parametrize("path", ["/audit", "/audit/health", "/audit/entries/0"])
@pytest.mark.parametrize(
    "who", ["professional", "colleague", "stranger", "administrator", "other_unit"]
)
def test_for_others_there_is_no_such_page(web: Web, who: str, path: str) -> None:
    web.launch()
    assert web.staff(who).get(path).status_code == 404
    assert records(web.core, None) == []


@pytest.mark.parametrize("path", ["/audit", "/audit/health", "/audit/entries/0"])
def test_nobody_signed_in(web: Web, path: str) -> None:
    assert web.client().get(path).location == f"/sign-in?next={path}"


def test_wrong_method(web: Web) -> None:
    assert web.staff("auditor").post("/audit").status_code == 405
