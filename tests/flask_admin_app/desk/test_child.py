"""A child has a notice, a yes and a no of their own; a guardian may have to answer too (CONS 9)."""

from __future__ import annotations

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow
from tests.support.desk import base, invite, kept
from tests.support.probe import entries, person, records
from tests.support.web import Client, Web


def family(web: Web, rule: str = "required") -> str:
    """An encounter whose template says that about guardians."""
    encounter = web.launch()
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        row.template_data = {**row.template_data, "guardian": rule, "announced": ["guardian"]}
    return encounter


def child(web: Web, encounter: str) -> Client:
    """A child in the waiting room."""
    return web.client().to_waiting(invite(web, encounter, "client", mark="child")[1])


def press(web: Web, encounter: str, ref: str, action: str) -> TestResponse:
    """The professional presses a button about somebody."""
    who = f"{ref}.{person(web.core, ref).version}"
    return web.staff("professional").post(f"{base(encounter)}/{action}", who=who)


def test_the_childs_own_notice(web: Web) -> None:
    encounter = family(web, "none")
    client = web.client()
    client.proceed(invite(web, encounter, "client", mark="child")[1])
    assert "Saat itse päättää" in client.get(f"/j/{client.ref}/notice").text
    assert client.answer("refuse").status_code == 303  # a no of their own
    assert person(web.core, client.ref).place == "arrived"
    assert client.answer().location.endswith("/wait")
    assert press(web, encounter, client.ref, "admit").status_code == 303
    (record,) = records(web.core, encounter, "consent_given")
    assert (record["notice"]["id"], record["acting_for"]) == ("child", "self")


def test_the_guardians_answer_is_waited_for(any_web: Web) -> None:
    web = any_web
    encounter = family(web)
    client = child(web, encounter)
    assert "Huoltajan vastausta" in client.get(f"/j/{client.ref}/status").text
    assert press(web, encounter, client.ref, "admit").status_code == 409
    secret = invite(web, encounter, "guardian")[1]
    guardian = web.client()
    guardian.proceed(secret)
    assert press(web, encounter, client.ref, "admit").status_code == 409
    guardian.answer()
    # They agreed; they need not stay.
    guardian.post(f"/j/{guardian.ref}/leave")
    assert press(web, encounter, client.ref, "admit").status_code == 303
    given = records(web.core, encounter, "consent_given")
    assert [each["acting_for"] for each in given] == ["self", "guardian"]


def test_a_guardian_who_withdraws_is_told_and_the_way_back_closes(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    guardian = web.client().to_waiting(invite(web, encounter, "guardian")[1])
    press(web, encounter, client.ref, "admit")
    staff = web.staff("professional")
    missing = web.core.texts.text("fi", "desk-guardian-missing")
    assert missing not in staff.get(f"{base(encounter)}/people").text
    guardian.post(f"/j/{guardian.ref}/withdraw")
    # The call goes on; the professional is told, aloud too, and judges.
    page = staff.get(f"{base(encounter)}/people").text
    spoken = page.split('id="people-summary" role="status"')[1].split("</p>")[0]
    assert (
        web.core.texts.text("fi", "desk-people-summary-guardian", names="").split(":")[0] in spoken
    )
    assert missing in page
    assert 'data-action="waive-guardian"' in page
    assert person(web.core, client.ref).place == "admitted"
    client.post(f"/j/{client.ref}/leave")
    client.post(f"/j/{client.ref}/join")
    assert person(web.core, client.ref).place == "waiting"
    assert client.post(f"/j/{client.ref}/token", _json=True).status_code == 409
    assert press(web, encounter, client.ref, "admit").status_code == 409


def test_a_waived_guardian_leaves_the_way_back_open(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    press(web, encounter, client.ref, "waive-guardian")
    press(web, encounter, client.ref, "admit")
    client.post(f"/j/{client.ref}/leave")
    client.post(f"/j/{client.ref}/join")
    assert person(web.core, client.ref).place == "admitted"


@pytest.mark.parametrize("rule", ["none", "optional"])
def test_where_the_rule_does_not_ask(web: Web, rule: str) -> None:
    encounter = family(web, rule)
    assert press(web, encounter, child(web, encounter).ref, "admit").status_code == 303


def test_the_professional_judges(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    desk = web.staff("professional").get(f"{base(encounter)}/people").text
    assert 'data-action="waive-guardian"' in desk
    for _ in range(2):  # twice is once
        assert press(web, encounter, client.ref, "waive-guardian").status_code == 303
    assert entries(web.core, encounter).count("guardian_waived") == 1
    assert press(web, encounter, client.ref, "admit").status_code == 303


def test_a_guardian_sees_nothing_of_the_childs(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    guardian = web.client()
    guardian.proceed(invite(web, encounter, "guardian")[1])
    guardian.answer()
    for page in ("notice", "wait", "receipt"):
        assert guardian.get(f"/j/{client.ref}/{page}").status_code == 404
        assert client.ref not in guardian.get(f"/j/{guardian.ref}/{page}").text


def test_nobody_else_judges(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    who = web.who(encounter, client.ref)
    before = kept(web)
    url = f"{base(encounter)}/waive-guardian"
    expected = {"colleague": 403, "other_unit": 404, "stranger": 404, "auditor": 404}
    for other, status in expected.items():
        assert web.staff(other).post(url, who=who).status_code == status
    assert client.post(url, who=who).status_code == 401
    assert web.staff("professional").get(url).status_code == 405
    assert kept(web) == before


def test_of_nobody_else(web: Web) -> None:
    encounter, client = web.waiting()
    before = kept(web)
    assert press(web, encounter, client.ref, "waive-guardian").status_code == 409
    staff = web.staff("professional")
    url = f"{base(encounter)}/waive-guardian"
    for who in ("", "x.1", "a" * 26 + ".1"):
        assert staff.post(url, who=who).status_code == 404
    assert kept(web) == before


def test_too_late(web: Web) -> None:
    encounter = family(web)
    client = child(web, encounter)
    web.staff("professional").post(f"{base(encounter)}/end")
    assert press(web, encounter, client.ref, "waive-guardian").status_code == 410
