"""What can be wrong with the log itself: a family of exceptions that every view may meet. None of
their words quotes a record."""

from __future__ import annotations

from flask_admin_app.services.errors import ServiceError
from tuokio.sealing import SealingError


class LogDamagedError(ServiceError):
    """The log is not what it was when it was last signed, or something that belongs to it is gone.
    Nothing is signed any more."""


class LogKeyError(LogDamagedError):
    """The key file is missing, cannot be read, or holds no key of this log."""


class LogHoleError(LogDamagedError, LookupError):
    """A hash of the tree, a key or a text that the log needs is not there."""


class RecordUnreadableError(LogDamagedError, SealingError):
    """A record does not open: it was changed or moved, or its key is another or gone."""
