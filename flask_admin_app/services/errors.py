"""Exceptions of the services that every view may meet; `flask_admin_app.errors` gives each its
status and words."""

from __future__ import annotations


class ServiceError(Exception):
    """Something that a person asked for and cannot have."""


class NotFoundError(ServiceError):
    """There is no such thing, or it is none of this person's business: the answer is the same."""


class ForbiddenError(ServiceError):
    """The person may know that it exists, and no more."""


class PlaceElsewhereError(ServiceError):
    """This browser does not hold that place (JOIN 3): the invitation link continues here."""


class PlaceMovedError(PlaceElsewhereError):
    """This browser held the place, and another went on with it; whom to ask instead."""

    def __init__(self, phone: str | None, email: str | None) -> None:
        super().__init__()
        self.phone = phone
        self.email = email


class LinkClosedError(ServiceError):
    """The link takes nobody in now; `state` is a `LinkState`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class SeriesOverError(LinkClosedError):
    """The series behind the link has no meeting left; whom to ask instead."""

    def __init__(self, phone: str | None, email: str | None) -> None:
        super().__init__("series_over")
        self.phone = phone
        self.email = email


class NotYetError(ServiceError):
    """A room that is being made: asking again in a moment will help."""


_NOT_AGAIN = ("identity-code", "document-number", "machine-readable")


class FormError(ServiceError):
    """A field that cannot be used; `key` names the words for it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def again(self, typed: str) -> str:
        """What stands in the field when the form is shown again: what was typed, but nothing that
        nobody may write down (ID 4)."""
        return "" if self.key.endswith(_NOT_AGAIN) else typed
