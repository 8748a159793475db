"""`/admin/log`: opening pseudonyms, forgetting a client, and how the log is."""

from __future__ import annotations

import re
from html import unescape

import pytest

from flask_admin_app.models import PseudonymRequestRow, StaffRole, UserRow
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import checkpoints, pseudonyms
from tests.support.probe import main_of, page_of, person, records
from tests.support.web import Web
from tuokio.ids import new_ref
from tuokio.ledger import EntryType


def asked(web: Web, who: str = "auditor") -> str:
    """A request about the professional; returns its id."""
    pseudonyms.ask(web.core, getattr(web.cast, who), web.cast.professional.ref, "complaint")
    with web.core.database.read() as session:
        [row] = session.query(PseudonymRequestRow)
        return row.id


def granted(web: Web) -> bool | None:
    with web.core.database.read() as session:
        [row] = session.query(PseudonymRequestRow)
        return row.granted


def over(web: Web, slug: str = "talk") -> tuple[str, str]:
    """A meeting that has ended, and its client's number in the log."""
    encounter, client = web.admitted(slug)
    web.staff("professional").post(f"/desk/encounters/{encounter}/end")
    number = person(web.core, client.ref).subject_ref
    assert number
    return encounter, number


def of(web: Web, encounter: str, number: str) -> list[str]:
    """What is still known of a client."""
    return [
        each["event_type"] for each in records(web.core, encounter) if each["subject_ref"] == number
    ]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_shows_requests_and_how_the_log_is(any_web: Web, language: str) -> None:
    web = any_web
    asked(web)
    checkpoints.publish_if_due(web.core)
    administrator = web.staff("administrator")
    administrator.post("/language", language=language, back="/admin/log")
    response = administrator.get("/admin/log")
    assert page_of(response) == "admin-log"
    page = unescape(main_of(response))
    texts = web.core.texts
    words = texts.text(
        language,
        "admin-log-wish",
        auditor=web.cast.auditor.shown_name,
        code=web.cast.professional.ref[:6].upper(),
        staff=web.cast.professional.shown_name,
    )
    assert words in page
    assert texts.text(language, "audit-health-good") in page
    with web.core.database.read() as session:
        [key] = checkpoints.vkeys(session)
    assert f'value="{key}"' in page


def test_shows_no_entry_and_logs_no_look(web: Web) -> None:
    encounter = web.launch()
    page = main_of(web.staff("administrator").get("/admin/log"))
    assert encounter not in page
    assert 'id="entry-' not in page
    assert records(web.core, None, EntryType.VIEWED) == []


@pytest.mark.parametrize(("decision", "outcome"), [("open", True), ("refuse", False)])
def test_decides(any_web: Web, decision: str, outcome: bool) -> None:
    web = any_web
    path = f"/admin/log/pseudonyms/{asked(web)}"
    administrator = web.staff("administrator")
    assert administrator.post(f"{path}/{decision}").location == "/admin/log"
    assert granted(web) is outcome
    type_ = EntryType.PSEUDONYM_OPENED if outcome else EntryType.PSEUDONYM_REFUSED
    assert len(records(web.core, None, type_)) == 1
    # Twice is once.
    assert administrator.post(f"{path}/{decision}").status_code == 303
    assert len(records(web.core, None, type_)) == 1
    other = "refuse" if outcome else "open"
    response = administrator.post(f"{path}/{other}")
    assert response.status_code == 409
    assert web.core.texts.text("fi", "admin-log-error-decided") in main_of(response)
    assert granted(web) is outcome
    code = web.cast.professional.ref[:6].upper()
    words = web.core.texts.text(
        "fi",
        "admin-log-decided-open" if outcome else "admin-log-decided-refused",
        when="14.5.2030 klo 12.00.00",
        code=code,
        auditor=web.cast.auditor.shown_name,
    )
    assert words in unescape(main_of(administrator.get("/admin/log")))


def test_nobody_decides_on_a_request_of_their_own(web: Web) -> None:
    with web.core.database.write() as work:
        user = work.session.get_one(UserRow, web.cast.administrator.id)
        user.roles = [StaffRole.ADMINISTRATOR.value, StaffRole.AUDITOR.value]
    path = f"/admin/log/pseudonyms/{asked(web, 'administrator')}/open"
    administrator = web.staff("administrator")
    page = main_of(administrator.get("/admin/log"))
    assert web.core.texts.text("fi", "admin-log-wish-own") in page
    assert 'data-action="open-pseudonym"' not in page
    response = administrator.post(path)
    assert response.status_code == 409
    assert web.core.texts.text("fi", "admin-log-error-own") in main_of(response)
    assert granted(web) is None


def test_requests_of_another_house_do_not_exist(web: Web) -> None:
    with web.core.database.write() as work:
        user = work.session.get_one(UserRow, web.cast.stranger.id)
        user.roles = [StaffRole.ADMINISTRATOR.value]
    path = f"/admin/log/pseudonyms/{asked(web)}/open"
    stranger = web.staff("stranger")
    assert stranger.post(path).status_code == 404
    assert web.cast.auditor.shown_name not in stranger.get("/admin/log").text
    assert granted(web) is None


@pytest.mark.parametrize("bad", ["nothing", "%F0%9F%A6%8A"])
def test_bad_request(web: Web, bad: str) -> None:
    administrator = web.staff("administrator")
    assert administrator.post(f"/admin/log/pseudonyms/{bad}/open").status_code == 404
    assert administrator.post(f"/admin/log/pseudonyms/{asked(web)}/ponder").status_code == 404


def test_a_clients_records_are_destroyed_after_a_question(any_web: Web) -> None:
    web = any_web
    encounter, number = over(web)
    count = len(of(web, encounter, number))
    administrator = web.staff("administrator")
    asked_first = main_of(administrator.post("/admin/log/erase", number=number))
    texts = web.core.texts
    assert texts.text("fi", "admin-log-erase-question", count=count) in asked_first
    assert len(of(web, encounter, number)) == count  # nothing yet
    form = dict(re.findall(r'type="hidden" name="(number|confirm)" value="([^"]+)"', asked_first))
    response = administrator.post("/admin/log/erase", **form)
    assert response.status_code == 303
    assert texts.text("fi", "admin-log-erase-done") in main_of(administrator.get(response.location))
    again = main_of(administrator.get(response.location))
    assert texts.text("fi", "admin-log-erase-done") not in again  # it was told
    assert of(web, encounter, number) == []
    [erased] = records(web.core, None, EntryType.ERASED)
    assert erased["entity_id"] == web.cast.administrator.ref
    assert len(erased["facts"]["entries"]) == count
    # Twice: there is nothing of that number any more.
    twice = administrator.post("/admin/log/erase", **form)
    assert twice.status_code == 422
    assert texts.text("fi", "admin-log-error-number") in main_of(twice)
    assert len(records(web.core, None, EntryType.ERASED)) == 1


def test_the_number_is_read_as_people_write_it(web: Web) -> None:
    _, number = over(web)
    written = f" {number[:8].upper()} {number[8:16]}-{number[16:]} "
    page = main_of(web.staff("administrator").post("/admin/log/erase", number=written))
    assert f'name="number" value="{number}"' in page


def test_while_the_meeting_goes_on_nothing_is_destroyed(web: Web) -> None:
    encounter, client = web.admitted()
    number = person(web.core, client.ref).subject_ref
    assert number
    before = of(web, encounter, number)
    response = web.staff("administrator").post("/admin/log/erase", number=number, confirm="yes")
    assert response.status_code == 409
    assert web.core.texts.text("fi", "admin-log-error-not-over") in main_of(response)
    assert of(web, encounter, number) == before


@pytest.mark.parametrize("number", ["", "nothing", "0", "x" * 5000, "<b>"])
def test_a_number_that_is_none(web: Web, number: str) -> None:
    response = web.staff("administrator").post("/admin/log/erase", number=number, confirm="yes")
    assert response.status_code == 422
    assert "<b>" not in re.sub(r"<p><b>", "", main_of(response))


@pytest.mark.parametrize("number", ["\0", "a" * 25 + "\0"])
def test_a_number_with_a_zero_byte(any_web: Web, number: str) -> None:
    administrator = any_web.staff("administrator")
    response = administrator.post("/admin/log/erase", number=number, confirm="yes")
    assert response.status_code == 422
    assert any_web.core.texts.text("fi", "admin-log-error-number") in main_of(response)


def test_numbers_of_others_are_not_known(web: Web) -> None:
    encounter = launch(web.core, web.cast.stranger, "talk")
    client = web.client().to_waiting(web.secret(encounter, "stranger"))
    number = person(web.core, client.ref).subject_ref
    assert number
    administrator = web.staff("administrator")
    for each in (number, encounter, new_ref()):
        response = administrator.post("/admin/log/erase", number=each, confirm="yes")
        assert response.status_code == 422
    assert of(web, encounter, number)


@pytest.mark.parametrize("who", ["professional", "auditor", "stranger"])
def test_for_others_there_is_no_such_page(web: Web, who: str) -> None:
    _, number = over(web)
    browser = web.staff(who)
    assert browser.get("/admin/log").status_code == 404
    assert browser.post("/admin/log/erase", number=number, confirm="yes").status_code == 404
    assert browser.post(f"/admin/log/pseudonyms/{asked(web)}/open").status_code == 404
    assert granted(web) is None
    assert records(web.core, None, EntryType.ERASED) == []


def test_nobody_signed_in(web: Web) -> None:
    assert web.client().get("/admin/log").location == "/sign-in?next=/admin/log"
    assert web.client().post("/admin/log/erase", number=new_ref()).status_code == 401


def test_wrong_method(web: Web) -> None:
    administrator = web.staff("administrator")
    assert administrator.post("/admin/log").status_code == 405
    assert administrator.get("/admin/log/erase").status_code == 405
    assert administrator.get(f"/admin/log/pseudonyms/{asked(web)}/open").status_code == 405


NAVIGATION = {
    "professional": [],
    "administrator": ["/admin", "/admin/log"],
    "auditor": ["/audit"],
}


@pytest.mark.parametrize("who", NAVIGATION)
def test_the_way_here_is_shown_to_those_who_may_go(web: Web, who: str) -> None:
    pattern = re.compile(r'<li><a href="(/[^"]*)"( aria-current="page")?>')
    staff = web.staff(who)
    for path in ["/desk"] if who == "professional" else NAVIGATION[who]:
        found = pattern.findall(staff.get(path).text.split("</header>")[0])
        assert [each for each, _ in found if each != "/desk"] == NAVIGATION[who]
        assert [each for each, current in found if current] == [path]


def test_the_settings_lead_here(web: Web) -> None:
    assert 'href="/admin/log"' in main_of(web.staff("administrator").get("/admin"))
