"""What was recorded of somebody goes when they ask for it; the log stays whole (LOG 4)."""

from __future__ import annotations

from typing import Any

import pytest

from flask_admin_app.models import (
    EncounterRow,
    LogRecordRow,
    ReceiptCodeRow,
    RecordKeyRow,
)
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import audit_story, erasure, reading, receipts
from flask_admin_app.services.log.erasure import EraseRefused, erase_subject
from flask_admin_app.services.log.looks import look
from flask_admin_app.services.log.reading import scope_of
from flask_admin_app.services.log.record_keys import KeyKind
from flask_admin_app.services.log.sealed import Opened, Opener
from tests.support.clock import Clock
from tests.support.gate import Gated
from tests.support.kept_log import (
    Walked,
    check,
    ended,
    faults,
    indexes,
    inside,
    opened,
    proof,
    signed,
    subject_of,
)
from tests.support.probe import dump, person, records
from tests.support.way import press
from tests.support.web import Web
from tuokio.ledger import EntryType


def erase(web: Web, subject: str, **options: Any) -> int:
    """As the administrator of the house asks for it."""
    staff = web.cast.administrator
    asked: dict[str, Any] = {"actor": staff.ref, "organisation_id": staff.organisation_id} | options
    return erase_subject(web.core, subject_ref=subject, **asked)


def erased(web: Web) -> list[dict[str, Any]]:
    """The records that tell of destruction."""
    return records(web.core, None, EntryType.ERASED)


def code_of(web: Web, walked: Walked) -> str:
    """A code for the client's receipt."""
    cookie = walked.client.client.get_cookie(f"__Host-place-{walked.client.ref}")
    assert cookie
    return receipts.take_code(web.core, walked.client.ref, cookie.value)


def test_records_key_and_code_go(any_web: Web) -> None:
    walked = ended(any_web)
    code = code_of(any_web, walked)
    places = indexes(any_web.core, key_id=walked.subject)
    assert len(places) > 5
    assert erase(any_web, walked.subject) == len(places)
    assert indexes(any_web.core, key_id=walked.subject) == []
    with any_web.core.database.read() as session:
        assert session.get(RecordKeyRow, walked.subject) is None
        assert session.query(ReceiptCodeRow).all() == []
        assert reading.of_subject(any_web.core, session, walked.subject) == []
    with pytest.raises(NotFoundError):
        receipts.open_code(any_web.core, code)
    with pytest.raises(NotFoundError):
        receipts.receipt_file(any_web.core, code)


def test_an_entry_names_exactly_the_empty_places(any_web: Web) -> None:
    walked = ended(any_web)
    places = indexes(any_web.core, key_id=walked.subject)
    erase(any_web, walked.subject)
    (record,) = erased(any_web)
    assert record["facts"]["entries"] == places
    assert record["facts"]["reason"] == "request"
    assert record["facts"]["encounter"] == walked.encounter
    assert record["facts"]["keys"] == 1
    assert record["entity_id"] == any_web.cast.administrator.ref
    assert record["unit_ref"] == str(any_web.cast.professional.unit_id)
    assert walked.subject not in str(record)
    assert walked.client.ref not in str(record)


def test_the_log_stays_whole(any_web: Web) -> None:
    walked = ended(any_web)
    assert faults(any_web.core) == []
    erase(any_web, walked.subject)
    assert faults(any_web.core) == []
    assert faults(any_web.core, part=3) == []


def test_proofs_from_before_and_after_hold(any_web: Web) -> None:
    walked = ended(any_web)
    places = indexes(any_web.core, key_id=walked.subject)
    before = signed(any_web.core)
    told = {index: proof(any_web.core, index, before) for index in places}
    erase(any_web, walked.subject)
    after = signed(any_web.core)
    assert after.size == before.size + 1
    for index in places:
        assert check(any_web.core, index, told[index]).size == before.size
        assert proof(any_web.core, index, before) == told[index]
        later = proof(any_web.core, index, after)
        assert check(any_web.core, index, later).size == after.size
    (telling,) = indexes(any_web.core, type=EntryType.ERASED)
    assert check(any_web.core, telling, proof(any_web.core, telling, after)).size == after.size


def test_everybody_elses_records_stay(any_web: Web) -> None:
    encounter = any_web.launch("group")
    first, second = (any_web.client().to_waiting(any_web.secret(encounter)) for _ in "ab")
    press(any_web, encounter, "end")
    other = ended(any_web)
    gone, stays = subject_of(any_web.core, first.ref), subject_of(any_web.core, second.ref)
    before = {each.index: each for each in opened(any_web.core)}
    places = set(indexes(any_web.core, key_id=gone))
    neighbour = person(any_web.core, second.ref).answers
    assert erase(any_web, gone) == len(places)
    after = {each.index: each for each in opened(any_web.core)}
    (telling,) = indexes(any_web.core, type=EntryType.ERASED)
    assert after.keys() == (before.keys() - places) | {telling}
    assert {index: each for index, each in after.items() if index != telling} == {
        index: each for index, each in before.items() if index not in places
    }
    assert person(any_web.core, second.ref).answers == neighbour != {}
    assert indexes(any_web.core, key_id=stays)
    assert indexes(any_web.core, key_id=other.subject)


def test_the_place_says_nothing_any_more(any_web: Web) -> None:
    walked = ended(any_web)
    before = person(any_web.core, walked.client.ref)
    traces = (before.answers, before.notice, before.language, before.browser_hash, before.was_in)
    assert all(traces)
    assert before.since or before.waiting_since
    erase(any_web, walked.subject)
    row = person(any_web.core, walked.client.ref)
    assert (row.answers, row.subject_ref, row.notice) == ({}, None, None)
    assert row.name is row.message is None
    assert row.language is row.browser_hash is None
    assert row.since is row.waiting_since is None
    assert row.was_in is False
    assert walked.subject not in repr(dump(any_web.core))


def test_the_pages_of_the_encounter_still_open(any_web: Web) -> None:
    walked = ended(any_web)
    erase(any_web, walked.subject)
    # Nobody's browser holds the place any more.
    assert walked.client.get(f"/j/{walked.client.ref}/bye").status_code == 404
    page = any_web.staff("professional").get(f"/desk/encounters/{walked.encounter}/bye")
    assert page.status_code == 200


def test_nobody_of_that_number(web: Web) -> None:
    ended(web)
    before = dump(web.core)
    with pytest.raises(EraseRefused) as caught:
        erase(web, "a" * 26)
    assert caught.value.key == "erase-unknown"
    assert dump(web.core) == before


def test_a_number_of_another_house_is_as_good_as_none(web: Web) -> None:
    walked = ended(web)
    stranger = web.cast.stranger
    before = dump(web.core)
    with pytest.raises(EraseRefused) as caught:
        erase(web, walked.subject, organisation_id=stranger.organisation_id)
    assert caught.value.key == "erase-unknown"
    assert dump(web.core) == before


def test_the_operator_may_for_every_house(web: Web) -> None:
    walked = ended(web)
    assert erase(web, walked.subject, actor=None, organisation_id=None) > 0
    (record,) = erased(web)
    assert record["entity_id"] is None


def test_not_while_the_encounter_lasts(web: Web) -> None:
    walked = inside(web)
    before = dump(web.core)
    with pytest.raises(EraseRefused) as caught:
        erase(web, walked.subject)
    assert caught.value.key == "erase-not-over"
    assert dump(web.core) == before
    press(web, walked.encounter, "end")
    assert erase(web, walked.subject) > 0


def test_a_second_time_there_is_nothing(web: Web) -> None:
    walked = ended(web)
    erase(web, walked.subject)
    with pytest.raises(EraseRefused) as caught:
        erase(web, walked.subject)
    assert caught.value.key == "erase-unknown"
    assert len(erased(web)) == 1


@pytest.mark.parametrize("kind", [KeyKind.ENCOUNTER, KeyKind.HOUSE])
def test_only_a_clients_records_go_by_request(web: Web, kind: KeyKind) -> None:
    walked = ended(web)
    erase(web, walked.subject)  # the house has a key now, too
    with web.core.database.read() as session:
        (key, *_) = session.query(RecordKeyRow).filter_by(kind=kind)
    with pytest.raises(EraseRefused) as caught:
        erase(web, key.id, organisation_id=None)
    assert caught.value.key == "erase-unknown"
    assert indexes(web.core, key_id=key.id)


def test_many_places_are_told_in_several_entries(web: Web, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(erasure, "PLACES_IN_ONE", 3)
    walked = ended(web)
    places = indexes(web.core, key_id=walked.subject)
    erase(web, walked.subject)
    told = [record["facts"]["entries"] for record in erased(web)]
    assert [index for each in told for index in each] == places
    assert {len(each) for each in told[:-1]} == {3}
    assert [record["facts"]["keys"] for record in erased(web)] == [1] + [0] * (len(told) - 1)
    assert faults(web.core) == []


def test_a_look_afterwards_is_under_a_key_that_will_go(web: Web) -> None:
    """Of an encounter that was erased in part, nothing is kept longer than of others."""
    walked = ended(web)
    erase(web, walked.subject)
    look(web.core, web.cast.auditor, "encounter", encounter=walked.encounter)
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, walked.encounter)
        (seen,) = session.query(LogRecordRow).filter_by(type=EntryType.VIEWED)
        assert (seen.encounter, seen.key.kind) == (walked.encounter, KeyKind.ENCOUNTER)
        assert seen.key.destroy_after == row.destroy_after is not None


def test_the_story_of_the_encounter_tells_of_it(
    web: Web, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    earlier = ended(web)
    erase(web, earlier.subject)
    clock.forward(hours=1)
    walked = ended(web)
    at = clock.forward(hours=1)
    count = erase(web, walked.subject)
    elsewhere = launch(web.core, web.cast.other_unit, "talk")
    telling = erased(web)[-1]
    opened_rows: list[int] = []
    open_one = Opener.open

    def note(opener: Opener, row: LogRecordRow) -> Opened:
        opened_rows.append(row.index)
        return open_one(opener, row)

    monkeypatch.setattr(Opener, "open", note)
    with web.core.database.read() as session:
        told = audit_story.story(web.core, session, scope_of(web.cast.auditor), walked.encounter)
        of_other_unit = audit_story.story(
            web.core, session, scope_of(web.cast.other_unit), elsewhere
        )
    assert [(each.at, each.reason, each.count) for each in told.destroyed] == [
        (at, "request", count)
    ]
    assert of_other_unit.destroyed == []
    places = indexes(web.core, type=EntryType.ERASED)
    assert telling["facts"]["encounter"] == walked.encounter
    assert [each for each in places if each in opened_rows] == places[-1:], "no other is opened"


def test_a_remembered_key_seals_nothing_after_it_was_destroyed(web: Web) -> None:
    walked = ended(web)
    assert web.core.log_memory.sealer(walked.subject) is not None
    erase(web, walked.subject)
    assert web.core.log_memory.sealer(walked.subject) is None


def test_with_a_gate_before_the_meetings_too(gated: Gated) -> None:
    encounter, client = gated.web.waiting()
    press(gated.web, encounter, "admit", who=gated.web.who(encounter, client.ref))
    gated.push()
    gated.enter(encounter, client.ref)
    gated.tell()
    subject = subject_of(gated.core, client.ref)
    assert EntryType.JOINED in {row.record["event_type"] for row in opened(gated.core)}
    gated.end(encounter)
    gated.push()
    assert erase(gated.web, subject) > 0
    assert subject not in repr(dump(gated.core))
    assert faults(gated.core) == []


def test_the_controllers_document_stays(web: Web) -> None:
    """It tells of the house, and other records name it."""
    walked = ended(web)
    names = {each["controller"]["party_id"] for each in records(web.core, walked.encounter)}
    erase(web, walked.subject)
    left = {row[0] for row in dump(web.core)["notice_texts"]}
    assert {name.removeprefix("sha256:") for name in names} <= left


def test_no_key_is_left_without_records_and_no_record_without_key(any_web: Web) -> None:
    walked = ended(any_web)
    ended(any_web)
    erase(any_web, walked.subject)
    with any_web.core.database.read() as session:
        named = {row.key_id for row in session.query(LogRecordRow)}
        assert named == {row.id for row in session.query(RecordKeyRow)}
