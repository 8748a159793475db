"""Two workers and one check: one makes it, the other sees that and can end it (ID 2, WAIT 5)."""

from __future__ import annotations

from flask_admin_app.models import EncounterRow, UserRow
from flask_admin_app.services.hand_over import key_of
from tests.support.checks import ALL_YES, in_check
from tests.support.desk import base, helper
from tests.support.probe import actions, person, records
from tests.support.web import Web


def test_a_colleague_of_the_meeting_sees_whose_check_it_is(web: Web) -> None:
    check = in_check(web)
    other = helper(web, check.encounter)
    assert check.base in other.get(base(check.encounter)).text
    page = other.get(check.base)
    assert web.core.texts.text("fi", "check-colleague", name="sosiaaliohjaaja Ammi") in page.text
    assert actions(page) >= {"stop-check"}
    assert "record-outcome" not in actions(page)


def test_but_neither_looks_nor_records(web: Web) -> None:
    check = in_check(web)
    other = helper(web, check.encounter)
    assert other.post(f"{check.base}/token", _json=True).status_code == 409
    assert other.post(f"{check.base}/outcome", **ALL_YES).status_code == 403
    assert other.post(f"{check.base}/document", document="passport", origin="fi").status_code == 403
    assert person(web.core, check.client.ref).identity == "in_check"


def test_and_can_end_what_was_left_open(web: Web) -> None:
    check = in_check(web)
    other = helper(web, check.encounter)
    assert other.post(f"{check.base}/stop").status_code == 303
    (told,) = records(web.core, check.encounter, "identity_check_recorded")
    assert told["facts"]["reason"] == "staff_stopped"
    who = web.who(check.encounter, check.client.ref, "colleague")
    assert "/checks/" in other.post(f"{base(check.encounter)}/checks", who=who).location


def test_of_two_who_press_at_once_one_makes_it(web: Web) -> None:
    encounter, client = web.waiting("identified")
    other = helper(web, encounter)
    who = web.who(encounter, client.ref)
    url = f"{base(encounter)}/checks"
    first = web.staff("professional").post(url, who=who)
    second = other.post(url, who=who)
    assert first.location == second.location


def test_whoever_hands_over_and_goes_leaves_no_check_behind(web: Web) -> None:
    check = in_check(web)
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, check.encounter)
        to = key_of(web.core, row, session.get_one(UserRow, web.cast.colleague.id))
    gone = check.staff.post(f"{base(check.encounter)}/hand-over", to=to, leaves="1")
    assert gone.location == "/desk"
    (told,) = records(web.core, check.encounter, "identity_check_recorded")
    assert told["facts"]["reason"] == "staff_stopped"
    assert person(web.core, check.client.ref).identity == "pending"
    assert check.staff.get(check.base).status_code == 403
