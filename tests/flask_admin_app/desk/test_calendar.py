"""`GET …/invitations/<id>.ics`: the invitation for a calendar (JOIN 10)."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar

from tests.support.desk import base, invite, links
from tests.support.web import Web


def event(web: Web, encounter: str, invitation: str) -> Any:
    response = web.staff("professional").get(f"{base(encounter)}/invitations/{invitation}.ics")
    assert response.status_code == 200
    assert response.content_type == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    assert response.headers["Cache-Control"] == "no-store"
    (found,) = Calendar.from_ical(response.data).walk("VEVENT")
    return found


def test_holds_the_link(web: Web) -> None:
    encounter = web.launch("appointment")
    ((invitation, secret),) = links(web, encounter).items()
    found = event(web, encounter, invitation)
    assert str(found["URL"]).endswith(f"/j/{secret}")
    assert found["SEQUENCE"] == 0


def test_a_replaced_link_updates_the_entry_in_the_calendar(web: Web) -> None:
    encounter = web.launch("appointment")
    (invitation,) = links(web, encounter)
    before = event(web, encounter, invitation)
    web.staff("professional").post(f"{base(encounter)}/invitations/{invitation}/replace")
    after = event(web, encounter, invitation)
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["URL"] != before["URL"]


def test_each_invitation_has_its_own_entry(web: Web) -> None:
    encounter = web.launch()
    (first,) = links(web, encounter)
    second, _secret = invite(web, encounter, "guest")
    assert event(web, encounter, first)["UID"] != event(web, encounter, second)["UID"]


def test_it_speaks_the_language_of_the_invitation(web: Web) -> None:
    encounter = web.launch("appointment", language="sv")
    (invitation,) = links(web, encounter)
    assert "Distansmöte" in str(event(web, encounter, invitation)["SUMMARY"])
