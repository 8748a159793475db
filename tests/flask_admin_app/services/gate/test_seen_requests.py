"""Which signed requests were accepted already: none counts twice."""

from __future__ import annotations

from datetime import timedelta

from flask_admin_app.models import SeenRequestRow
from flask_admin_app.services.gate.events import SeenRequests
from tests.support.desk import at_once
from tests.support.gate import Gated


def test_an_id_counts_once_also_at_the_same_moment(any_gated: Gated) -> None:
    memory = SeenRequests(any_gated.core)
    until = int(any_gated.clock.now.timestamp()) + 60
    found = at_once([lambda: memory.remember("i" * 20, until)] * 6)
    assert sorted(found) == [False] * 5 + [True]
    assert not memory.remember("i" * 20, until)
    assert memory.remember("j" * 20, until)


def test_ids_are_forgotten_when_their_age_alone_refuses_them(gated: Gated) -> None:
    memory = SeenRequests(gated.core)
    moment = gated.clock.now
    assert memory.remember("i" * 20, int((moment + timedelta(seconds=60)).timestamp()))
    gated.clock.forward(seconds=61)
    assert not memory.remember("i" * 20, int((moment + timedelta(seconds=60)).timestamp()))
    gated.clock.forward(minutes=5)
    assert memory.remember("k" * 20, int((gated.clock.now + timedelta(minutes=1)).timestamp()))
    with gated.core.database.read() as session:
        assert [row.id for row in session.query(SeenRequestRow)] == ["k" * 20]
