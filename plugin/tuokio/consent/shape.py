"""The shape of records, and that nothing stands in them that may not (LOG 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum

from tuokio.consent.choices import ConsentMethod
from tuokio.consent.private import is_clean
from tuokio.consent.purposes import ConsentKind
from tuokio.ledger.entries import EntryType
from tuokio.ledger.leaf import RecordInvalid

CONSENT = "consent-event/1"
AUDIT = "audit-event/1"

# What is wrong with a value: the names of its faulty fields, or "" for the value itself.
Faults = Callable[[object], Iterable[str]]
Test = Callable[[object], bool]

_RIGHT: tuple[str, ...] = ()
_WRONG = ("",)
_BIGGEST = 2**53 - 1
"""The largest whole number that every reader of JSON understands alike (RFC 8785)."""
_OF_THE_LOG = {EntryType.PURGE_RUN.value, EntryType.KEY_ROTATED.value}
"""Events that no encounter has."""


class EventState(StrEnum):
    """What a consent event tells (ISO/IEC TS 27560)."""

    REQUESTED = "requested"
    GIVEN = "given"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


_SAID = {EventState.GIVEN, EventState.REFUSED, EventState.WITHDRAWN}
"""What a person said, by some method; the rest happens to an answer."""


def check_record(record: Mapping[str, object]) -> None:
    """Refuse a record that is not exactly of its schema, or holds what must not be kept.

    Raises:
        RecordInvalid: naming every faulty field, never a value.
    """
    schema = record.get("schema")
    shape = _SCHEMAS.get(schema) if isinstance(schema, str) else None
    if shape is None:
        raise RecordInvalid("schema")
    faults = list(shape(record)) or list(_contradictions(record))
    if faults:
        raise RecordInvalid(", ".join(faults))


def _contradictions(record: Mapping[str, object]) -> Iterator[str]:
    """Fields that are right alone and not together."""
    if record["schema"] == CONSENT and record["event_type"] != f"consent_{record['event_state']}":
        yield "event_state"
    if record["schema"] == CONSENT and (record["method"] is None) != (
        record["event_state"] not in _SAID
    ):
        yield "method"
    if record["event_type"] in _OF_THE_LOG and record["encounter_ref"] is not None:
        yield "encounter_ref"


def _object(**fields: Faults) -> Faults:
    """Exactly these fields."""

    def faults(value: object) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield ""
            return
        for name, check in fields.items():
            if name not in value:
                yield name
                continue
            for fault in check(value[name]):
                yield f"{name}.{fault}" if fault else name
        if value.keys() - fields.keys():
            yield "unknown field"

    return faults


def _facts(value: object) -> Iterator[str]:
    """Names that are codes; values that are codes, whole numbers, truth values or lists of whole
    numbers."""
    if not isinstance(value, Mapping):
        yield ""
        return
    for name, fact in value.items():
        if not isinstance(name, str) or not _NAME.fullmatch(name) or not is_clean(name):
            yield "unknown field"
        elif not _is_fact(fact):
            yield name


def _that(test: Test) -> Faults:
    return lambda value: _RIGHT if test(value) else _WRONG


def _or_none(check: Faults) -> Faults:
    return lambda value: _RIGHT if value is None else check(value)


def _spelled(pattern: str) -> Faults:
    match = re.compile(pattern).fullmatch
    return _that(lambda value: isinstance(value, str) and match(value) is not None)


def _one_of(values: Iterable[str]) -> Faults:
    known = frozenset(values)
    return _that(lambda value: isinstance(value, str) and value in known)


def _list_of(test: Test) -> Faults:
    return _that(lambda value: isinstance(value, list) and all(map(test, value)))


def _is_code(value: object) -> bool:
    return isinstance(value, str) and value != "" and is_clean(value)


def _is_build(value: object) -> bool:
    """A version, or a revision's hash, whose digits may look like a telephone number."""
    return _is_code(value) or (isinstance(value, str) and _REVISION.fullmatch(value) is not None)


def _is_whole(value: object) -> bool:
    return type(value) is int and -_BIGGEST <= value <= _BIGGEST


def _is_fact(value: object) -> bool:
    if isinstance(value, str):
        return value == "" or is_clean(value)
    if isinstance(value, list):
        return all(map(_is_whole, value))
    return value is None or isinstance(value, bool) or _is_whole(value)


_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_REVISION = re.compile(r"(\d+\.\d+(\.\d+)?\+)?g?[0-9a-f]{7,40}")
_PARTY = r"sha256:[0-9a-f]{64}"
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-%s[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"

_code = _that(_is_code)
_whole = _that(_is_whole)
_bool = _that(lambda value: isinstance(value, bool))
_uuid = _spelled(_UUID % "[1-8]")
_uuid7 = _spelled(_UUID % "7")
_sha256 = _spelled(r"[0-9a-f]{64}")
_language = _spelled(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}")
_time = _spelled(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
_date = _spelled(r"\d{4}-\d\d-\d\d")

_SHARED: dict[str, Faults] = {
    "schema": _one_of([CONSENT, AUDIT]),
    "record_id": _uuid7,
    "event_time": _time,
    "controller": _object(party_id=_or_none(_spelled(_PARTY))),
    "unit_ref": _or_none(_code),
    "service_template": _or_none(_code),
}
_NOTICE = _object(
    id=_code,
    version=_whole,
    lang=_language,
    sha256=_sha256,
    media_type=_spelled(r"[a-z]+/[a-z0-9.+-]+(; charset=utf-8)?"),
    shown_at=_or_none(_time),
    layer=_code,
)
_PAGE = _object(
    build=_that(_is_build),
    locale=_language,
    control_label_sha256=_sha256,
    default_unchecked=_that(lambda value: value is True),
)
_WITHDRAWAL = _object(
    url_path=_spelled(r"(/[a-z]{1,20}|/<[a-z]{1,20}>)+"),  # never a real address
    steps=_that(lambda value: _is_whole(value) and value != 0),
)
_AUDIT_EVENT = _object(
    **_SHARED,
    event_type=_one_of(type_ for type_ in EntryType if not type_.startswith("consent_")),
    encounter_ref=_or_none(_code),
    subject_ref=_or_none(_code),
    entity_id=_or_none(_code),
    facts=_facts,
)
_CONSENT_EVENT = _object(
    **_SHARED,
    event_type=_one_of(f"consent_{state}" for state in EventState),
    event_state=_one_of(EventState),
    encounter_ref=_code,
    subject_ref=_code,
    entity_id=_code,
    prev_record_id=_or_none(_uuid7),
    acting_for=_one_of(["self", "guardian", "proxy"]),
    recipients=_list_of(lambda value: isinstance(value, str) and bool(re.fullmatch(_PARTY, value))),
    jurisdiction=_one_of(["FI"]),
    consent_kind=_one_of(ConsentKind),
    legal_basis=_code,
    purpose_code=_code,
    purpose_version=_whole,
    data_categories=_list_of(_is_code),
    special_category=_bool,
    storage_location=_code,
    retention_rule_id=_code,
    destroy_after=_or_none(_date),
    notice=_or_none(_NOTICE),
    ui=_or_none(_PAGE),
    valid_until=_that(lambda value: value == "session" or not _time(value)),
    method=_or_none(_one_of(ConsentMethod)),
    withdrawal_method=_or_none(_WITHDRAWAL),
    room_ref=_or_none(_code),
    identity_check_ref=_or_none(_uuid),
    receipt_id=_or_none(_uuid),
)
_SCHEMAS: dict[str, Faults] = {CONSENT: _CONSENT_EVENT, AUDIT: _AUDIT_EVENT}
