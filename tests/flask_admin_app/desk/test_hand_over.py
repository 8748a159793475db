"""Two workers on duty, and hand-over between them (WAIT 5)."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow, UserRow
from flask_admin_app.services.hand_over import key_of
from tests.support.desk import base, helper, kept
from tests.support.probe import claims, entries, page_of, records
from tests.support.server import Service, heard_until, token_of
from tests.support.web import Web

COLLEAGUE = "ohjaaja Kolle"
HOST = "sosiaaliohjaaja Ammi"


def give(
    web: Web, encounter: str, to: str, *, by: str = "professional", **fields: str
) -> TestResponse:
    """Somebody hands the encounter over to somebody of the cast."""
    staff = getattr(web.cast, to)
    with web.core.database.read() as session:
        row, user = session.get_one(EncounterRow, encounter), session.get_one(UserRow, staff.id)
        key = key_of(web.core, row, user)
    return web.staff(by).post(f"{base(encounter)}/hand-over", to=key, **fields)


def late(web: Web, encounter: str, minutes: int = 5) -> None:
    """Staff were expected so long ago."""
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        row.starts_at = work.now - timedelta(minutes=minutes)


def take(web: Web, encounter: str, who: str = "colleague") -> TestResponse:
    """Somebody takes it over."""
    return web.staff(who).post(f"{base(encounter)}/take")


def test_works(any_web: Web) -> None:
    web = any_web
    encounter, client = web.waiting()
    assert give(web, encounter, "colleague").location == base(encounter)
    colleague = web.staff("colleague")
    who = web.who(encounter, client.ref, "colleague")
    assert colleague.post(f"{base(encounter)}/admit", who=who).status_code == 303
    assert claims(token_of(colleague, base(encounter)))["context"]["user"]["moderator"] is True
    assert entries(web.core, encounter)[-4:-1] == ["staff_joined", "handed_over", "staff_joined"]
    (record,) = records(web.core, encounter, "handed_over")
    assert record["facts"] == {"how": "given"}
    assert record["entity_id"] == web.cast.professional.ref


def test_the_giver_helps_on(web: Web) -> None:
    encounter, client = web.waiting()
    give(web, encounter, "colleague")
    staff = web.staff("professional")
    page = staff.get(base(encounter))
    assert page.status_code == 200
    assert 'id="hand-over"' not in page.text  # that is the professional's
    who = web.who(encounter, client.ref)
    assert staff.post(f"{base(encounter)}/admit", who=who).status_code == 303


def test_the_giver_goes(web: Web) -> None:
    encounter, client = web.waiting()
    who = web.who(encounter, client.ref)
    assert give(web, encounter, "colleague", leaves="1").location == "/desk"
    staff = web.staff("professional")
    assert staff.get(base(encounter)).status_code == 403
    assert staff.get(f"{base(encounter)}/people").status_code == 403
    assert staff.post(f"{base(encounter)}/admit", who=who).status_code == 403
    assert staff.post(f"{base(encounter)}/token", _json=True).status_code == 403
    assert f'href="{base(encounter)}"' not in staff.get("/desk").text.split('id="unit-title"')[0]
    # The client is told of those who are there now.
    assert HOST not in client.get(f"/j/{client.ref}/notice").text


def test_the_giver_comes_back_when_it_is_handed_back(web: Web) -> None:
    encounter = web.launch()
    give(web, encounter, "colleague", leaves="1")
    assert give(web, encounter, "professional", by="colleague").location == base(encounter)
    assert web.staff("professional").get(base(encounter)).status_code == 200


def test_a_helper_becomes_the_professional(web: Web) -> None:
    encounter = web.launch()
    helper(web, encounter)
    assert give(web, encounter, "colleague").status_code == 303
    assert 'id="hand-over"' in web.staff("colleague").get(base(encounter)).text


def test_a_professional_of_another_unit_of_the_house(web: Web) -> None:
    encounter = web.launch()
    assert give(web, encounter, "other_unit").status_code == 303
    assert web.staff("other_unit").get(base(encounter)).status_code == 200


def test_the_choice_names_professionals_of_the_house_only(web: Web) -> None:
    page = web.staff("professional").get(base(web.launch())).text
    form = page.split('id="hand-over"')[1].split("</form>")[0]
    assert COLLEAGUE in form
    assert "ohjaaja Yksi" in form
    assert not {"neuvoja Vieras", "tarkastaja Tarkka", HOST} & set(form.split("<"))
    for other in ("neuvoja Vieras", "tarkastaja Tarkka", HOST):
        assert other not in form


def test_no_name_stands_beside_its_pseudonym(web: Web) -> None:
    pages = [web.staff("professional").get(base(web.launch())).text for _ in range(2)]
    for who in ("colleague", "other_unit", "professional", "auditor", "stranger"):
        assert not any(getattr(web.cast, who).ref in page for page in pages)
    # What stands for somebody in one meeting says nothing in another.
    keys = [set(re.findall(r'<option value="([0-9a-f]{32})">', page)) for page in pages]
    assert all(keys)
    assert not keys[0] & keys[1]


def test_the_pseudonym_is_no_key(web: Web) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/hand-over", to=web.cast.colleague.ref)
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("to", "status"), [("stranger", 404), ("auditor", 422), ("professional", 422)]
)
def test_nobody_else_is_given_it(web: Web, to: str, status: int) -> None:
    encounter = web.launch()
    before = kept(web)
    assert give(web, encounter, to).status_code == status
    assert kept(web) == before


@pytest.mark.parametrize("to", ["", "x", "a" * 26, "%00"])
def test_bad_id(web: Web, to: str) -> None:
    encounter = web.launch()
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/hand-over", to=to).status_code == 404


def test_a_helper_gives_nothing_away(web: Web) -> None:
    encounter = web.launch()
    helper(web, encounter)
    before = kept(web)
    assert give(web, encounter, "other_unit", by="colleague").status_code == 409
    assert kept(web) == before


def test_too_late(web: Web) -> None:
    encounter = web.launch()
    web.staff("professional").post(f"{base(encounter)}/end")
    assert give(web, encounter, "colleague").status_code == 410
    assert take(web, encounter).status_code == 410


def test_a_colleague_sees_that_it_exists_and_no_more(web: Web) -> None:
    encounter, client = web.waiting("group")
    web.staff("professional").post(
        f"{base(encounter)}/message", who=web.who(encounter, client.ref), text="hei"
    )
    desk = web.staff("colleague").get("/desk").text
    assert f'id="unit-{encounter}"' in desk
    assert HOST in desk
    response = web.staff("colleague").get(base(encounter))
    assert (response.status_code, page_of(response)) == (403, "error")
    for text in (desk, response.text):
        assert client.ref not in text
        assert "Vieras 1" not in text
    for who in ("other_unit", "stranger"):
        assert encounter not in web.staff(who).get("/desk").text
    assert encounter not in web.staff("auditor").get("/desk").text


def test_take_when_somebody_waits_and_nobody_is_there(web: Web) -> None:
    encounter, client = web.waiting()
    late(web, encounter)
    colleague = web.staff("colleague")
    assert 'data-action="hand-over"' in colleague.get(base(encounter)).text
    assert take(web, encounter).location == base(encounter)
    who = web.who(encounter, client.ref, "colleague")
    assert colleague.post(f"{base(encounter)}/admit", who=who).status_code == 303
    (record,) = records(web.core, encounter, "handed_over")
    assert record["facts"] == {"how": "taken"}
    assert record["entity_id"] == web.cast.colleague.ref
    # The former professional keeps the place, and sees who took it.
    assert COLLEAGUE in web.staff("professional").get(base(encounter)).text
    assert take(web, encounter).status_code == 303  # twice is once
    assert entries(web.core, encounter).count("handed_over") == 1


def test_nobody_waits(web: Web) -> None:
    encounter = web.launch()
    web.client().proceed(web.secret(encounter))  # and only reads
    late(web, encounter)
    before = kept(web)
    response = take(web, encounter)
    assert (response.status_code, page_of(response)) == (409, "error")
    assert 'data-action="hand-over"' not in web.staff("colleague").get(base(encounter)).text
    assert kept(web) == before


def test_staff_who_are_not_late_keep_it(web: Web) -> None:
    encounter, client = web.waiting()
    late(web, encounter, 4)
    before = kept(web)
    assert take(web, encounter).status_code == 409
    assert 'data-action="hand-over"' not in web.staff("colleague").get(base(encounter)).text
    assert kept(web) == before
    who = web.who(encounter, client.ref)
    web.staff("professional").post(f"{base(encounter)}/message", who=who, code="late_10")
    late(web, encounter, 12)  # they said ten minutes
    assert take(web, encounter).status_code == 409


@pytest.mark.parametrize("who", ["other_unit", "stranger", "auditor", "administrator"])
def test_nobody_else_takes_it(web: Web, who: str) -> None:
    encounter, _client = web.waiting()
    late(web, encounter)
    before = kept(web)
    assert take(web, encounter, who).status_code == 404
    assert kept(web) == before


def test_no_get(web: Web) -> None:
    encounter, _client = web.waiting()
    for path in ("hand-over", "take"):
        assert web.staff("professional").get(f"{base(encounter)}/{path}").status_code == 405


def test_while_staff_are_there_nobody_takes_it(service: Service) -> None:
    encounter, _client = service.web.waiting()
    late(service.web, encounter)
    with service.listen_staff(encounter) as desk:
        assert take(service.web, encounter).status_code == 409
        give(service.web, encounter, "colleague")
        assert heard_until(desk, "changed")
    assert take(service.web, encounter).location == base(encounter)  # it is theirs by now


def test_the_desk_asks_again_by_itself(web: Web) -> None:
    colleague = web.staff("colleague")
    assert 'data-fragment="/desk/list"' in colleague.get("/desk").text
    encounter = web.launch()
    give(web, encounter, "colleague", leaves="1")
    response = colleague.get("/desk/list")
    assert response.status_code == 200
    assert f'href="{base(encounter)}"' in response.text
    assert "<html" not in response.text
    assert colleague.post("/desk/list").status_code == 405
    assert web.client().get("/desk/list").status_code == 303
    for who in ("auditor", "administrator"):
        assert web.staff(who).get("/desk/list").status_code in {403, 404}


def test_who_waits_is_told_whom_they_meet_now(web: Web) -> None:
    encounter, client = web.waiting()
    told = web.core.texts.text("fi", "wait-meets", name=COLLEAGUE)
    assert told not in client.get(f"/j/{client.ref}/status").text
    give(web, encounter, "colleague", leaves="1")
    assert told in client.get(f"/j/{client.ref}/status").text


def test_staff_who_have_not_joined_were_let_in_by_nobody(web: Web) -> None:
    encounter, _ = web.waiting()
    helper(web, encounter)
    page = web.staff("professional").get(f"{base(encounter)}/people").text
    assert web.core.texts.text("fi", "desk-people-summary-let-in", count=1) not in page
