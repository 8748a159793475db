"""The columns by which a record is found again say what the record itself says. The record is the
truth: a row that is filed elsewhere would be hidden from the auditor it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask_admin_app.models import LogRecordRow
from flask_admin_app.services.log.record_keys import KeyKind
from tuokio.consent.records import rfc3339


def columns_of(record: Mapping[str, Any]) -> dict[str, Any]:
    """What a record says of the columns that it is filed under."""
    facts = record.get("facts", {})
    notice = record.get("notice") or {}
    return {
        "record_id": record["record_id"],
        "type": record["event_type"],
        "encounter": record["encounter_ref"],
        "template": record["service_template"],
        "purpose": record.get("purpose_code", facts.get("purpose")),
        "notice": notice.get("sha256", facts.get("notice")),
    }


def wrong_column(row: LogRecordRow, record: Mapping[str, Any]) -> str | None:
    """The first column in which the row and its record differ. A record under the key of somebody
    else would outlive its own, or go with theirs."""
    if rfc3339(row.at) != record["event_time"]:
        return "time"
    if (str(row.unit_id) if row.unit_id is not None else None) != record["unit_ref"]:
        return "unit"
    if row.organisation_id != row.key.organisation_id:
        return "organisation"
    if not _under_its_key(row, record):
        return "key"
    for column, value in columns_of(record).items():
        if getattr(row, column) != value:
            return column
    return None


def _under_its_key(row: LogRecordRow, record: Mapping[str, Any]) -> bool:
    """A client's records lie under the client's key, an encounter's others under its own, and what
    is left under a house's."""
    owner = record["subject_ref"] or record["encounter_ref"]
    return row.key_id == owner if owner else row.key.kind == KeyKind.HOUSE
