"""The worker's side of a check: opened, looked at, recorded, stopped (ID 2, ID 3, ID 4)."""

from __future__ import annotations

import io

import pytest

from tests.support.checks import ALL_YES, NOT_GENUINE, change_template, checks, in_check, take_aside
from tests.support.clock import Clock
from tests.support.probe import actions, dump, entries, page_of, person, records
from tests.support.web import Web

POOR = {"result": "poor_picture"}
ID3 = {
    "check",
    "method",
    "genuine",
    "photo",
    "valid",
    "name",
    "result",
    "reason",
    "assurance",
    "started_at",
    "ended_at",
    "document",
}


def facts(web: Web, encounter: str) -> dict[str, object]:
    """What the log says of the one check that was recorded."""
    (found,) = records(web.core, encounter, "identity_check_recorded")
    return dict(found["facts"])


# --- opened -----------------------------------------------------------------------------------


def test_taking_somebody_aside(web: Web) -> None:
    check = in_check(web)
    assert person(web.core, check.client.ref).identity == "in_check"
    page = check.staff.get(check.base)
    assert (page.status_code, page_of(page)) == (200, "check")
    assert {"record-outcome", "choose-document", "stop-check"} <= actions(page)
    assert entries(web.core, check.encounter)[-1] == "identity_check_opened"
    desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
    assert check.base in desk
    assert 'data-action="open-check"' not in desk


def test_twice_is_once(web: Web) -> None:
    check = in_check(web)
    who = f"{check.client.ref}.{person(web.core, check.client.ref).version}"
    again = check.staff.post(f"/desk/encounters/{check.encounter}/checks", who=who)
    assert again.location == check.base
    assert len(checks(web.core)) == 1


def test_nobody_looks_at_two_people_at_a_time(web: Web) -> None:
    check = in_check(web)
    encounter, other = web.waiting("identified")
    response = take_aside(web, encounter, other, check.staff)
    assert response.status_code == 409
    assert web.core.texts.text("fi", "desk-error-in-check") in response.text
    assert len(checks(web.core)) == 1
    assert person(web.core, other.ref).identity == "pending"


@pytest.mark.parametrize("slug", ["talk", "appointment"])
def test_a_service_that_asks_for_no_document_offers_no_check(web: Web, slug: str) -> None:
    encounter, client = web.waiting(slug)
    staff = web.staff("professional")
    assert "open-check" not in actions(staff.get(f"/desk/encounters/{encounter}"))
    assert take_aside(web, encounter, client, staff).status_code == 409


def test_who_changed_meanwhile_is_not_taken_aside(web: Web) -> None:
    encounter, client = web.waiting("identified")
    ref, version = web.who(encounter, client.ref).split(".")
    staff = web.staff("professional")
    old = staff.post(f"/desk/encounters/{encounter}/checks", who=f"{ref}.{int(version) - 1}")
    assert old.status_code == 409
    assert staff.post(f"/desk/encounters/{encounter}/checks").status_code == 404
    assert checks(web.core) == []


def test_a_get_opens_nothing(web: Web) -> None:
    encounter, _ = web.waiting("identified")
    staff = web.staff("professional")
    assert staff.get(f"/desk/encounters/{encounter}/checks").status_code == 405
    check = in_check(Web(web.app, web.core, web.cast))
    for route in ("document", "outcome", "stop", "token"):
        assert check.staff.get(f"{check.base}/{route}").status_code == 405


@pytest.mark.parametrize(
    ("who", "status"),
    [("colleague", 403), ("other_unit", 404), ("stranger", 404), ("auditor", 404)],
)
def test_nobody_else_comes_near(web: Web, who: str, status: int) -> None:
    check = in_check(web)
    browser = web.staff(who)
    before = dump(web.core)
    assert browser.get(check.base).status_code == status
    assert browser.get(f"{check.base}/status").status_code == status
    for route in ("document", "outcome", "stop", "token"):
        assert browser.post(f"{check.base}/{route}", **ALL_YES).status_code == status
    assert browser.post(f"{check.base}/outcome", nonsense="131052-308T").status_code == status
    after = dump(web.core)
    after["staff_sessions"] = before["staff_sessions"]
    assert after == before


def test_a_check_of_another_meeting_is_not_found_here(web: Web) -> None:
    check = in_check(web)
    other = web.launch("identified")
    wrong = f"/desk/encounters/{other}/checks/{check.id}"
    assert check.staff.get(wrong).status_code == 404
    assert check.staff.post(f"{wrong}/outcome", **ALL_YES).status_code == 404
    assert check.staff.get(f"/desk/encounters/{other}/checks/nonsense").status_code == 404


# --- the checklist ----------------------------------------------------------------------------


def test_choosing_a_document_shows_its_checklist_and_is_forgotten_at_the_end(web: Web) -> None:
    check = in_check(web)
    look = web.core.texts.text("fi", "check-look-page_edges")
    assert look not in check.staff.get(check.base).text
    chosen = check.staff.post(f"{check.base}/document", document="passport", origin="other")
    assert chosen.location == check.base
    page = check.staff.get(check.base).text
    assert look in page
    assert "PRADO" in page
    (row,) = checks(web.core)
    assert row.document is not None
    assert b"passport" not in row.document
    length = len(row.document)
    check.staff.post(f"{check.base}/document", document="residence_permit", origin="fi")
    assert len(checks(web.core)[0].document or b"") == length  # the length tells nothing
    check.record(**ALL_YES)
    assert checks(web.core)[0].document is None


@pytest.mark.parametrize("document", ["", "diary", "131052-308T"])
def test_a_document_without_a_checklist_is_refused(web: Web, document: str) -> None:
    check = in_check(web)
    response = check.staff.post(f"{check.base}/document", document=document, origin="fi")
    assert response.status_code == 422
    assert checks(web.core)[0].document is None


def test_without_a_booked_name_the_list_speaks_of_none(web: Web) -> None:
    check = in_check(web)
    page = check.staff.get(check.base).text
    for key in ("check-look-name", "check-ask-say_name"):
        assert web.core.texts.text("fi", key) not in page


def test_every_checklist_has_its_words(web: Web) -> None:
    check = in_check(web)
    for document in ("passport", "identity_card", "residence_permit", "driving_licence", "other"):
        for origin in ("fi", "eu_eea", "other"):
            check.staff.post(f"{check.base}/document", document=document, origin=origin)
            page = check.staff.get(check.base)
            assert page.status_code == 200
            weak = web.core.texts.text("fi", "check-weak") in page.text
            assert weak == (document in {"driving_licence", "other"})


# --- recorded ---------------------------------------------------------------------------------


def test_the_log_has_exactly_these_fields(web: Web, clock: Clock) -> None:
    check = in_check(web)
    clock.forward(minutes=2)
    assert check.record(**ALL_YES).location == check.base
    assert check.staff.get(check.base).location == f"/desk/encounters/{check.encounter}"
    found = facts(web, check.encounter)
    assert set(found) == ID3
    assert found["method"] == "document_on_camera"
    assert (found["result"], found["reason"], found["assurance"]) == ("verified", "ok", "low")
    assert found["name"] == "not_asked"
    assert found["document"] == "identity_document"
    assert found["started_at"] != found["ended_at"]
    assert person(web.core, check.client.ref).identity == "verified"


def test_kind_and_origin_only_where_the_service_requires_them(web: Web) -> None:
    change_template(web.core, "identified", document_details=True)
    check = in_check(web)
    assert check.record(**ALL_YES).status_code == 422
    check.staff.post(f"{check.base}/document", document="residence_permit", origin="fi")
    assert check.record(**ALL_YES).status_code == 303
    found = facts(web, check.encounter)
    assert set(found) == {*ID3, "origin"}
    assert (found["document"], found["origin"]) == ("residence_permit", "fi")


def test_whoever_is_verified_can_be_let_in(web: Web) -> None:
    check = in_check(web)
    check.record(**ALL_YES)
    who = web.who(check.encounter, check.client.ref)
    check.staff.post(f"/desk/encounters/{check.encounter}/admit", who=who)
    assert check.client.post(f"/j/{check.client.ref}/token", _json=True).status_code == 200


def test_could_not_verify_leads_on(web: Web) -> None:
    check = in_check(web)
    check.record(**NOT_GENUINE)
    assert person(web.core, check.client.ref).identity == "not_verified"
    found = facts(web, check.encounter)
    assert (found["result"], found["assurance"]) == ("not_verified", "none")
    desk = check.staff.get(f"/desk/encounters/{check.encounter}")
    assert {"way-on", "record-outcome"} <= actions(desk)  # the ways on, and the policy's other way
    assert "open-check" not in actions(desk)


def test_no_document_is_told_without_any_answer(web: Web) -> None:
    check = in_check(web)
    assert check.record(result="not_verified", reason="no_document").status_code == 303
    assert "document" not in facts(web, check.encounter)


def test_a_poor_picture_can_be_tried_twice_more(web: Web) -> None:
    check = in_check(web)
    for left in ("2", "1"):
        check.record(**POOR)
        page = check.staff.get(check.base)
        assert "open-check" in actions(page)
        assert f'data-ticket-url="/desk/encounters/{check.encounter}/ticket"' in page.text
        assert web.core.texts.text("fi", "check-again", tries=int(left)) in page.text
        check = check.again()
    check.record(**POOR)
    page = check.staff.get(check.base)
    assert "open-check" not in actions(page)
    assert web.core.texts.text("fi", "check-another") in page.text
    assert take_aside(web, check.encounter, check.client, check.staff).status_code == 409


def test_after_a_second_look_the_poor_picture_before_it_is_forgotten(web: Web) -> None:
    check = in_check(web)
    check.record(**POOR)
    check = check.again()
    check.record(**NOT_GENUINE)
    assert check.staff.get(check.base).location == f"/desk/encounters/{check.encounter}"


UNFIT: tuple[tuple[dict[str, str], str], ...] = (
    (ALL_YES | {"genuine": "no"}, "not-all-yes"),
    (ALL_YES | {"photo": "cannot_tell"}, "not-all-yes"),
    (ALL_YES | {"genuine": ""}, "answer-missing"),
    (ALL_YES | {"result": ""}, "result"),
    (ALL_YES | {"result": "stopped"}, "result"),
    (ALL_YES | {"name": "yes"}, "contradiction"),
    (NOT_GENUINE | {"reason": ""}, "no-reason"),
    (NOT_GENUINE | {"reason": "expired"}, "contradiction"),
    (NOT_GENUINE | {"reason": "client_stopped"}, "no-reason"),
)


def test_what_does_not_fit_together_comes_back_with_its_answers(web: Web) -> None:
    check = in_check(web)
    before = dump(web.core)
    for fields, key in UNFIT:
        response = check.record(**fields)
        assert response.status_code == 422
        assert web.core.texts.text("fi", f"check-error-{key}") in response.text
        assert 'id="valid-yes" name="valid" value="yes" checked' in response.text
    assert dump(web.core) == before


FORBIDDEN = {
    "131052-308T": "identity-code",
    "13 10 52 - 308T": "identity-code",
    "FP1234567": "document-number",
    "P<FINMEIKALAINEN<<MATTI<<<<<<<<<<<<<<": "machine-readable",
}


def test_what_nobody_may_write_down_is_refused_with_a_word_of_why(
    web: Web, caplog: pytest.LogCaptureFixture
) -> None:
    check = in_check(web)
    before = dump(web.core)
    for value, key in FORBIDDEN.items():
        for name in ("genuine", "name", "reason", "result", "note", "document"):
            response = check.record(**(ALL_YES | {name: value}))
            assert response.status_code == 422
            assert web.core.texts.text("fi", f"check-error-{key}") in response.text
            assert value not in response.text
            assert value not in caplog.text
    assert dump(web.core) == before


def test_it_may_not_stand_in_the_name_of_a_field_or_in_the_address_either(web: Web) -> None:
    check = in_check(web)
    response = check.staff.post(f"{check.base}/outcome", **ALL_YES, FP1234567="yes")
    assert response.status_code == 422
    assert "FP1234567" not in response.text
    response = check.staff.post(f"{check.base}/outcome?x=FP1234567", **ALL_YES)
    assert response.status_code == 422
    assert "FP1234567" not in response.text


def test_unknown_fields_and_files_are_refused(web: Web) -> None:
    check = in_check(web)
    assert check.record(**ALL_YES, note="hello").status_code == 422
    shown = (io.BytesIO(b"\x89PNG"), "a.png")
    data = {"csrf_token": check.staff.csrf(), **ALL_YES, "reason": shown}
    picture = check.staff.client.post(f"{check.base}/outcome", data=data)
    assert picture.status_code == 422
    assert person(web.core, check.client.ref).identity == "in_check"


def test_recording_twice_is_too_late(web: Web) -> None:
    check = in_check(web)
    check.record(**ALL_YES)
    before = dump(web.core)
    response = check.record(**NOT_GENUINE)
    assert response.status_code == 409
    assert web.core.texts.text("fi", "check-error-ended") in response.text
    assert dump(web.core) == before


def test_after_the_end_of_the_meeting_nothing_is_left_of_a_check(web: Web) -> None:
    check = in_check(web)
    check.staff.post(f"{check.base}/document", document="passport", origin="fi")
    check.staff.post(f"/desk/encounters/{check.encounter}/end")
    assert check.record(**ALL_YES).status_code == 410
    found = dump(web.core)
    assert (found["identity_checks"], found["side_rooms"]) == ([], [])
    assert facts(web, check.encounter)["reason"] == "staff_stopped"


# --- stopped ----------------------------------------------------------------------------------


def test_the_worker_stops(web: Web) -> None:
    check = in_check(web)
    for _ in range(2):
        assert check.staff.post(f"{check.base}/stop").status_code == 303
    found = facts(web, check.encounter)
    assert (found["result"], found["reason"]) == ("stopped", "staff_stopped")
    assert "document" not in found
    assert person(web.core, check.client.ref).identity == "pending"
    assert check.again().id != check.id


@pytest.mark.parametrize(
    ("route", "reason"),
    [("leave", "client_stopped"), ("withdraw", "client_stopped"), ("exit", "client_stopped")],
)
def test_whoever_goes_takes_the_check_with_them(web: Web, route: str, reason: str) -> None:
    check = in_check(web)
    check.client.post(f"/j/{check.client.ref}/{route}")
    assert facts(web, check.encounter)["reason"] == reason
    (row,) = checks(web.core)
    assert row.ended_at is not None
    with web.core.database.read() as session:
        room = session.merge(row).side_room
        assert (room.room, room.members) == (None, [])


def test_who_is_sent_away_is_in_no_check_any_more(web: Web) -> None:
    check = in_check(web)
    who = web.who(check.encounter, check.client.ref)
    check.staff.post(f"/desk/encounters/{check.encounter}/decline", who=who)
    assert facts(web, check.encounter)["reason"] == "staff_stopped"
    assert check.staff.get(check.base).location == f"/desk/encounters/{check.encounter}"


def test_another_browser_takes_over_and_ends_the_check(web: Web) -> None:
    check = in_check(web)
    web.client().proceed(web.secret(check.encounter), take_over="1")
    assert facts(web, check.encounter)["reason"] == "client_stopped"
    assert person(web.core, check.client.ref).identity == "pending"
