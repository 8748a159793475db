"""Looking at answers and at the database the way an outsider would."""

from __future__ import annotations

import base64
import binascii
import json
import re
from typing import Any

from sqlalchemy import text
from werkzeug.test import TestResponse

from flask_admin_app.core import Core
from flask_admin_app.models import Base, LogRecordRow, ParticipantRow
from flask_admin_app.services.log.sealed import Opener

_TRIPLE = re.compile(r"eyJ[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*")
_PAGE = re.compile(r'<body data-page="([^"]*)"')
_ACTION = re.compile(r'data-action="([^"]+)"')
_HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


def dump(core: Core) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as the database keeps it."""
    with core.database.engine.connect() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(text(f'SELECT * FROM "{table.name}"'))),  # noqa: S608
                key=repr,
            )
            for table in Base.metadata.sorted_tables
        }


def entries(core: Core, encounter: str) -> list[str]:
    """The types of the log entries of one encounter, in order."""
    with core.database.read() as session:
        rows = session.query(LogRecordRow).filter_by(encounter=encounter)
        return [row.type for row in rows.order_by(LogRecordRow.index)]


def records(core: Core, encounter: str | None, type_: str | None = None) -> list[dict[str, Any]]:
    """The records of one encounter (of none: those of the log itself), in order."""
    with core.database.read() as session:
        opener = Opener(session, core.key_encryption_key)
        rows = session.query(LogRecordRow).filter_by(encounter=encounter)
        return [
            opener.open(row).record
            for row in rows.order_by(LogRecordRow.index)
            if type_ in {None, row.type}
        ]


def person(core: Core, ref: str) -> ParticipantRow:
    """A place, detached from its session."""
    with core.database.read() as session:
        row = session.get_one(ParticipantRow, ref)
        session.expunge(row)
        return row


def meeting_tokens(response: TestResponse) -> list[str]:
    """Everything in body, headers and cookies that is a JSON Web Token. The browser's own session
    cookie also has three parts; only a token's first part names an algorithm."""
    everything = response.text + "\n" + "\n".join(f"{k}: {v}" for k, v in response.headers)
    return [each for each in _TRIPLE.findall(everything) if "alg" in _header(each)]


def _header(triple: str) -> dict[str, Any]:
    first = triple.split(".", 1)[0]
    try:
        found = json.loads(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (binascii.Error, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def claims(token: str) -> dict[str, Any]:
    """What a token says, without asking who signed it."""
    middle = token.split(".")[1]
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(middle + "=" * (-len(middle) % 4)))
    return found


def page_of(response: TestResponse) -> str:
    """`data-page`."""
    found = _PAGE.search(response.text)
    return found.group(1) if found else ""


def actions(response: TestResponse) -> set[str]:
    """Every `data-action` in the page's main part."""
    return set(_ACTION.findall(main_of(response)))


def head_of(response: TestResponse) -> str:
    """What a link preview reads."""
    found = _HEAD.search(response.text)
    assert found
    return found.group(0)


def main_of(response: TestResponse) -> str:
    """The page without its frame."""
    found = _MAIN.search(response.text)
    assert found, response.text
    return found.group(0)
