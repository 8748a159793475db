"""What goes wrong with second factors."""

from __future__ import annotations

from flask_admin_app.services.errors import FormError


class FactorError(FormError):
    """A factor that cannot be added, used or removed; `key` names the words for it."""


class FactorWrong(FactorError):
    """A code, password or passkey that is not this person's; it is not told in which way."""
