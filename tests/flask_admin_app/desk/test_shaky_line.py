"""Somebody whose line comes and goes can still be put out: that is nobody's change (WAIT 5)."""

from __future__ import annotations

import pytest

from flask_admin_app.services import meeting
from tests.support.probe import person
from tests.support.web import Web


@pytest.mark.parametrize(("action", "place"), [("remove", "removed"), ("send-back", "waiting")])
def test_the_workers_decision_stands(web: Web, action: str, place: str) -> None:
    encounter, client = web.admitted()
    meeting.joined(web.core, client.ref)
    seen = web.who(encounter, client.ref)
    meeting.dropped(web.core, client.ref)
    staff = web.staff("professional")
    response = staff.post(f"/desk/encounters/{encounter}/{action}", who=seen)
    assert response.status_code == 303
    assert person(web.core, client.ref).place == place
