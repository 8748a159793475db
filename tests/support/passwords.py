"""Hashing passwords is slow on purpose, and would be most of what signing in costs the tests."""

from __future__ import annotations

from argon2 import PasswordHasher

from flask_admin_app.services import accounts

as_in_the_service = accounts._hasher
_QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def hash_quickly() -> None:
    """From now on accounts of this process hash with the least that Argon2id takes. Tests of how
    slow it is take `as_in_the_service` back."""
    accounts._hasher = lambda: _QUICK  # type: ignore[assignment]
