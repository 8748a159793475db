"""Whether a password or passkey of ours still opens an account."""

from __future__ import annotations

from pathlib import Path

import pytest

from flask_admin_app.core import Core
from flask_admin_app.models import UserRow
from flask_admin_app.services.local_sign_in import works
from tests.support.cast import Cast
from tests.support.oidc.setting_up import staff_settings
from tests.support.settings import load


@pytest.mark.parametrize(
    ("provider", "local", "linked", "answer"),
    [
        (False, "refuse", False, True),
        (False, "refuse", True, True),  # the provider was taken out of the settings
        (True, "refuse", False, True),
        (True, "refuse", True, False),
        (True, "allow", True, True),
    ],
)
def test_it_works(
    core: Core, cast: Cast, folder: Path, provider: bool, local: str, linked: bool, answer: bool
) -> None:
    values = staff_settings("https://login.example.org", OIDC_LOCAL=local) if provider else {}
    settings = load(folder, **values)
    with core.database.write() as work:
        row = work.session.get_one(UserRow, cast.professional.id)
        row.oidc_subject = "a" * 64 if linked else None
        assert works(settings, work.session, row.id) is answer
