"""A guest's own time within a meeting (ROOM 4): told, kept, and nobody is put out by it."""

from __future__ import annotations

import pytest

from flask_admin_app.models import GateAdmissionRow, InvitationRow
from tests.support.clock import Clock
from tests.support.desk import base, invite, kept, links
from tests.support.gate import Gated
from tests.support.probe import actions, main_of, page_of, person
from tests.support.web import Client, Web


def speaker(web: Web, **times: str) -> tuple[str, str]:
    """A group with a guest speaker's link; it is 12.00 in Helsinki."""
    encounter = web.launch("group")
    times = {"from": "12:30", "until": "13:00"} | times
    return encounter, invite(web, encounter, "guest", name="puhuja Oona", **times)[1]


def let_in(web: Web, encounter: str, guest: Client) -> int:
    """The professional opens the door."""
    who = web.who(encounter, guest.ref)
    return web.staff("professional").post(f"{base(encounter)}/admit", who=who).status_code


def test_before_within_and_after(web: Web, clock: Clock) -> None:
    encounter, secret = speaker(web)
    early = web.client("en").get(f"/j/{secret}")
    assert (early.status_code, page_of(early)) == (200, "landing")
    assert "continue" not in actions(early)
    assert "Tuesday 14 May at 12:30" in main_of(early)
    assert web.client().post(f"/j/{secret}/continue").status_code == 409
    clock.forward(minutes=30)
    assert "continue" in actions(web.client().get(f"/j/{secret}"))
    assert web.core.texts.text("en", "landing-guest-until", time="13:00") in main_of(
        web.client("en").get(f"/j/{secret}")
    )
    guest = web.client().to_waiting(secret)
    assert let_in(web, encounter, guest) == 303
    assert guest.post(f"/j/{guest.ref}/token", _json=True).status_code == 200
    clock.forward(minutes=30)
    late = web.client().get(f"/j/{secret}")
    assert late.status_code == 410
    assert "continue" not in actions(late)
    # Whoever is in stays in; a new pass is not given.
    assert person(web.core, guest.ref).place == "admitted"
    assert guest.get(f"/j/{guest.ref}/meeting").status_code == 200
    assert guest.post(f"/j/{guest.ref}/token", _json=True).status_code == 409
    assert web.client().post(f"/j/{secret}/continue").status_code == 410


def test_who_waited_too_long_is_not_let_in(web: Web, clock: Clock) -> None:
    encounter, secret = speaker(web)
    clock.forward(minutes=30)
    guest = web.client().to_waiting(secret)
    clock.forward(minutes=30)
    assert let_in(web, encounter, guest) == 409
    assert person(web.core, guest.ref).place == "waiting"


def test_a_side_may_be_open(web: Web, clock: Clock) -> None:
    _encounter, secret = speaker(web, **{"from": ""})
    assert "continue" in actions(web.client().get(f"/j/{secret}"))
    clock.forward(hours=1)
    assert web.client().get(f"/j/{secret}").status_code == 410


def test_the_gate_closes_to_the_guest_and_puts_nobody_out(gated: Gated, clock: Clock) -> None:
    encounter, secret = speaker(gated.web)
    clock.forward(minutes=30)
    guest = gated.web.client().to_waiting(secret)
    assert let_in(gated.web, encounter, guest) == 303
    with gated.web.core.database.read() as session:
        (admission,) = session.query(GateAdmissionRow).filter_by(participant_ref=guest.ref)
        assert admission.until == clock.now.replace(hour=10, minute=0)
        assert admission.wanted


def test_a_new_link_keeps_the_time(web: Web) -> None:
    encounter, _secret = speaker(web)
    invitation = list(links(web, encounter))[-1]
    web.staff("professional").post(f"{base(encounter)}/invitations/{invitation}/replace")
    fresh = list(links(web, encounter).values())[-1]
    assert "continue" not in actions(web.client().get(f"/j/{fresh}"))


def test_staff_see_the_time_and_the_text_tells_it(web: Web) -> None:
    encounter, _secret = speaker(web)
    page = web.staff("professional").get(base(encounter)).text
    words = {"from": "12.30", "until": "13.00"}
    assert web.core.texts.text("fi", "desk-invite-window-both", **words) in page
    assert "klo 12.30" in page


@pytest.mark.parametrize(
    "times",
    [
        {"from": "x"},
        {"until": "25:00"},
        {"from": "13:00", "until": "12:30"},
        {"from": "12:30", "until": "12:30"},
        {"until": "11:59"},
        {"from": "9" * 500},
    ],
)
def test_times_that_cannot_be(web: Web, times: dict[str, str]) -> None:
    encounter = web.launch("group")
    before = kept(web)
    response = web.staff("professional").post(
        f"{base(encounter)}/invitations", role="guest", **times
    )
    assert response.status_code == 422
    assert web.core.texts.text("fi", "desk-error-window") in response.text
    assert kept(web) == before


def test_a_helper_has_no_such_time(web: Web) -> None:
    encounter = web.launch("group")
    invitation, _secret = invite(web, encounter, "helper", until="13:00")
    with web.core.database.read() as session:
        assert session.get_one(InvitationRow, invitation).not_after is None
