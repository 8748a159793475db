"""Fifty who wait for a group are not woken by each other; whoever it concerns is."""

from __future__ import annotations

from flask_admin_app.models import EncounterRow
from flask_admin_app.services.encounter_store import heard_by
from tests.support.desk import base, invite
from tests.support.web import Client, Web


def heard(web: Web, encounter: str, client: Client) -> set[str] | None:
    """Whose pages show what this client does, beside those of staff."""
    with web.core.database.read() as session:
        return heard_by(session.get_one(EncounterRow, encounter), client.ref)


def test_a_queue_is_everybodys(web: Web) -> None:
    encounter, client = web.waiting()
    assert heard(web, encounter, client) is None


def test_in_a_group_those_inside_and_those_who_are_held(web: Web) -> None:
    encounter = web.launch("group")
    secret = web.secret(encounter)
    inside, first, second = (web.client().to_waiting(secret) for _ in range(3))
    staff = web.staff("professional")
    staff.post(f"{base(encounter)}/admit", who=web.who(encounter, inside.ref))
    held = web.client().to_waiting(invite(web, encounter, "interpreter")[1])
    found = heard(web, encounter, first)
    assert found is not None
    assert {inside.ref, first.ref, held.ref} <= found
    assert second.ref not in found


def test_a_newcomer_concerns_everybody_who_is_asked(web: Web) -> None:
    encounter = web.launch("group")
    web.client().to_waiting(web.secret(encounter))
    newcomer = web.client().to_waiting(invite(web, encounter, "interpreter")[1])
    assert heard(web, encounter, newcomer) is None
