"""`tuokio user reset-factors`: for a lost phone."""

from __future__ import annotations

from click.testing import CliRunner, Result

from flask_admin_app.cli import main
from tests.support.cast import email_of
from tests.support.factors import add_passkey, codes_of, inside, password, with_app
from tests.support.probe import dump
from tests.support.server import clean_environ
from tests.support.web import Web

TABLES = ("totp_factors", "passkeys", "recovery_codes")


def reset(web: Web, *words: str) -> Result:
    environ = clean_environ(web.core.settings.data_dir)
    return CliRunner().invoke(main, ["user", "reset-factors", *words], env=environ)


def test_works(web: Web) -> None:
    browser, _ = with_app(web)
    add_passkey(browser)
    codes_of(browser)
    other, _ = with_app(web, "colleague")
    result = reset(web, "--email", email_of("professional").upper())
    assert result.exit_code == 0, result.output
    assert "password alone" in result.output
    assert [len(dump(web.core)[table]) for table in TABLES] == [1, 0, 0]
    assert not inside(browser)
    assert inside(other)
    assert password(web.client()).location == "/desk"


def test_twice_is_once(web: Web) -> None:
    for _ in range(2):
        assert reset(web, "--email", email_of("professional")).exit_code == 0


def test_nobody_of_that_address(web: Web) -> None:
    for email in ("nobody@example.org", "nothing"):
        result = reset(web, "--email", email)
        assert result.exit_code == 1
        assert result.output.startswith("Error: Th")


def test_without_an_address(web: Web) -> None:
    assert reset(web).exit_code == 2
