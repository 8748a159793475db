"""The client's side of a check: one tap there, a token for that room, and a way out (ID 2)."""

from __future__ import annotations

import re

import pytest

from flask_admin_app.services.practice_gate import admitted_by
from tests.support.checks import ALL_YES, NOT_GENUINE, in_check
from tests.support.clock import Clock
from tests.support.probe import actions, claims, dump, meeting_tokens, page_of, person, records
from tests.support.web import Browser, Web
from tuokio.ids import is_room_name


def token(browser: Browser, base: str) -> str:
    """A fresh token, or nothing."""
    response = browser.post(f"{base}/token", _json=True)
    return str(response.get_json().get("token", ""))


def test_one_tap_from_the_waiting_room(web: Web) -> None:
    check = in_check(web)
    base = f"/j/{check.client.ref}"
    wait = check.client.get(f"{base}/wait")
    assert page_of(wait) == "wait"
    assert f'href="{base}/check"' in wait.text
    assert f'data-next="{base}/wait"' in wait.text  # nobody is sent there: it is their tap
    page = check.client.get(f"{base}/check")
    assert (page.status_code, page_of(page)) == (200, "check")
    assert "sosiaaliohjaaja Ammi" in page.text
    assert {"stop-check"} <= actions(page)
    assert meeting_tokens(page) == []


def test_before_and_after_there_is_no_check_page(web: Web) -> None:
    encounter, client = web.waiting("identified")
    base = f"/j/{client.ref}"
    assert client.get(f"{base}/check").location == f"{base}/wait"
    assert "open-check" not in actions(client.get(f"{base}/wait"))
    assert client.post(f"{base}/check/token", _json=True).status_code == 409
    assert f'data-next="{base}/wait"' in client.get(f"{base}/check/status").text
    staff = web.staff("professional")
    staff.post(f"/desk/encounters/{encounter}/end")
    assert client.get(f"{base}/check").location == f"{base}/bye"


def test_the_token_names_that_room_alone_and_allows_nothing(web: Web) -> None:
    check = in_check(web)
    client = check.client.post(f"/j/{check.client.ref}/check/token", _json=True).get_json()
    worker = check.staff.post(f"{check.base}/token", _json=True).get_json()
    meeting = claims(token(check.staff, f"/desk/encounters/{check.encounter}"))["room"]
    for given in (client, worker):
        assert given["room_kind"] == "check"
        said = claims(given["token"])
        assert is_room_name(said["room"])
        assert said["room"] != meeting
        assert not any(said["context"]["features"].values())


def test_each_token_opens_its_own_room_and_not_the_other(web: Web, clock: Clock) -> None:
    check = in_check(web)
    said = web.core.reader.verify(token(check.staff, check.base), now=clock.now)
    opened = admitted_by(web.core, said)
    assert opened is not None
    assert not opened.meeting
    own = token(check.staff, f"/desk/encounters/{check.encounter}")
    meeting = admitted_by(web.core, web.core.reader.verify(own, now=clock.now))
    assert meeting is not None
    assert meeting.meeting
    assert opened.room != meeting.room
    check.record(**ALL_YES)
    assert admitted_by(web.core, said) is None
    check.staff.post(
        f"/desk/encounters/{check.encounter}/admit",
        who=web.who(check.encounter, check.client.ref),
    )
    assert admitted_by(web.core, said) is None


def test_in_a_check_there_is_no_token_for_the_meeting(web: Web) -> None:
    check = in_check(web)
    assert check.client.post(f"/j/{check.client.ref}/token", _json=True).status_code == 409


@pytest.mark.parametrize("end", ["outcome", "stop", "own", "leave", "exit"])
def test_no_token_once_the_check_is_over(web: Web, end: str) -> None:
    check = in_check(web)
    base = f"/j/{check.client.ref}"
    if end == "outcome":
        check.record(**ALL_YES)
    elif end == "stop":
        check.staff.post(f"{check.base}/stop")
    else:
        check.client.post(f"{base}/check/stop" if end == "own" else f"{base}/{end}")
    assert token(check.staff, check.base) == ""
    assert token(check.client, f"{base}/check") == ""


def test_nobody_else_gets_a_token(web: Web) -> None:
    check = in_check(web)
    other = web.client()
    other.get("/privacy")
    assert other.post(f"/j/{check.client.ref}/check/token", _json=True).status_code == 404
    assert other.get(f"/j/{check.client.ref}/check").status_code == 404
    assert other.get(f"/j/{check.client.ref}/check/status").status_code == 404
    assert other.post(f"/j/{check.client.ref}/check/stop").status_code == 404
    assert person(web.core, check.client.ref).identity == "in_check"


def test_another_client_never_hears_of_the_room(web: Web) -> None:
    """Neither its name, nor that there is one."""
    encounter = web.launch("identified")
    secret = web.secret(encounter)
    first = web.client().to_waiting(secret)
    staff = web.staff("professional")
    staff.post(f"/desk/encounters/{encounter}/invitations", role="client", name="")
    who = web.who(encounter, first.ref)
    opened = staff.post(f"/desk/encounters/{encounter}/checks", who=who)
    room = claims(token(staff, opened.location))["room"]
    desk = staff.get(f"/desk/encounters/{encounter}").text
    other_secret = next(each for each in re.findall(r"/j/([a-z2-7]{32})", desk) if each != secret)
    other = web.client().to_waiting(other_secret)
    for path in ("wait", "status", "check/status", "device"):
        page = other.get(f"/j/{other.ref}/{path}")
        assert room not in page.text
        assert "open-check" not in page.text
    assert other.get(f"/j/{other.ref}/check").status_code == 303
    assert token(other, f"/j/{other.ref}/check") == ""


def test_not_wanting_to_needs_no_reason(web: Web) -> None:
    check = in_check(web)
    base = f"/j/{check.client.ref}"
    for _ in range(2):
        assert check.client.post(f"{base}/check/stop").location == f"{base}/wait"
    (found,) = records(web.core, check.encounter, "identity_check_recorded")
    assert (found["facts"]["result"], found["facts"]["reason"]) == ("stopped", "client_stopped")
    wait = check.client.get(f"{base}/wait")
    assert {"cannot-come", "new-time"} <= actions(wait)
    assert web.core.texts.text("fi", "wait-not-shown") in wait.text
    assert "way-on" in actions(check.staff.get(f"/desk/encounters/{check.encounter}"))


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({"result": "poor_picture"}, "wait-poor-picture"),
        (NOT_GENUINE, "wait-not-verified"),
        (ALL_YES, "wait-verified"),
    ],
)
def test_the_waiting_room_says_how_it_went(web: Web, found: dict[str, str], words: str) -> None:
    check = in_check(web)
    check.record(**found)
    status = check.client.get(f"/j/{check.client.ref}/status").text
    live = status[status.index('aria-live="polite"') :]
    assert web.core.texts.text("fi", words) in live


def test_how_it_went_is_not_told_to_whoever_comes_next(web: Web) -> None:
    check = in_check(web)
    check.record(result="poor_picture")
    other = web.client()
    other.proceed(web.secret(check.encounter), take_over="1")
    wait = other.get(f"/j/{other.ref}/wait").text
    assert web.core.texts.text("fi", "wait-poor-picture") not in wait


def test_how_it_went_goes_with_the_meeting(web: Web) -> None:
    check = in_check(web)
    check.record(**NOT_GENUINE)
    check.staff.post(f"/desk/encounters/{check.encounter}/end")
    assert person(web.core, check.client.ref).last_check is None


def test_stopping_is_a_post(web: Web) -> None:
    check = in_check(web)
    for route in ("stop", "token"):
        assert check.client.get(f"/j/{check.client.ref}/check/{route}").status_code == 405
    assert person(web.core, check.client.ref).identity == "in_check"


def test_looking_changes_nothing(web: Web) -> None:
    check = in_check(web)
    before = dump(web.core)
    for path in ("check", "check/status", "wait"):
        check.client.get(f"/j/{check.client.ref}/{path}")
    check.staff.get(check.base)
    assert dump(web.core) == before
