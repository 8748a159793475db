"""Never a dead end: what is offered to somebody who could not be identified (ID 7)."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow, ParticipantRow
from tests.support.checks import ALL_YES, NOT_GENUINE, Checking, change_template, in_check
from tests.support.probe import actions, dump, entries, page_of, person, records
from tests.support.web import Web


def offer(check: Checking, way: str) -> int:
    """The worker offers it to the client as they are now."""
    who = check.web.who(check.encounter, check.client.ref)
    base = f"/desk/encounters/{check.encounter}"
    return check.staff.post(f"{base}/way-on", who=who, way=way).status_code


def go_on(check: Checking) -> TestResponse:
    """The client presses the button; the browser sends the same form on to the other link."""
    to = check.client.post(f"/j/{check.client.ref}/check/way-on")
    assert (to.status_code, to.location[-9:]) == (307, "/continue")
    return check.client.post(to.location)


@pytest.fixture
def check(web: Web) -> Checking:
    """A check that could not verify."""
    found = in_check(web)
    found.record(**NOT_GENUINE)
    return found


@pytest.mark.parametrize("way", ["limited", "nameless"])
def test_a_meeting_without_identity_opens_and_the_client_goes_on(check: Checking, way: str) -> None:
    web = check.web
    assert offer(check, way) == 303
    (told,) = records(web.core, check.encounter, "way_on_offered")
    assert told["facts"] == {"way": way}
    wait = check.client.get(f"/j/{check.client.ref}/wait")
    assert web.core.texts.text("fi", f"way-{way}-title") in wait.text
    first = check.client.ref
    gone = go_on(check)
    assert gone.location.endswith("/notice")
    check.client.ref = gone.location.split("/")[2]
    # Nobody waits for them in vain in the meeting that they came from.
    assert person(web.core, first).place == "left"
    assert entries(web.core, check.encounter)[-1] == "left"
    assert check.client.answer().location.endswith("/wait")
    desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
    (other,) = set(re.findall(r'href="(/desk/encounters/[a-z2-7]{26})"', desk))
    assert other != f"/desk/encounters/{check.encounter}"
    assert "admit" in actions(check.staff.get(other))


@pytest.mark.parametrize("slug", ["talk", "group"])
def test_a_child_is_a_child_there_too(check: Checking, slug: str) -> None:
    web = check.web
    with web.core.database.write() as work:
        work.session.get_one(ParticipantRow, check.client.ref).child = True
        row = work.session.get_one(EncounterRow, check.encounter)
        row.template_data = {**row.template_data, "limited_service": slug}
    assert offer(check, "limited") == 303
    there = go_on(check).location.split("/")[2]
    assert person(web.core, there).child
    assert "Saat itse päättää" in check.client.get(f"/j/{there}/notice").text


@pytest.mark.parametrize("way", ["new_time", "in_person"])
def test_other_ways_are_told_kindly(check: Checking, way: str) -> None:
    assert offer(check, way) == 303
    wait = check.client.get(f"/j/{check.client.ref}/wait")
    assert check.web.core.texts.text("fi", f"way-{way}-title") in wait.text
    assert {"cannot-come", "new-time"} <= actions(wait)
    assert "09 123 4567" in wait.text


@pytest.mark.parametrize("way", ["new_time", "in_person"])
def test_the_button_stands_beside_the_words_that_speak_of_it(check: Checking, way: str) -> None:
    offer(check, way)
    status = check.client.get(f"/j/{check.client.ref}/status").text
    assert ('data-action="new-time"' in status) == (way == "new_time")


def test_pressed_twice_they_have_gone_once(check: Checking) -> None:
    offer(check, "nameless")
    first = go_on(check).location
    assert go_on(check).location == first
    assert entries(check.web.core, check.encounter).count("left") == 1


def test_nobody_leaves_for_a_meeting_that_is_over(check: Checking) -> None:
    offer(check, "nameless")
    desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
    (other,) = set(re.findall(r'href="(/desk/encounters/[a-z2-7]{26})"', desk))
    check.staff.post(f"{other}/end")
    assert go_on(check).status_code == 410
    assert person(check.web.core, check.client.ref).place == "waiting"


def test_nothing_to_go_on_to(check: Checking) -> None:
    url, wait = f"/j/{check.client.ref}/check/way-on", f"/j/{check.client.ref}/wait"
    assert check.client.post(url).location == wait
    offer(check, "in_person")
    assert check.client.post(url).location == wait
    assert check.client.get(url).status_code == 405
    stranger = check.web.client()
    stranger.get("/privacy")
    assert stranger.post(url).status_code == 404
    assert person(check.web.core, check.client.ref).place == "waiting"


def test_the_link_stands_nowhere_but_in_the_clients_own_answer(check: Checking) -> None:
    offer(check, "nameless")
    wait = check.client.get(f"/j/{check.client.ref}/wait").text
    url = f"/j/{check.client.ref}/check/way-on"
    secret = check.client.post(url).location.split("/")[2]
    assert secret not in wait
    assert secret not in repr(dump(check.web.core))
    assert secret not in repr(records(check.web.core, check.encounter))
    assert secret not in check.staff.get(f"/desk/encounters/{check.encounter}").text


def test_offered_twice_is_once(check: Checking) -> None:
    assert offer(check, "nameless") == 303
    before = dump(check.web.core)
    assert offer(check, "nameless") == 303
    assert dump(check.web.core) | {"staff_sessions": []} == before | {"staff_sessions": []}


def test_what_was_offered_goes_with_the_meeting(check: Checking) -> None:
    offer(check, "nameless")
    check.staff.post(f"/desk/encounters/{check.encounter}/end")
    assert person(check.web.core, check.client.ref).way_on is None
    url, who = f"/desk/encounters/{check.encounter}/way-on", f"{check.client.ref}.1"
    assert check.staff.post(url, who=who, way="nameless").status_code == 410


@pytest.mark.parametrize("another", ["exit", "take-over"])
def test_what_was_offered_is_not_for_whoever_comes_next(check: Checking, another: str) -> None:
    offer(check, "nameless")
    if another == "exit":
        check.client.post(f"/j/{check.client.ref}/exit")
    else:
        check.web.client().proceed(check.web.secret(check.encounter), take_over="1")
    assert person(check.web.core, check.client.ref).way_on is None


WAYS_OPEN = re.compile(r'<details class="person-ways"[^>]* open>')


def test_whoever_stopped_is_offered_a_way_too(web: Web) -> None:
    check = in_check(web)
    check.client.post(f"/j/{check.client.ref}/check/stop")
    desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
    assert web.core.texts.text("fi", "desk-unshown") in desk
    assert WAYS_OPEN.search(desk)
    assert offer(check, "limited") == 303


def test_who_is_verified_or_in_a_check_is_offered_none(web: Web) -> None:
    check = in_check(web)
    base = f"/desk/encounters/{check.encounter}"
    assert "way-on" not in actions(check.staff.get(base))
    who = web.who(check.encounter, check.client.ref)
    assert check.staff.post(f"{base}/way-on", who=who, way="limited").status_code == 409
    check.record(**ALL_YES)
    assert "way-on" not in actions(check.staff.get(base))
    assert offer(check, "limited") == 409
    assert "way_on_offered" not in entries(web.core, check.encounter)


def test_after_three_poor_pictures_the_ways_on_stand_open(web: Web) -> None:
    check = in_check(web)
    for poor in (1, 2, 3):
        check.record(result="poor_picture")
        desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
        assert bool(WAYS_OPEN.search(desk)) == (poor == 3)
        if poor < 3:
            check = check.again()


def test_a_service_that_leads_nowhere_else_offers_time_and_place(web: Web) -> None:
    change_template(web.core, "identified", limited_service=None, nameless_service=None)
    check = in_check(web)
    check.record(**NOT_GENUINE)
    desk = check.staff.get(f"/desk/encounters/{check.encounter}").text
    assert re.findall(r'name="way" value="([a-z_]+)"', desk) == ["new_time", "in_person"]
    assert offer(check, "nameless") == 409
    assert offer(check, "elsewhere") == 404


def test_a_service_that_is_gone_is_told(web: Web) -> None:
    change_template(web.core, "identified", nameless_service="gone")
    check = in_check(web)
    check.record(**NOT_GENUINE)
    assert offer(check, "nameless") == 422


@pytest.mark.parametrize(("who", "status"), [("colleague", 403), ("stranger", 404)])
def test_nobody_else_offers(check: Checking, who: str, status: int) -> None:
    base = f"/desk/encounters/{check.encounter}"
    seen = check.web.who(check.encounter, check.client.ref)
    other = check.web.staff(who)
    assert other.post(f"{base}/way-on", who=seen, way="limited").status_code == status
    assert check.staff.get(f"{base}/way-on").status_code == 405
    old = f"{check.client.ref}.1"
    assert check.staff.post(f"{base}/way-on", who=old, way="limited").status_code == 409
    assert page_of(check.staff.get(base)) == "desk-encounter"
