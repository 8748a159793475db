"""Somebody takes part by telephone (CONS 10)."""

from __future__ import annotations

import re

import pytest
from werkzeug.test import TestResponse

from flask_admin_app.models import EncounterRow
from flask_admin_app.services import lifecycle, meeting
from flask_admin_app.services.errors import PlaceElsewhereError
from tests.support.clock import Clock
from tests.support.desk import base, kept
from tests.support.gate import Gated
from tests.support.probe import dump, entries, person, records
from tests.support.web import Web

_REF = re.compile(r'id="phone-answer-([a-z2-7]+)"')
_HIDDEN = re.compile(r'name="(who|sha256|shown)" value="([^"]+)"')


def add(web: Web, encounter: str, **fields: str) -> str:
    """The professional adds somebody; their ref."""
    staff = web.staff("professional")
    fields = {"role": "client", "name": "Maija", "language": "fi", **fields}
    assert staff.post(f"{base(encounter)}/by-phone", **fields).status_code == 303
    found = _REF.findall(staff.get(f"{base(encounter)}/people").text)
    return str(found[-1])


def script(web: Web, encounter: str, ref: str) -> dict[str, str]:
    """What the form with the text holds."""
    page = web.staff("professional").get(f"{base(encounter)}/people").text
    form = page.split(f'id="phone-answer-{ref}"')[1].split("</form>")[0]
    return dict(_HIDDEN.findall(form))


def say(web: Web, encounter: str, ref: str, answer: str = "agree") -> TestResponse:
    """They answered to the notice."""
    fields = script(web, encounter, ref)
    staff = web.staff("professional")
    return staff.post(f"{base(encounter)}/phone-answer", answer=answer, **fields)


def press(web: Web, encounter: str, ref: str, action: str) -> TestResponse:
    """The professional presses a button about them."""
    who = f"{ref}.{person(web.core, ref).version}"
    return web.staff("professional").post(f"{base(encounter)}/{action}", who=who)


def test_works(any_web: Web) -> None:
    web = any_web
    encounter, client = web.admitted()
    ref = add(web, encounter)
    assert say(web, encounter, ref).status_code == 303
    assert person(web.core, ref).place == "present"
    assert entries(web.core, encounter)[-4:] == [
        "invited",
        "notice_shown",
        "consent_given",
        "joined_by_phone",
    ]
    # Everyone sees it.
    assert "Maija (puhelimella)" in client.get(f"/j/{client.ref}/people").text
    assert "Mukana puhelimella" in web.staff("professional").get(base(encounter)).text


def test_the_record_tells_who_heard_it_and_which_text(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter, language="sv")
    say(web, encounter, ref)
    (record,) = records(web.core, encounter, "consent_given")
    assert record["method"] == "oral_confirmed_by_professional"
    assert record["entity_id"] == web.cast.professional.ref
    assert (record["notice"]["id"], record["notice"]["lang"]) == ("talk", "sv")
    assert record["notice"]["shown_at"] is not None
    assert record["acting_for"] == "self"


def test_no_door_and_no_token(gated: Gated) -> None:
    encounter = gated.web.launch()
    gated.push()
    ref = add(gated.web, encounter)
    say(gated.web, encounter, ref)
    gated.mend()
    assert gated.place(ref) == "present"  # though no session of theirs is in the room
    assert ref not in gated.wishes() | gated.held()
    with pytest.raises(PlaceElsewhereError):  # no browser holds it, whatever its token
        gated.gets_token(ref)
    meeting.restarted(gated.core)
    assert gated.place(ref) == "present"


def test_a_forgotten_call_keeps_no_encounter_open(web: Web, clock: Clock) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref)
    clock.forward(hours=5)
    lifecycle.tick(web.core)
    assert person(web.core, ref).place == "ended"


def test_a_child_by_phone_is_a_child(web: Web) -> None:
    encounter = web.launch()
    with web.core.database.write() as work:
        row = work.session.get_one(EncounterRow, encounter)
        row.template_data = {**row.template_data, "guardian": "required"}
    ref = add(web, encounter, mark="child")
    assert person(web.core, ref).child
    assert say(web, encounter, ref).status_code == 303
    assert person(web.core, ref).place == "waiting"  # the guardian has not answered
    (record,) = records(web.core, encounter, "consent_given")
    assert record["notice"]["id"] == "child"
    adult = add(web, encounter, role="interpreter", name="Tulkki", mark="child")
    assert not person(web.core, adult).child


def test_a_no_keeps_them_out(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref, "refuse")
    assert person(web.core, ref).place == "arrived"
    assert press(web, encounter, ref, "phone-join").status_code == 409
    assert "consent_refused" in entries(web.core, encounter)
    say(web, encounter, ref)  # and they may think again
    assert person(web.core, ref).place == "present"


def test_hang_up_call_again_withdraw(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref)
    ladder = [
        ("phone-hang-up", "left"),
        ("phone-again", "waiting"),
        ("phone-join", "present"),
        ("send-back", "waiting"),
        ("phone-join", "present"),
        ("phone-withdraw", "withdrawn"),
    ]
    for action, place in ladder:
        for _ in range(2):  # twice is once
            assert press(web, encounter, ref, action).status_code in {303, 409}
            assert person(web.core, ref).place == place, action
    (record,) = records(web.core, encounter, "consent_withdrawn")
    assert record["method"] == "oral_confirmed_by_professional"
    assert record["entity_id"] == web.cast.professional.ref


def test_remove_is_for_good(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref)
    assert press(web, encounter, ref, "remove").status_code == 303
    for action in ("phone-join", "phone-again"):
        press(web, encounter, ref, action)
        assert person(web.core, ref).place == "removed"


def test_identity_is_asked_of_them_too(web: Web) -> None:
    encounter = web.launch("appointment")
    ref = add(web, encounter)
    say(web, encounter, ref)
    assert person(web.core, ref).place == "waiting"
    assert press(web, encounter, ref, "phone-join").status_code == 409
    assert press(web, encounter, ref, "admit").status_code == 409
    assert press(web, encounter, ref, "attest").status_code == 303
    assert press(web, encounter, ref, "phone-join").status_code == 303
    assert person(web.core, ref).place == "present"


def test_admit_all_leaves_the_telephone_alone(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref)
    press(web, encounter, ref, "send-back")
    press(web, encounter, ref, "admit-all")
    assert person(web.core, ref).place == "waiting"


def test_nothing_of_them_is_in_clear(web: Web) -> None:
    encounter = web.launch()
    say(web, encounter, add(web, encounter, name="Näkymätön Nimi"))
    assert "Näkymätön" not in repr(dump(web.core))
    assert "Näkymätön" not in repr(records(web.core, encounter))


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"role": "helper"}, 404),
        ({"role": "professional"}, 404),
        ({"role": ""}, 404),
        ({"name": "x" * 41}, 422),
        ({"name": "131052-308T"}, 422),
        ({"name": "sosiaaliohjaaja Ammi"}, 422),
    ],
)
def test_bad_fields(web: Web, fields: dict[str, str], status: int) -> None:
    encounter = web.launch()
    before = kept(web)
    fields = {"role": "client", "name": "", "language": "fi", **fields}
    response = web.staff("professional").post(f"{base(encounter)}/by-phone", **fields)
    assert response.status_code == status
    assert kept(web) == before


@pytest.mark.parametrize(
    "fields", [{"answer": "perhaps"}, {"answer": ""}, {"sha256": "0" * 64}, {"sha256": ""}]
)
def test_an_answer_to_nothing(web: Web, fields: dict[str, str]) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    sent = {"answer": "agree", **script(web, encounter, ref), **fields}
    before = kept(web)
    response = web.staff("professional").post(f"{base(encounter)}/phone-answer", **sent)
    assert response.status_code == 422
    assert kept(web) == before


@pytest.mark.parametrize(
    "action", ["phone-answer", "phone-join", "phone-hang-up", "phone-again", "phone-withdraw"]
)
def test_nobody_else_is_on_the_telephone(web: Web, action: str) -> None:
    encounter, client = web.waiting()
    other = add(web, encounter)
    fields = {**script(web, encounter, other), "answer": "agree"}
    before = kept(web)
    fields["who"] = web.who(encounter, client.ref)
    staff = web.staff("professional")
    assert staff.post(f"{base(encounter)}/{action}", **fields).status_code == 409
    for who in ("", "x.1", "a" * 26 + ".1"):
        fields["who"] = who
        assert staff.post(f"{base(encounter)}/{action}", **fields).status_code == 404
    assert kept(web) == before


def test_too_early_and_too_late(web: Web) -> None:
    later = web.core.clock().replace(year=web.core.clock().year + 1)
    encounter = web.launch(starts_at=later)
    staff = web.staff("professional")
    fields = {"role": "client", "name": "", "language": "fi"}
    assert staff.post(f"{base(encounter)}/by-phone", **fields).status_code == 409
    encounter = web.launch()
    staff.post(f"{base(encounter)}/end")
    assert staff.post(f"{base(encounter)}/by-phone", **fields).status_code == 410


def test_a_colleague_changed_it_meanwhile(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    stale = script(web, encounter, ref)
    say(web, encounter, ref, "refuse")
    staff = web.staff("professional")
    response = staff.post(f"{base(encounter)}/phone-answer", answer="agree", **stale)
    assert response.status_code == 409
    assert person(web.core, ref).place == "arrived"


def test_nobody_is_moved_from_the_telephone_to_the_waiting_room(web: Web) -> None:
    encounter = web.launch()
    ref = add(web, encounter)
    say(web, encounter, ref)
    press(web, encounter, ref, "admit")
    page = web.staff("professional").get(f"{base(encounter)}/people").text
    assert 'data-action="remove"' in page
    assert 'data-action="send-back"' not in page
