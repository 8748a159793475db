"""`POST /audit/pseudonyms`: asking who a member of staff is, and seeing the name for a while."""

from __future__ import annotations

from datetime import timedelta

import pytest

from flask_admin_app.models import PseudonymRequestRow, StaffRole, UserRow
from flask_admin_app.services.accounts import add_user
from flask_admin_app.services.log.pseudonyms import OPEN_FOR, AskReason
from tests.support.cast import OWN, PASSWORD, email_of
from tests.support.clock import Clock
from tests.support.probe import main_of, records
from tests.support.web import Web
from tuokio.ids import new_ref
from tuokio.ledger import EntryType


def ask(web: Web, who: str = "auditor", **fields: str) -> int:
    """Ask about the professional; return the status."""
    given = {"staff_ref": web.cast.professional.ref, "reason": "complaint"} | fields
    return web.staff(who).post("/audit/pseudonyms", **given).status_code


def decide(web: Web, decision: str) -> None:
    """The administrator decides on the only request."""
    with web.core.database.read() as session:
        [row] = session.query(PseudonymRequestRow).filter_by(granted=None)
        path = f"/admin/log/pseudonyms/{row.id}/{decision}"
    assert web.staff("administrator").post(path).status_code == 303


def name_of(web: Web) -> str:
    return web.cast.professional.shown_name


def test_from_the_question_to_the_name_and_back(any_web: Web, clock: Clock) -> None:
    web = any_web
    encounter = web.launch()
    path = f"/audit/encounters/{encounter}"
    auditor = web.staff("auditor")
    assert name_of(web) not in auditor.get(path).text
    response = auditor.post(
        "/audit/pseudonyms", staff_ref=web.cast.professional.ref, reason="complaint", back=path
    )
    assert response.location == f"{path}#workers"
    when = "14.5.2030 klo 12.00.00"
    waiting = web.core.texts.text("fi", "audit-worker-waiting", when=when)
    assert waiting in main_of(auditor.get(path))
    assert name_of(web) not in auditor.get(path).text
    decide(web, "open")
    assert name_of(web) in auditor.get(path).text
    assert name_of(web) in auditor.get("/audit").text
    clock.now += OPEN_FOR - timedelta(seconds=1)
    auditor = web.staff("auditor")
    assert name_of(web) in auditor.get(path).text
    clock.forward(seconds=1)
    page = main_of(auditor.get(path))
    assert name_of(web) not in page
    assert web.core.texts.text("fi", "audit-worker-closed") in page
    assert ask(web) == 303  # it can be asked again
    assert len(records(web.core, None, EntryType.PSEUDONYM_ASKED)) == 2


def test_refused(web: Web) -> None:
    encounter = web.launch()
    assert ask(web) == 303
    decide(web, "refuse")
    page = main_of(web.staff("auditor").get(f"/audit/encounters/{encounter}"))
    when = "14.5.2030 klo 12.00.00"
    assert web.core.texts.text("fi", "audit-worker-refused", when=when) in page
    assert name_of(web) not in page


def test_only_the_auditor_who_asked_sees_the_name(web: Web) -> None:
    with web.core.database.write() as work:
        add_user(
            work,
            email=email_of("second"),
            password=PASSWORD,
            roles=[StaffRole.AUDITOR],
            organisation=OWN,
            units=["Perhetyö"],
        )
    encounter = web.launch()
    ask(web)
    decide(web, "open")
    path = f"/audit/encounters/{encounter}"
    assert name_of(web) in web.staff("auditor").get(path).text
    assert name_of(web) not in web.staff("second").get(path).text


def test_each_step_is_in_the_log_in_codes(web: Web) -> None:
    ask(web)
    decide(web, "open")
    [asked] = records(web.core, None, EntryType.PSEUDONYM_ASKED)
    [opened] = records(web.core, None, EntryType.PSEUDONYM_OPENED)
    assert asked["entity_id"] == web.cast.auditor.ref
    assert asked["facts"] == {"staff": web.cast.professional.ref, "reason": "complaint"}
    assert opened["entity_id"] == web.cast.administrator.ref
    assert opened["facts"] == {"staff": web.cast.professional.ref, "auditor": web.cast.auditor.ref}
    page = main_of(web.staff("auditor").get("/audit?type=pseudonym_asked"))
    assert web.core.texts.text("fi", "audit-fact-reason", value="complaint") in page


def test_asking_twice_is_asking_once(web: Web) -> None:
    assert [ask(web), ask(web)] == [303, 303]
    decide(web, "open")
    assert ask(web) == 303  # the name is there
    with web.core.database.read() as session:
        assert session.query(PseudonymRequestRow).count() == 1
    assert len(records(web.core, None, EntryType.PSEUDONYM_ASKED)) == 1


def test_every_reason_is_offered_and_taken(web: Web) -> None:
    web.launch()
    page = main_of(web.staff("auditor").get("/audit"))
    for reason in AskReason:
        assert f'<option value="{reason}">' in page
        with web.core.database.write() as work:
            work.session.query(PseudonymRequestRow).delete()
        assert ask(web, reason=reason.value) == 303


@pytest.mark.parametrize("reason", ["", "because I want to know", "COMPLAINT"])
def test_a_reason_of_ones_own_is_refused(web: Web, reason: str) -> None:
    assert ask(web, reason=reason) == 422
    assert records(web.core, None, EntryType.PSEUDONYM_ASKED) == []


def test_pseudonyms_of_another_house_do_not_exist(web: Web) -> None:
    for ref in (web.cast.stranger.ref, new_ref(), "", "%", "x" * 500):
        assert ask(web, staff_ref=ref) == 404
    assert records(web.core, None) == []


def test_a_pseudonym_with_a_zero_byte(any_web: Web) -> None:
    assert ask(any_web, staff_ref=f"{any_web.cast.professional.ref[:-1]}\0") == 404
    assert records(any_web.core, None) == []


@pytest.mark.parametrize(
    "back",
    [
        "https://elsewhere.example/audit",
        "//elsewhere.example",
        "/audit/../desk",
        "/audit\\@elsewhere.example",
        "/auditor",
        "/audit/encounters/x",
    ],
)
def test_the_way_back_stays_in_the_log(web: Web, back: str) -> None:
    auditor = web.staff("auditor")
    fields = {"staff_ref": web.cast.professional.ref, "reason": "complaint", "back": back}
    assert auditor.post("/audit/pseudonyms", **fields).location == "/audit#workers"


@pytest.mark.parametrize(
    "back",
    ["/audit", "/audit?type=viewed&before=12", "/audit?since=2030-05-14", "/audit/entries/7"],
)
def test_the_way_back_is_the_page_that_one_came_from(web: Web, back: str) -> None:
    auditor = web.staff("auditor")
    fields = {"staff_ref": web.cast.professional.ref, "reason": "complaint", "back": back}
    assert auditor.post("/audit/pseudonyms", **fields).location == f"{back}#workers"


def test_nobody_is_asked_about_oneself(web: Web) -> None:
    auditor = web.staff("auditor")
    auditor.get("/audit")
    page = main_of(auditor.get("/audit"))
    you = web.core.texts.text("fi", "audit-who-you", code=web.cast.auditor.ref[:6].upper())
    assert you in page
    assert 'name="staff_ref"' not in page


def test_a_changed_name_is_the_new_one(web: Web) -> None:
    encounter = web.launch()
    ask(web)
    decide(web, "open")
    with web.core.database.write() as work:
        user = work.session.get_one(UserRow, web.cast.professional.id)
        user.shown_name = "ohjaaja Uusi"
    assert "ohjaaja Uusi" in web.staff("auditor").get(f"/audit/encounters/{encounter}").text


@pytest.mark.parametrize("who", ["professional", "administrator", "stranger"])
def test_wrong_person(web: Web, who: str) -> None:
    assert ask(web, who) == 404


def test_nobody_signed_in_and_wrong_method(web: Web) -> None:
    assert web.client().post("/audit/pseudonyms").status_code == 401
    assert web.staff("auditor").get("/audit/pseudonyms").status_code == 405
