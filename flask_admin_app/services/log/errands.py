"""What the log does towards the outside: how each errand went last, and when it is due (LOG 3).

All of it stands in the database, so that a service that was killed goes on where it was.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from flask_admin_app.models import LogErrandRow

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Errand:
    """How it went last. `size` is that of the checkpoint that it was last done for, in entries;
    `fault` is a code, None when the last try succeeded."""

    name: str
    size: int = 0
    done_at: datetime | None = None
    tried_at: datetime | None = None
    fault: str | None = None


def recall(session: Session, name: str) -> Errand:
    """How the errand went last; blank when it was never tried."""
    row = session.get(LogErrandRow, name)
    if row is None:
        return Errand(name)
    return Errand(row.name, row.size, row.done_at, row.tried_at, row.fault)


def remember(session: Session, errand: Errand) -> None:
    """Write down how it went."""
    session.merge(
        LogErrandRow(
            name=errand.name,
            size=errand.size,
            done_at=errand.done_at,
            tried_at=errand.tried_at,
            fault=errand.fault,
        )
    )


def retry_due(errand: Errand, *, since: datetime, now: datetime) -> bool:
    """Whether to try what has been wanted since then: at once; and after a try that failed, when
    as much time has passed again as it had failed by then, five minutes at least and an hour at
    most."""
    tried = errand.tried_at
    if tried is None or not since <= tried <= now:  # a clock that was set back keeps nobody waiting
        return True
    return now >= tried + min(max(tried - since, FIRST_WAIT), LONGEST_WAIT)


def hourly_due(errand: Errand, now: datetime) -> bool:
    """Whether to try: always, but hourly while it fails."""
    tried = errand.tried_at
    if errand.fault is None or tried is None or tried > now:
        return True
    return now >= tried + LONGEST_WAIT


def daily_due(errand: Errand, now: datetime) -> bool:
    """Whether to do what is done once on each UTC day, and again hourly while it fails."""
    if errand.done_at is not None and errand.done_at.date() == now.date():
        return False
    return hourly_due(errand, now)
