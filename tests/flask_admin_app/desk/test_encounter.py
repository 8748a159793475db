"""`GET /desk/encounters/<id>`, its live part and its farewell (WAIT 3)."""

from __future__ import annotations

import re

from tests.support.clock import Clock
from tests.support.desk import base, helper
from tests.support.probe import actions, dump, meeting_tokens, page_of
from tests.support.web import Web


def test_shows_who_waits_and_what_to_do(web: Web) -> None:
    encounter, client = web.waiting()
    response = web.staff("professional").get(base(encounter))
    assert response.status_code == 200
    assert page_of(response) == "desk-encounter"
    assert client.ref in response.text
    assert {"admit", "decline", "message", "end", "join", "copy"} <= actions(response)


def test_loads_no_meeting_by_itself(web: Web) -> None:
    encounter, _client = web.waiting()
    response = web.staff("professional").get(base(encounter))
    assert not meeting_tokens(response)
    assert "<iframe" not in response.text
    assert "external_api" not in response.text


def test_looking_changes_nothing(web: Web) -> None:
    encounter, _client = web.waiting()
    staff = web.staff("professional")
    before = dump(web.core)
    for path in ("", "/people"):
        staff.get(base(encounter) + path)
    assert dump(web.core) == before


def test_the_part_that_changes_is_a_part(web: Web) -> None:
    encounter, client = web.waiting()
    response = web.staff("professional").get(f"{base(encounter)}/people")
    assert response.status_code == 200
    assert "<html" not in response.text
    assert client.ref in response.text
    assert "data-next" not in response.text


def test_actions_follow_the_state(web: Web) -> None:
    encounter, client = web.waiting("appointment")
    url = f"{base(encounter)}/people"
    staff = web.staff("professional")

    def offered() -> set[str]:
        return set(re.findall(r'data-action="([^"]+)"', staff.get(url).text))

    assert offered() & {"admit", "record-outcome"} == {"record-outcome"}
    staff.post(f"{base(encounter)}/attest", who=web.who(encounter, client.ref))
    assert offered() & {"admit", "record-outcome"} == {"admit"}
    staff.post(f"{base(encounter)}/admit", who=web.who(encounter, client.ref))
    assert offered() >= {"send-back", "remove"}
    assert not offered() & {"admit", "decline"}


def test_how_long_somebody_waits(web: Web, clock: Clock) -> None:
    encounter, _client = web.waiting()
    clock.forward(minutes=7)
    assert re.search(r"\b7\b", web.staff("professional").get(f"{base(encounter)}/people").text)


def test_a_helper_is_in_the_list_of_the_professional_only(web: Web) -> None:
    encounter = web.launch()
    other = helper(web, encounter)
    assert "ohjaaja Kolle" in web.staff("professional").get(f"{base(encounter)}/people").text
    assert "ohjaaja Kolle" not in other.get(f"{base(encounter)}/people").text


def test_after_the_end_it_leads_to_the_farewell(web: Web) -> None:
    encounter, _client = web.waiting()
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/end")
    assert staff.get(base(encounter)).location == f"{base(encounter)}/bye"
    part = staff.get(f"{base(encounter)}/people")
    assert f'data-next="{base(encounter)}/bye"' in part.text
    response = staff.get(f"{base(encounter)}/bye")
    assert response.status_code == 200
    assert page_of(response) == "bye"


def test_no_farewell_before_the_end(web: Web) -> None:
    encounter = web.launch()
    response = web.staff("professional").get(f"{base(encounter)}/bye")
    assert response.status_code == 303
    assert response.location == base(encounter)
