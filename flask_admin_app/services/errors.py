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


class LinkClosedError(ServiceError):
    """The link takes nobody in now; `state` is a `LinkState`."""

    def __init__(self, state: str) -> None:
        super().__init__(state)
        self.state = state


class FormError(ServiceError):
    """A field that cannot be used; `key` names the words for it."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key
