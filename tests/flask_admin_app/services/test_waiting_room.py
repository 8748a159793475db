"""Services without the web: what they count, refuse and write, on each database."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from flask_admin_app.services import lifecycle, meeting, waiting_room
from flask_admin_app.services.errors import ForbiddenError, NotFoundError
from flask_admin_app.services.staff_sessions import Staff
from flask_admin_app.services.waiting_room import Action, Who
from tests.support.clock import Clock
from tests.support.desk import at_once
from tests.support.probe import entries, person
from tests.support.web import Web

ROUNDS = 10


def who(web: Web, ref: str) -> Who:
    return Who(ref, person(web.core, ref).version)


def test_eight_admissions_at_once_let_in_once(any_web: Web) -> None:
    for _ in range(ROUNDS):
        encounter, client = any_web.waiting()
        staff, seen = any_web.cast.professional, who(any_web, client.ref)

        def admit(encounter: str = encounter, seen: Who = seen, staff: Staff = staff) -> int:
            return waiting_room.decide(any_web.core, staff, encounter, Action.ADMIT, [seen])

        jobs: list[Callable[[], int]] = [admit] * 8
        assert sorted(at_once(jobs)) == [0] * 7 + [1]
        assert entries(any_web.core, encounter).count("admitted") == 1


def test_two_ends_at_once_are_one(any_web: Web) -> None:
    encounter = any_web.launch()
    staff = any_web.cast.professional
    at_once([lambda: lifecycle.end(any_web.core, staff, encounter)] * 4)
    assert entries(any_web.core, encounter).count("encounter_ended") == 1


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("colleague", ForbiddenError),
        ("other_unit", NotFoundError),
        ("stranger", NotFoundError),
        ("auditor", NotFoundError),
        ("administrator", NotFoundError),
    ],
)
def test_services_refuse_by_themselves(web: Web, name: str, refusal: type[Exception]) -> None:
    encounter, client = web.waiting()
    staff = getattr(web.cast, name)
    with pytest.raises(refusal):
        waiting_room.decide(web.core, staff, encounter, Action.ADMIT, [who(web, client.ref)])
    with pytest.raises(refusal):
        lifecycle.end(web.core, staff, encounter)
    with pytest.raises(refusal):
        meeting.pass_for_staff(web.core, staff, encounter, language="fi")


def test_the_log_follows_the_clock(any_web: Web, clock: Clock) -> None:
    encounter, client = any_web.waiting()
    clock.forward(minutes=3)
    seen = who(any_web, client.ref)
    waiting_room.decide(any_web.core, any_web.cast.professional, encounter, Action.ADMIT, [seen])
    assert person(any_web.core, client.ref).since == clock.now


def test_presence_is_written_once(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    for _ in range(2):
        meeting.joined(any_web.core, client.ref)
    assert person(any_web.core, client.ref).place == "present"
    for _ in range(2):
        meeting.dropped(any_web.core, client.ref)
    assert entries(any_web.core, encounter)[-2:] == ["joined", "absent"]
    meeting.joined(any_web.core, "a" * 26)  # somebody whom nobody knows


def test_after_a_restart_nobody_is_in(any_web: Web) -> None:
    encounter, client = any_web.admitted()
    meeting.joined(any_web.core, client.ref)
    for _ in range(2):
        meeting.restarted(any_web.core)
    assert person(any_web.core, client.ref).place == "absent"
    assert entries(any_web.core, encounter).count("absent") == 1
