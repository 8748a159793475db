"""What its retention no longer keeps is destroyed, all of it and nothing else (LOG 4)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from flask_admin_app.core import Core
from flask_admin_app.models import EncounterRow, RecordKeyRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.log import erasure
from flask_admin_app.services.log.erasure import Purged, PurgeFailed, erase_subject, purge
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.record_keys import KeyKind
from tests.support.clock import Clock
from tests.support.gate import Gated
from tests.support.kept_log import (
    Walked,
    check,
    ended,
    faults,
    indexes,
    inside,
    proof,
    signed,
    subject_of,
)
from tests.support.probe import dump, records
from tests.support.way import press
from tests.support.web import Browser, Web
from tuokio.ledger import EntryType

DAYS = {"talk": 730, "group": 730, "appointment": 3650}
"""What the built-in templates keep."""

LATER = 4000
"""Days, after which nothing of those is kept."""


def retention(web: Web, encounter: str) -> timedelta:
    """How long an encounter is kept, as its own template says."""
    with web.core.database.read() as session:
        return timedelta(days=session.get_one(EncounterRow, encounter).template.retention_days)


def without_log(core: Core) -> dict[str, list[tuple[Any, ...]]]:
    """Every row but those that tell of the run."""
    rows = dump(core)
    grows = {
        "log_errands",
        "log_leaves",
        "log_nodes",
        "log_records",
        "record_keys",
        "staff_sessions",
    }
    return {name: found for name, found in rows.items() if name not in grows}


def mentions(core: Core, *words: str) -> list[str]:
    """Tables in which one of the words stands."""
    return [name for name, rows in dump(core).items() if any(each in repr(rows) for each in words)]


@pytest.mark.parametrize("slug", DAYS)
def test_not_a_second_too_early(web: Web, clock: Clock, slug: str) -> None:
    walked = inside(web, slug)
    clock.forward(minutes=20)  # kept from the end on, not from the beginning
    press(web, walked.encounter, "end")
    assert retention(web, walked.encounter) == timedelta(days=DAYS[slug])
    clock.forward(days=DAYS[slug], seconds=-1)
    assert purge(web.core) == Purged(0, 0, 0)
    assert indexes(web.core, key_id=walked.subject)
    clock.forward(seconds=1)
    assert purge(web.core).encounters == 1
    assert indexes(web.core, encounter=walked.encounter) == []


def test_everything_of_the_encounter_goes(any_web: Web, clock: Clock) -> None:
    other = ended(any_web, "appointment")
    kept = without_log(any_web.core)
    walked = ended(any_web, "group")
    subjects = {walked.subject, walked.client.ref, walked.encounter}
    places = indexes(any_web.core, encounter=walked.encounter)
    clock.forward(days=DAYS["group"])
    done = purge(any_web.core)
    assert done == Purged(encounters=1, keys=2, records=len(places))
    assert mentions(any_web.core, *subjects) == []
    assert faults(any_web.core) == []
    left = without_log(any_web.core)
    # Texts stay for ever; they tell of nobody who read them.
    assert {name: rows for name, rows in left.items() if name != "notice_texts"} == {
        name: rows for name, rows in kept.items() if name != "notice_texts"
    }
    assert set(kept["notice_texts"]) <= set(left["notice_texts"])
    assert indexes(any_web.core, key_id=other.subject)


def test_the_gates_rows_go_as_well(any_gated: Gated) -> None:
    """Rooms, admissions and sessions, should Prosody never have confirmed."""
    web = any_gated.web
    encounter, client = web.waiting()
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    any_gated.push()
    any_gated.enter(encounter, client.ref)
    any_gated.tell()
    any_gated.end(encounter)
    assert any_gated.rooms()
    assert any_gated.sessions()
    any_gated.clock.forward(days=LATER)
    assert purge(web.core).encounters == 1
    assert any_gated.rooms() == []
    assert any_gated.sessions() == {}
    assert mentions(web.core, encounter, client.ref) == []
    any_gated.mend()
    assert faults(web.core) == []


def test_a_cancelled_one_goes_too(any_web: Web, clock: Clock) -> None:
    start = clock.now + timedelta(days=3)
    encounter = any_web.launch("appointment", starts_at=start)
    lifecycle.cancel(any_web.core, any_web.cast.professional, encounter)
    clock.forward(days=DAYS["appointment"])
    assert purge(any_web.core).encounters == 1
    assert mentions(any_web.core, encounter) == []


def test_what_is_not_over_stays(web: Web, clock: Clock) -> None:
    walked = inside(web)
    planned = web.launch("talk", starts_at=clock.now + timedelta(days=700))
    clock.forward(days=699)
    assert purge(web.core, dry_run=True) == Purged(0, 0, 0)
    with web.core.database.read() as session:
        assert session.get(EncounterRow, walked.encounter)
        assert session.get(EncounterRow, planned)


def test_one_that_nobody_ended_in_time_is_counted_from_its_planned_end(
    web: Web, clock: Clock
) -> None:
    """Its people were told of a day; a late end breaks no promise."""
    encounter, client = web.waiting()
    with web.core.database.read() as session:
        length = session.get_one(EncounterRow, encounter).template.length
    clock.forward(days=1)
    lifecycle.tick(web.core)
    clock.forward(days=DAYS["talk"] - 1, seconds=length.total_seconds() - 1)
    assert purge(web.core).encounters == 0
    clock.forward(seconds=1)
    assert purge(web.core).encounters == 1
    assert mentions(web.core, encounter, client.ref) == []


def test_a_trial_run_changes_nothing_and_tells_the_same(any_web: Web, clock: Clock) -> None:
    ended(any_web)
    ended(any_web, "group")
    clock.forward(days=LATER)
    before = dump(any_web.core)
    told = purge(any_web.core, dry_run=True)
    assert dump(any_web.core) == before
    assert told.encounters == 2
    assert told == purge(any_web.core)
    assert purge(any_web.core, dry_run=True) == Purged(0, 0, 0)


def test_the_run_is_logged(web: Web, clock: Clock) -> None:
    walked = ended(web)
    places = indexes(web.core, encounter=walked.encounter)
    clock.forward(days=LATER)
    done = purge(web.core)
    (run,) = records(web.core, None, EntryType.PURGE_RUN)
    assert run["facts"] == {"encounters": 1, "keys": 2, "records": done.records}
    assert run["unit_ref"] is None
    (told,) = records(web.core, None, EntryType.ERASED)
    assert told["facts"]["entries"] == places
    assert (told["facts"]["reason"], told["facts"]["keys"]) == ("retention", 2)
    assert told["entity_id"] is None
    assert told["unit_ref"] == str(web.cast.professional.unit_id)
    for secret in (walked.subject, walked.client.ref):
        assert secret not in str(told)


@pytest.mark.parametrize("always", [True, False])
def test_a_run_that_found_nothing_is_logged_if_asked(web: Web, *, always: bool) -> None:
    purge(web.core, log_always=always)
    assert len(records(web.core, None, EntryType.PURGE_RUN)) == always


def test_a_look_at_the_encounter_goes_with_it(web: Web, clock: Clock) -> None:
    walked = ended(web)
    look(web.core, web.cast.auditor, "encounter", encounter=walked.encounter)
    look(web.core, web.cast.auditor, "health")
    clock.forward(days=LATER)
    purge(web.core)
    (left,) = records(web.core, None, EntryType.VIEWED)
    assert left["facts"]["what"] == "health"
    with web.core.database.read() as session:
        kinds = {key.kind for key in session.query(RecordKeyRow)}
    assert kinds == {KeyKind.HOUSE}


def test_after_an_erasure_by_request(any_web: Web, clock: Clock) -> None:
    walked = ended(any_web)
    erase_subject(any_web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    clock.forward(days=LATER)
    done = purge(any_web.core)
    assert (done.encounters, done.keys) == (1, 1)
    assert mentions(any_web.core, walked.encounter, walked.client.ref, walked.subject) == []
    assert faults(any_web.core) == []


def test_every_proof_still_holds(any_web: Web, clock: Clock) -> None:
    walked = ended(any_web)
    places = indexes(any_web.core, encounter=walked.encounter)
    before = signed(any_web.core)
    told = {index: proof(any_web.core, index, before) for index in places}
    clock.forward(days=LATER)
    purge(any_web.core)
    after = signed(any_web.core)
    for index in places:
        assert check(any_web.core, index, told[index]).size == before.size
        assert check(any_web.core, index, proof(any_web.core, index, after)).size == after.size


def test_a_run_that_fails_keeps_what_it_did_and_goes_on_next_time(
    any_web: Web, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_of_them = sorted(ended(any_web).encounter for _ in range(3))
    clock.forward(days=LATER)
    forget = erasure._forget_encounter

    def fails(session: Session, encounter_id: str) -> None:
        forget(session, encounter_id)
        if encounter_id == all_of_them[1]:
            raise OSError("the disk is full")

    monkeypatch.setattr(erasure, "_forget_encounter", fails)
    with pytest.raises(PurgeFailed, match="could not be destroyed: 1") as caught:
        purge(any_web.core)
    assert str(caught.value.__cause__) == "the disk is full"
    assert faults(any_web.core) == []
    assert mentions(any_web.core, all_of_them[0], all_of_them[2]) == []
    assert indexes(any_web.core, encounter=all_of_them[1])
    (run,) = records(any_web.core, None, EntryType.PURGE_RUN)
    assert run["facts"]["encounters"] == 2
    monkeypatch.undo()
    assert purge(any_web.core).encounters == 1
    assert mentions(any_web.core, *all_of_them) == []
    assert len(records(any_web.core, None, EntryType.ERASED)) == 3
    assert faults(any_web.core) == []


def test_two_at_once_destroy_once_and_tell_once(
    any_web: Web, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(any_web)
    clock.forward(days=LATER)
    due = erasure._due
    first: list[Purged] = []

    def slowly(core: Core, session: Session) -> list[str]:
        found = due(core, session)
        monkeypatch.setattr(erasure, "_due", due)
        first.append(purge(core))
        return found

    monkeypatch.setattr(erasure, "_due", slowly)
    assert purge(any_web.core, log_always=False) == Purged(0, 0, 0)
    assert [each.encounters for each in first] == [1]
    assert len(records(any_web.core, None, EntryType.PURGE_RUN)) == 1
    assert len(records(any_web.core, None, EntryType.ERASED)) == 1


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=5), timedelta(hours=30)])
def test_no_record_promises_an_earlier_day(web: Web, clock: Clock, late: timedelta) -> None:
    """However long they stayed: when the last day is over, nothing is there any more."""
    clock.now = datetime(2030, 5, 14, 22, tzinfo=UTC)
    walked = inside(web)
    over = clock.now + late
    while clock.now < over:
        clock.forward(minutes=5)
        lifecycle.tick(web.core)
    press(web, walked.encounter, "end")
    kept = records(web.core, walked.encounter)
    (told,) = {each["destroy_after"] for each in kept if "destroy_after" in each}
    day_after = date.fromisoformat(told) + timedelta(days=1)
    clock.now = datetime.combine(day_after, time(), UTC)
    assert purge(web.core).encounters == 1


# Pages -----------------------------------------------------------------------------------------

STAYS = {"/j/<ref>/exit"}
"""It never fails (JOIN 11)."""


def asked(web: Web, walked: Walked, secret: str) -> list[tuple[str, str]]:
    """Every page and every button of an encounter: (method, address)."""
    place = {
        "encounter_id": walked.encounter,
        "ref": walked.client.ref,
        "secret": secret,
        "invitation_id": "a" * 26,
        "action": "admit",
        "check_id": "0" * 36,
    }
    found = []
    for rule in web.app.url_map.iter_rules():
        of_staff = rule.rule.startswith("/account")  # a passkey has a ref too
        if of_staff or rule.rule in STAYS:
            continue
        if rule.arguments & {"encounter_id", "ref", "secret"}:
            address = re.sub(r"<(?:[^<>]*:)?(\w+)>", lambda name: place[name.group(1)], rule.rule)
            found += [(each, address) for each in (rule.methods or set()) & {"GET", "POST"}]
    return found


def send(browser: Browser, method: str, address: str) -> int:
    """Open it, or press it."""
    if method == "GET":
        return browser.get(address).status_code
    return browser.post(
        address, who="a.1", answer="agree", role="client", on="1", yes="1"
    ).status_code


def test_no_page_knows_of_it_any_more(web: Web, clock: Clock) -> None:
    walked = inside(web)
    secret = web.secret(walked.encounter)
    press(web, walked.encounter, "end")
    pages = asked(web, walked, secret)
    assert len(pages) > 30
    clock.forward(days=LATER)
    purge(web.core)
    for method, address in pages:
        who: Browser = walked.client
        if address.startswith("/desk"):
            who = web.staff("professional")
        if address.startswith("/audit"):
            who = web.staff("auditor")
        assert send(who, method, address) == 404, (method, address)


def test_before_that_they_do(web: Web) -> None:
    """So that the test above asks for pages that are there."""
    walked = inside(web)
    assert walked.client.get(f"/j/{walked.client.ref}/wait").status_code == 200
    assert walked.client.get(f"/j/{web.secret(walked.encounter)}").status_code == 200
    desk = web.staff("professional").get(f"/desk/encounters/{walked.encounter}")
    assert desk.status_code == 200
    assert subject_of(web.core, walked.client.ref) == walked.subject
