"""What a reader of the log sees: their units, what they look for, and no names (LOG 5, LOG 6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from flask_admin_app.models import LogRecordRow, UnitRow
from flask_admin_app.services.errors import NotFoundError
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import reading
from flask_admin_app.services.log.erasure import erase_subject
from flask_admin_app.services.log.looks import exported, look
from flask_admin_app.services.log.reading import Filters, Found, Scope, scope_of
from flask_admin_app.services.staff_sessions import Staff
from tests.support.clock import Clock
from tests.support.kept_log import Walked, ended, indexes, subject_of
from tests.support.log import append
from tests.support.outside import grow
from tests.support.way import STAFF, press
from tests.support.web import Web
from tuokio.ledger import Entry, EntryType
from tuokio.ledger.entries import Fact

NAME = "Kanarialintu Keltanen"


def unit_of(web: Web, name: str) -> int:
    """The number of a unit."""
    with web.core.database.read() as session:
        return session.query(UnitRow).filter_by(name=name).one().id


def find(web: Web, scope: Scope, **filters: object) -> list[Found]:
    """All that is found, the newest first."""
    with web.core.database.read() as session:
        wanted = Filters(**filters)  # type: ignore[arg-type]
        return reading.find(web.core, session, scope, wanted, limit=1000)


def places(found: list[Found]) -> list[int]:
    """Where they stand in the log."""
    return [each.index for each in found]


def everything(web: Web) -> Scope:
    """Of the auditor's organisation."""
    units = frozenset({unit_of(web, "Perhetyö"), unit_of(web, "Nuoret")})
    return Scope(web.cast.auditor.organisation_id, units)


def launched(web: Web, who: Staff) -> str:
    """An encounter of somebody's unit."""
    return launch(web.core, who, "talk")


# Scope -----------------------------------------------------------------------------------------


def test_an_auditor_sees_their_units_and_the_logs_own_affairs(web: Web) -> None:
    own = launched(web, web.cast.professional)
    neighbour = launched(web, web.cast.other_unit)
    strange = launched(web, web.cast.stranger)
    look(web.core, web.cast.stranger, "health")
    grow(web.core, 1)
    found = find(web, scope_of(web.cast.auditor))
    assert {each.encounter for each in found} == {own, None}
    house = [each.index for each in found if each.encounter is None]
    assert house == indexes(web.core, unit_id=None), "not the look of another house"
    assert indexes(web.core, encounter=neighbour)
    assert indexes(web.core, encounter=strange)


def test_more_units_are_seen_by_who_audits_them(web: Web) -> None:
    neighbour = launched(web, web.cast.other_unit)
    strange = launched(web, web.cast.stranger)
    wider = replace(web.cast.auditor, more_unit_ids=frozenset({unit_of(web, "Nuoret")}))
    assert neighbour in {each.encounter for each in find(web, scope_of(wider))}
    assert strange not in {each.encounter for each in find(web, scope_of(wider))}


def test_of_no_unit_and_another_house_nothing_is_seen(web: Web) -> None:
    """Such a record is not written today; should one ever be, it is the other house's."""
    grow(web.core, 1)
    stranger = Scope(web.cast.stranger.organisation_id, frozenset())
    own = Scope(web.cast.auditor.organisation_id, frozenset())
    (index,) = indexes(web.core)
    assert places(find(web, own)) == places(find(web, stranger)) == [index]
    with web.core.database.write() as work:
        work.session.connection().exec_driver_sql("DROP TRIGGER log_records_no_update")
        row = work.session.get_one(LogRecordRow, index)
        row.organisation_id = web.cast.auditor.organisation_id
    assert (places(find(web, own)), places(find(web, stranger))) == ([index], [])


Question = Callable[[Web, Scope, str, int], object]


def _story(web: Web, scope: Scope, encounter: str, _index: int) -> object:
    with web.core.database.read() as session:
        return reading.story(web.core, session, scope, encounter)


def _entry(web: Web, scope: Scope, _encounter: str, index: int) -> object:
    with web.core.database.read() as session:
        return reading.entry(web.core, session, scope, index)


@pytest.mark.parametrize("ask", [_story, _entry])
def test_what_is_out_of_scope_is_as_good_as_not_there(web: Web, ask: Question) -> None:
    walked = ended(web)
    index = indexes(web.core, encounter=walked.encounter)[0]
    assert ask(web, scope_of(web.cast.auditor), walked.encounter, index)
    for scope in (scope_of(web.cast.stranger), scope_of(web.cast.other_unit)):
        with pytest.raises(NotFoundError):
            ask(web, scope, walked.encounter, index)
    with pytest.raises(NotFoundError):
        ask(web, scope_of(web.cast.auditor), "a" * 26, 10_000)


def test_what_was_destroyed_is_not_found(web: Web) -> None:
    walked = ended(web)
    scope = scope_of(web.cast.auditor)
    index = indexes(web.core, key_id=walked.subject)[0]
    erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
    with pytest.raises(NotFoundError):
        _entry(web, scope, walked.encounter, index)
    assert walked.subject not in str([each.record for each in find(web, scope)])


def test_a_story_is_all_of_an_encounter_in_order(web: Web) -> None:
    walked = ended(web)
    ended(web)
    with web.core.database.read() as session:
        told = reading.story(web.core, session, scope_of(web.cast.auditor), walked.encounter)
    assert places(told) == indexes(web.core, encounter=walked.encounter)
    assert (told[0].type, told[-1].type) == (
        EntryType.ENCOUNTER_PLANNED,
        EntryType.ENCOUNTER_ENDED,
    )


# Filters ---------------------------------------------------------------------------------------


@pytest.fixture
def filled(web: Web, clock: Clock) -> Web:
    """Two encounters of one unit and one of the other, an hour apart."""
    ended(web, "group")
    clock.forward(hours=1)
    ended(web, "talk")
    clock.forward(hours=1)
    launched(web, web.cast.other_unit)
    grow(web.core, 1)
    return web


def test_without_filters_everything(filled: Web) -> None:
    assert places(find(filled, everything(filled))) == indexes(filled.core)[::-1]


@pytest.mark.parametrize("field", ["type", "template", "purpose", "encounter", "notice"])
def test_each_filter_leaves_what_is_so_and_all_of_it(filled: Web, field: str) -> None:
    found = find(filled, everything(filled))
    for value in {getattr(each, field) for each in found} - {None}:
        left = find(filled, everything(filled), **{field: value})
        assert places(left) == [each.index for each in found if getattr(each, field) == value]
        assert 0 < len(left) < len(found)
    assert find(filled, everything(filled), **{field: "x"}) == []


def test_by_unit(filled: Web) -> None:
    found = find(filled, everything(filled))
    for name in ("Perhetyö", "Nuoret"):
        unit = unit_of(filled, name)
        left = find(filled, everything(filled), unit=unit)
        assert places(left) == [each.index for each in found if each.unit_id == unit] != []


def test_a_filter_opens_no_other_unit(filled: Web) -> None:
    narrow = scope_of(filled.cast.auditor)
    assert find(filled, narrow, unit=unit_of(filled, "Nuoret")) == []


def test_by_time_from_the_first_to_before_the_last(filled: Web, clock: Clock) -> None:
    found = find(filled, everything(filled))
    middle = clock.now - timedelta(hours=1)
    assert {each.at for each in find(filled, everything(filled), since=middle)} == {
        middle,
        clock.now,
    }
    assert {each.at for each in find(filled, everything(filled), until=middle)} == {
        clock.now - timedelta(hours=2)
    }
    only = find(filled, everything(filled), since=middle, until=clock.now)
    assert places(only) == [each.index for each in found if each.at == middle]


def test_filters_add_up(filled: Web) -> None:
    given = {"type": EntryType.CONSENT_GIVEN.value, "template": "talk"}
    left = find(filled, everything(filled), **given)
    assert {(each.type, each.template) for each in left} == {("consent_given", "talk")}


def test_columns_say_what_the_record_says(filled: Web) -> None:
    for each in find(filled, everything(filled)):
        record = each.record
        assert each.type == record["event_type"]
        assert each.encounter == record["encounter_ref"]
        assert each.template == record["service_template"]
        assert record["unit_ref"] == (None if each.unit_id is None else str(each.unit_id))
        assert each.at.isoformat(timespec="milliseconds") == record["event_time"].replace(
            "Z", "+00:00"
        )
        if record["schema"] == "consent-event/1":
            assert each.purpose == record["purpose_code"]
            assert each.notice == record["notice"]["sha256"]


# Paging and streaming --------------------------------------------------------------------------


@pytest.mark.parametrize("limit", [1, 3, 7])
def test_pages_join_without_gap_or_repetition(filled: Web, limit: int) -> None:
    scope, before, seen = everything(filled), None, []
    with filled.core.database.read() as session:
        while found := reading.find(
            filled.core, session, scope, Filters(), limit=limit, before=before
        ):
            assert len(found) <= limit
            seen += places(found)
            before = seen[-1]
    assert seen == indexes(filled.core)[::-1]


@pytest.mark.parametrize("at_once", [1, 5, 500])
def test_exports_stream_all_of_it_in_order(
    filled: Web, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(reading, "AT_ONCE", at_once)
    with filled.core.database.read() as session:
        streamed = list(reading.each(filled.core, session, everything(filled), Filters()))
        operator = list(reading.each(filled.core, session, None, Filters()))
        narrow = list(reading.each(filled.core, session, scope_of(filled.cast.auditor), Filters()))
    assert places(streamed) == places(operator) == indexes(filled.core)
    assert streamed == find(filled, everything(filled))[::-1]
    assert places(narrow) == places(find(filled, scope_of(filled.cast.auditor)))[::-1]


@pytest.mark.parametrize("size", [0, 1, 5])
def test_exports_stop_at_a_size_of_the_log(filled: Web, size: int) -> None:
    with filled.core.database.read() as session:
        found = list(reading.each(filled.core, session, None, Filters(), size=size))
    assert places(found) == list(range(size))


# A client's own log ----------------------------------------------------------------------------


def own(web: Web, subject: str) -> list[Found]:
    """What a client may see of themself."""
    with web.core.database.read() as session:
        return reading.of_subject(web.core, session, subject)


def two_of_them(web: Web) -> tuple[Walked, str]:
    """A client in a group, and what the log calls another one there."""
    encounter = web.launch("group")
    first, second = (web.client().to_waiting(web.secret(encounter)) for _ in "ab")
    press(web, encounter, "end")
    return Walked(encounter, first, subject_of(web.core, first.ref)), subject_of(
        web.core, second.ref
    )


def test_a_clients_own_log_is_theirs_and_of_nobody_else(web: Web) -> None:
    walked, other = two_of_them(web)
    ended(web)
    found = own(web, walked.subject)
    assert places(found) == indexes(web.core, key_id=walked.subject)
    assert {each.record["subject_ref"] for each in found} == {walked.subject}
    assert other not in str([each.record for each in found])


def test_who_looked_at_the_encounter_stands_in_it(web: Web) -> None:
    walked, other = two_of_them(web)
    elsewhere = ended(web)
    auditor = web.cast.auditor
    look(web.core, auditor, "encounter", encounter=walked.encounter)
    exported(web.core, auditor, "jsonl", 7, encounter=walked.encounter)
    look(web.core, auditor, "encounter", encounter=elsewhere.encounter)
    look(web.core, auditor, "health")
    look(web.core, auditor, "entry", facts={"index": 0})
    exported(web.core, auditor, "proof", 1, facts={"index": 0})
    looks = [each for each in own(web, walked.subject) if each.record["subject_ref"] is None]
    assert [(each.type, each.record["entity_id"]) for each in looks] == [
        (EntryType.VIEWED, auditor.ref),
        (EntryType.EXPORTED, auditor.ref),
    ]
    assert [each.index for each in own(web, other) if each in looks] == places(looks)


def test_lists_and_exports_may_have_held_theirs(web: Web) -> None:
    """Of their house, and the operator's; not of another house, nor from before they came."""
    auditor = web.cast.auditor
    look(web.core, auditor, "list")
    exported(web.core, auditor, "csv", 100)
    walked, other = two_of_them(web)
    since = indexes(web.core)[-1]
    look(web.core, auditor, "list")
    exported(web.core, auditor, "csv", 100)
    operator: dict[str, Fact] = {"format": "bundle", "count": 100, "by": "command"}
    append(web.core, Entry(EntryType.EXPORTED, None, facts=operator))
    expected = indexes(web.core)[-3:]
    look(web.core, web.cast.stranger, "list")
    exported(web.core, web.cast.stranger, "csv", 100)
    for subject in (walked.subject, other):
        found = own(web, subject)
        assert [each.index for each in found if each.encounter is None] == expected
        assert min(expected) > since


@pytest.mark.parametrize("who", ["nobody", "erased", "house", "encounter"])
def test_who_has_no_log_sees_nothing_of_others(web: Web, who: str) -> None:
    walked = ended(web)
    look(web.core, web.cast.auditor, "list")
    exported(web.core, web.cast.auditor, "csv", 100)
    subject = "a" * 26
    if who == "erased":
        erase_subject(web.core, subject_ref=walked.subject, actor=None, organisation_id=None)
        subject = walked.subject
    if who == "house":
        with web.core.database.read() as session:
            house = session.query(LogRecordRow).filter_by(type=EntryType.EXPORTED).one()
            subject = house.key_id
    if who == "encounter":
        subject = walked.encounter
    assert own(web, subject) == []


# Pseudonyms ------------------------------------------------------------------------------------


def test_no_record_has_a_name_or_an_address_of_a_person(web: Web) -> None:
    encounter = web.launch("group")
    client = web.client()
    assert client.proceed(web.secret(encounter), name=NAME).status_code == 303
    client.answer()
    press(web, encounter, "admit", who=web.who(encounter, client.ref))
    press(web, encounter, "end")
    look(web.core, web.cast.auditor, "encounter", encounter=encounter)
    text = "\n".join(each.canonical.decode() for each in find(web, everything(web)))
    people = [getattr(web.cast, who).shown_name for who in STAFF]
    addresses = ["example.org", client.ref]
    for hidden in (NAME, "Kanarialintu", *people, *addresses):
        assert hidden not in text
    staff = {web.cast.professional.ref, web.cast.auditor.ref}
    clients = {subject_of(web.core, client.ref)}
    named = {each.record["entity_id"] for each in find(web, everything(web))}
    assert named - {None} == staff | clients
