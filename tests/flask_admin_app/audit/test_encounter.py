"""`GET /audit/encounters/<id>`: one meeting's story."""

from __future__ import annotations

import pytest

from flask_admin_app.services.launch import launch
from tests.support.audit import event, shown
from tests.support.consent import change_notice
from tests.support.probe import main_of, page_of, records
from tests.support.web import Web
from tuokio.ids import new_ref
from tuokio.ledger import Entry, EntryType


def test_tells_the_story_in_order(any_web: Web) -> None:
    web = any_web
    encounter, client = web.admitted("appointment")
    web.staff("professional").post(f"/desk/encounters/{encounter}/end")
    response = web.staff("auditor").get(f"/audit/encounters/{encounter}")
    page = main_of(response)
    assert page_of(response) == "audit-encounter"
    told = [page.index(f"<b>{event(web, type_)}</b>") for type_ in (
        "encounter_planned", "notice_shown", "consent_given", "identity_check_recorded",
        "admitted", "encounter_ended",
    )]  # fmt: skip
    assert told == sorted(told)
    assert shown(page) == sorted(shown(page))
    assert "14.5.2030" in page
    assert client.ref not in page


def test_clients_have_numbers_in_the_order_they_came(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    web.client().to_waiting(secret)
    web.client().to_waiting(secret)
    page = main_of(web.staff("auditor").get(f"/audit/encounters/{encounter}"))
    told = [each["subject_ref"] for each in records(web.core, encounter) if each["subject_ref"]]
    first, second = dict.fromkeys(told)
    texts = web.core.texts
    for number, ref in ((1, first), (2, second)):
        words = texts.text("fi", "audit-who-client-number", n=number, code=ref[:6].upper())
        assert words in page
    assert texts.text("fi", "audit-encounter-lead", clients=2) in page


def test_links_the_text_that_was_answered(web: Web) -> None:
    encounter, _ = web.waiting()
    sha256 = records(web.core, encounter, EntryType.CONSENT_GIVEN)[0]["notice"]["sha256"]
    page = main_of(web.staff("auditor").get(f"/audit/encounters/{encounter}"))
    assert f'href="/audit/notices/{sha256}"' in page


def test_texts_of_one_name_are_told_apart(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    web.client().to_waiting(secret)
    web.client().to_waiting(secret)
    auditor = web.staff("auditor")
    name = notice_name(web)
    assert f">{name}<" in main_of(auditor.get(f"/audit/encounters/{encounter}"))
    change_notice(web)
    web.client().to_waiting(secret)
    page = main_of(auditor.get(f"/audit/encounters/{encounter}"))
    given = records(web.core, encounter, EntryType.CONSENT_GIVEN)
    hashes = {each["notice"]["sha256"] for each in given}
    assert len(hashes) == 2
    for sha256 in hashes:
        assert f'<li><a href="/audit/notices/{sha256}">{name} ({sha256[:8]})</a></li>' in page
    assert f">{name}<" not in page


def notice_name(web: Web) -> str:
    texts = web.core.texts
    service = texts.text("fi", "notice-name", id="group")
    return texts.text("fi", "audit-notice-name", name=service, version="2", language="fi")


def test_says_that_nothing_was_answered_yet(web: Web) -> None:
    encounter = web.launch()
    page = main_of(web.staff("auditor").get(f"/audit/encounters/{encounter}"))
    assert web.core.texts.text("fi", "audit-encounter-no-texts") in page


def test_tells_what_was_destroyed(web: Web) -> None:
    encounter = web.launch()
    for about in (encounter, new_ref()):
        erased = Entry(
            EntryType.ERASED,
            None,
            facts={"reason": "request", "entries": (7, 8, 9), "keys": 1, "encounter": about},
            unit=web.cast.auditor.unit_id,
        )
        with web.core.database.write() as work:
            work.ledger.append(erased)
    page = main_of(web.staff("auditor").get(f"/audit/encounters/{encounter}"))
    words = web.core.texts.text("fi", "audit-encounter-destroyed", count=3, when="14.5.2030")
    assert page.count(words) == 1


def test_each_look_is_logged_with_the_meeting(web: Web) -> None:
    encounter = web.launch()
    auditor = web.staff("auditor")
    auditor.get(f"/audit/encounters/{encounter}")
    auditor.get(f"/audit/encounters/{encounter}")
    found = records(web.core, encounter, EntryType.VIEWED)
    assert [each["facts"] for each in found] == [{"what": "encounter"}] * 2


def test_other_units_and_other_houses_do_not_exist(web: Web) -> None:
    auditor = web.staff("auditor")
    for who in (web.cast.other_unit, web.cast.stranger):
        encounter = launch(web.core, who, "talk")
        assert auditor.get(f"/audit/encounters/{encounter}").status_code == 404
        assert records(web.core, encounter, EntryType.VIEWED) == []


@pytest.mark.parametrize("bad", ["nothing", "../audit", "%F0%9F%A6%8A", "a" * 26])
def test_bad_id(web: Web, bad: str) -> None:
    assert web.staff("auditor").get(f"/audit/encounters/{bad}").status_code in {404, 405}


@pytest.mark.parametrize("who", ["professional", "administrator"])
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    encounter = web.launch()
    assert web.staff(who).get(f"/audit/encounters/{encounter}").status_code == 404


def test_wrong_method(web: Web) -> None:
    encounter = web.launch()
    assert web.staff("auditor").post(f"/audit/encounters/{encounter}").status_code == 405
