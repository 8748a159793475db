"""What an encounter leaves in the log: every record whole, chained, and without a name (LOG 2)."""

from __future__ import annotations

import hashlib
import json
import re
from collections import defaultdict
from typing import Any

import pytest

from flask_admin_app.models import EncounterRow, LogRecordRow, NoticeTextRow, UserRow
from flask_admin_app.services import meeting
from flask_admin_app.services.encounter_store import ROOM, sealer_of
from tests.support.clock import Clock
from tests.support.desk import helper, invite
from tests.support.kept_log import opened, subject_of
from tests.support.outside import grow
from tests.support.probe import person, records
from tests.support.way import press
from tests.support.web import Client, Web
from tuokio.consent.records import check_record
from tuokio.ids import is_ref
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.leaf import RecordInvalid, canonical

WALK = [
    "encounter_planned",
    "encounter_opened",
    "staff_joined",
    "invited",
    "invited",
    "staff_joined",
    "arrived",
    "notice_shown",
    "consent_given",
    "admitted",
    "joined",
    "absent",
    "joined",
    "left",
    "returned",
    "sent_back",
    "admitted",
    "joined",
    "consent_withdrawn",
    "notice_shown",
    "consent_given",
    "encounter_ended",
]


@pytest.fixture
def walk(any_web: Web, clock: Clock) -> tuple[Web, str, Client]:
    """Launch, invite a colleague, agree, be let in, come, drop, go, come back, be sent back, come
    again, withdraw, agree again, end: a minute between the steps of the client."""
    web = any_web
    encounter = web.launch("group")
    helper(web, encounter)
    client = web.client()
    client.to_waiting(web.secret(encounter))

    def admit() -> None:
        clock.forward(minutes=1)
        press(web, encounter, "admit", who=web.who(encounter, client.ref))
        meeting.joined(web.core, client.ref)

    def press_own(action: str) -> None:
        clock.forward(minutes=1)
        assert client.post(f"/j/{client.ref}/{action}").status_code == 303

    admit()
    meeting.dropped(web.core, client.ref)
    meeting.joined(web.core, client.ref)
    press_own("leave")
    press_own("join")
    press(web, encounter, "send-back", who=web.who(encounter, client.ref))
    admit()
    press_own("withdraw")
    clock.forward(minutes=1)
    client.answer()
    press(web, encounter, "end")
    return web, encounter, client


Walk = tuple[Web, str, Client]


def told(walk: Walk) -> list[dict[str, Any]]:
    """The records of the encounter."""
    web, encounter, _ = walk
    return records(web.core, encounter)


def consents(walk: Walk) -> list[dict[str, Any]]:
    """Those of what was said to a purpose."""
    return [each for each in told(walk) if each["schema"] == "consent-event/1"]


def test_every_step_is_an_entry_and_in_order(walk: Walk) -> None:
    found = [each["event_type"] for each in told(walk)]
    assert found == WALK, "one entry for each step, and for each purpose"


def test_every_record_is_of_its_schema(walk: Walk) -> None:
    for each in told(walk):
        check_record(each)


def test_what_is_kept_is_the_canonical_form(walk: Walk) -> None:
    web, encounter, _ = walk
    for each in opened(web.core, encounter=encounter):
        assert each.canonical == canonical(each.record)
        assert len(each.salt) == 32
    salts = [each.salt for each in opened(web.core)]
    assert len(set(salts)) == len(salts)


def test_times_are_those_of_the_clock_and_ids_follow_them(walk: Walk) -> None:
    web, encounter, _ = walk
    with web.core.database.read() as session:
        rows = session.query(LogRecordRow).filter_by(encounter=encounter)
        for row, each in zip(rows.order_by(LogRecordRow.index), told(walk), strict=True):
            at = row.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
            assert each["event_time"] == at
            milliseconds = int(each["record_id"].replace("-", "")[:12], 16)
            assert milliseconds == int(row.at.timestamp() * 1000)
    ids = [each["record_id"] for each in told(walk)]
    assert len(set(ids)) == len(ids)
    assert len({each["event_time"] for each in told(walk)}) > 5


def test_who_answers_for_the_data_is_named_by_a_document_that_is_kept(walk: Walk) -> None:
    web, _, _ = walk
    (party,) = {each["controller"]["party_id"] for each in told(walk)}
    sha256 = party.removeprefix("sha256:")
    with web.core.database.read() as session:
        kept = session.get_one(NoticeTextRow, sha256)
    assert hashlib.sha256(kept.text.encode()).hexdigest() == sha256
    assert json.loads(kept.text) == {
        "address": None,
        "contact": "09 123 4567",
        "dpo": None,
        "name": "Rantakylän palvelut",
    }


def test_the_text_that_was_shown_is_kept_and_named(walk: Walk) -> None:
    web, _, _ = walk
    named = {json.dumps(each["notice"], sort_keys=True) for each in consents(walk)}
    shas = {json.loads(each)["sha256"] for each in named}
    (sha256,) = shas | {
        each["facts"]["notice"] for each in told(walk) if each["event_type"] == "notice_shown"
    }
    with web.core.database.read() as session:
        kept = session.get_one(NoticeTextRow, sha256)
        assert hashlib.sha256(kept.text.encode()).hexdigest() == sha256
        for each in consents(walk):
            notice = each["notice"]
            assert (notice["id"], notice["version"]) == (kept.notice, kept.version)
            assert (notice["lang"], notice["media_type"]) == (kept.language, kept.media_type)


def test_answers_to_one_purpose_are_a_chain(walk: Walk) -> None:
    chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in consents(walk):
        chains[each["purpose_code"]].append(each)
    assert [each["event_state"] for each in chains["remote_meeting"]] == [
        "given",
        "withdrawn",
        "given",
    ]
    for chain in chains.values():
        before = [None, *(each["record_id"] for each in chain[:-1])]
        assert [each["prev_record_id"] for each in chain] == before


def test_chains_of_two_people_do_not_touch(web: Web) -> None:
    encounter = web.launch("group")
    first, second = (web.client().to_waiting(web.secret(encounter)) for _ in "ab")
    first.post(f"/j/{first.ref}/withdraw")
    given = [each for each in records(web.core, encounter) if each["schema"] == "consent-event/1"]
    ids = {each["record_id"]: each["subject_ref"] for each in given}
    links = [each for each in given if each["prev_record_id"]]
    assert links
    assert all(ids[each["prev_record_id"]] == each["subject_ref"] for each in links)
    assert {each["subject_ref"] for each in links} == {subject_of(web.core, first.ref)}
    assert person(web.core, second.ref).subject_ref in ids.values()


def test_what_the_log_calls_a_client_stands_in_no_address(walk: Walk) -> None:
    web, _, client = walk
    subject = subject_of(web.core, client.ref)
    assert is_ref(subject)
    assert subject != client.ref
    assert {each["subject_ref"] for each in told(walk)} == {subject, None}
    assert client.ref not in json.dumps(told(walk))


def test_one_client_has_another_name_in_each_encounter(web: Web) -> None:
    """Nobody can be followed from one meeting to the next."""
    found = set()
    for _ in range(2):
        _, client = web.waiting()
        found.add(subject_of(web.core, client.ref))
    assert len(found) == 2


def test_staff_are_known_by_pseudonyms(walk: Walk) -> None:
    web, _, client = walk
    subject = subject_of(web.core, client.ref)
    actors = {each["event_type"]: each["entity_id"] for each in told(walk)}
    professional, colleague = web.cast.professional.ref, web.cast.colleague.ref
    assert actors["encounter_planned"] == actors["admitted"] == professional
    assert actors["sent_back"] == actors["encounter_ended"] == professional
    assert actors["encounter_opened"] is None
    assert actors["arrived"] == actors["consent_given"] == actors["left"] == subject
    joined = [each for each in told(walk) if each["event_type"] == "staff_joined"]
    assert [each["entity_id"] for each in joined] == [professional, colleague]
    assert [each["subject_ref"] for each in joined] == [None, None]
    with web.core.database.read() as session:
        for user in session.query(UserRow):
            assert is_ref(user.ref)
            text = json.dumps(told(walk), ensure_ascii=False)
            assert user.email not in text
            assert user.shown_name not in text


def test_the_rooms_name_is_not_in_it(web: Web) -> None:
    encounter, _ = web.admitted()
    other, _ = web.admitted()
    with web.core.database.read() as session:
        row = session.get_one(EncounterRow, encounter)
        sealer = sealer_of(web.core, row)
        assert sealer
        assert row.room
        room = sealer.unseal(row.room, context=ROOM)
    text = json.dumps(records(web.core, encounter))
    assert room not in text
    assert room.removeprefix("tuokio-") not in text
    given = records(web.core, encounter, "consent_given")
    (ref,) = {each["room_ref"] for each in given}
    assert is_ref(ref)
    (elsewhere,) = {each["room_ref"] for each in records(web.core, other, "consent_given")}
    assert ref != elsewhere


def test_a_consent_tells_all_that_the_design_asks_for(walk: Walk, clock: Clock) -> None:
    web, encounter, _ = walk
    first = consents(walk)[0]
    expected: dict[str, Any] = {
        "schema": "consent-event/1",
        "event_type": "consent_given",
        "event_state": "given",
        "encounter_ref": encounter,
        "service_template": "group",
        "unit_ref": str(web.cast.professional.unit_id),
        "acting_for": "self",
        "jurisdiction": "FI",
        "method": "click",
        "valid_until": "session",
        "withdrawal_method": {"url_path": "/j/<ref>/withdraw", "steps": 1},
        "identity_check_ref": None,
        "receipt_id": None,
        "recipients": [],
    }
    assert {name: first[name] for name in expected} == expected
    assert first["ui"]["default_unchecked"] is True
    assert first["ui"]["locale"] == "fi"
    assert re.fullmatch(r"[0-9a-f]{64}", first["ui"]["control_label_sha256"])
    label = web.core.texts.text("fi", "notice-agree")
    assert first["ui"]["control_label_sha256"] == hashlib.sha256(label.encode()).hexdigest()


def test_the_last_day_that_is_told_is_the_one_that_is_kept_to(walk: Walk) -> None:
    """Ended early, it goes a little earlier; never after the day that was told."""
    web, encounter, _ = walk
    with web.core.database.read() as session:
        due = session.get_one(EncounterRow, encounter).destroy_after
    assert due
    for each in consents(walk):
        assert due.date().isoformat() <= each["destroy_after"]


def test_what_belongs_to_no_encounter(any_web: Web) -> None:
    grow(any_web.core, 1)
    (record,) = records(any_web.core, None)
    check_record(record)
    empty = ("encounter_ref", "subject_ref", "entity_id", "unit_ref", "service_template")
    assert [record[name] for name in empty] == [None] * 5
    assert record["controller"] == {"party_id": None}


def test_a_personal_link_is_told_with_its_person(web: Web) -> None:
    encounter = web.launch("group")
    invite(web, encounter, "guest", kind="personal", name="Vieras Vilma")
    *_, invited = records(web.core, encounter, "invited")
    assert "Vilma" not in json.dumps(records(web.core, encounter))
    assert invited["entity_id"] == web.cast.professional.ref


def test_what_may_not_be_written_is_refused_with_the_change_that_it_tells_of(web: Web) -> None:
    """An identity code, say: neither the entry nor anything else of that transaction is there."""
    encounter = web.launch()
    before = records(web.core, encounter)
    wrong = Entry(EntryType.VIEWED, encounter, facts={"what": "131052-308T"})

    def try_it() -> None:
        with web.core.database.write() as work:
            work.session.get_one(EncounterRow, encounter).state = "ended"
            work.ledger.append(wrong)

    with pytest.raises(RecordInvalid) as caught:
        try_it()
    assert "131052" not in str(caught.value)
    assert records(web.core, encounter) == before
    with web.core.database.read() as session:
        assert session.get_one(EncounterRow, encounter).state == "open"


def test_a_text_that_nobody_kept_cannot_be_named(web: Web) -> None:
    encounter, client = web.waiting()
    facts = {"purpose": "remote_meeting", "notice": "ab" * 32, "method": "click"}
    entry = Entry(EntryType.CONSENT_GIVEN, encounter, subject=client.ref, facts=facts)
    with pytest.raises(RecordInvalid), web.core.database.write() as work:
        work.ledger.append(entry)
