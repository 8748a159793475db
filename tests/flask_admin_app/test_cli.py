"""The command `tuokio`."""

from __future__ import annotations

import os
import re
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select

from flask_admin_app import config, first_run
from flask_admin_app.cli import main
from flask_admin_app.core import Core
from flask_admin_app.models import UserRow
from flask_admin_app.services import staff_sessions
from tests.support.cast import PASSWORD, email_of
from tests.support.probe import claims
from tests.support.server import clean_environ, command, free_port
from tests.support.web import Web

NEW = ["user", "add", "--email", "new@example.org", "--role", "professional", "--password-stdin"]


@pytest.fixture(autouse=True)
def _umask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def tuokio(folder: Path, *words: str, typed: str | None = None, **more: str) -> Result:
    environ = clean_environ(folder, **more)
    return CliRunner().invoke(main, list(words), input=typed, env=environ)


def told(result: Result) -> str:
    """What went wrong, in words and without a traceback."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    return result.output


def account(folder: Path, email: str) -> UserRow:
    core = Core(config.load({"TUOKIO_DATA_DIR": str(folder)}))
    with core.database.read() as session:
        row = session.scalars(select(UserRow).where(UserRow.email == email)).one()
        _ = row.unit.organisation.name
        session.expunge_all()
    core.database.engine.dispose()
    return row


def test_init_makes_everything_and_says_where_the_sign_in_stands(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    result = tuokio(folder, "init", "--organisation", "Talo", "--email", "yksi@example.org")
    assert result.exit_code == 0, result.output
    file = folder / first_run.FIRST_SIGN_IN
    assert str(file) in result.output
    email, password = re.findall(r"^(?:email|password): (.+)$", file.read_text(), re.MULTILINE)
    assert password not in result.output
    core = Core(config.load({"TUOKIO_DATA_DIR": str(folder)}))
    assert staff_sessions.sign_in(core, email=email, password=password).token
    core.database.engine.dispose()
    assert set(account(folder, email).roles) == {"administrator", "professional"}
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()}
    assert set(modes.values()) == {0o600}, modes
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_init_twice_keeps_all(tmp_path: Path) -> None:
    folder = tmp_path / "var"
    tuokio(folder, "init")
    names = (".env", "record.key", first_run.FIRST_SIGN_IN)
    before = [(folder / name).read_bytes() for name in names]
    again = tuokio(folder, "init", "--organisation", "Other", "--email", "other@example.org")
    assert again.exit_code == 0
    assert "first sign-in" not in again.output
    assert [(folder / name).read_bytes() for name in names] == before


def test_the_command_is_installed(tmp_path: Path) -> None:
    done = subprocess.run(
        command("init"),
        env=clean_environ(tmp_path / "var"),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Ready in" in done.stdout


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"TUOKIO_SECRET_KEY": "short"}, "tuokio init"),
        ({"TUOKIO_JITSI_APP_SECRET": "changeme" * 5}, "TUOKIO_JITSI_APP_SECRET"),
        ({"TUOKIO_PUBLIC_URL": "https://tuokio.example.org"}, "TUOKIO_PRACTICE=allow"),
        ({"TUOKIO_PORT": "x", "TUOKIO_TRUSTED_PROXIES": "x"}, "TUOKIO_TRUSTED_PROXIES"),
    ],
)
def test_run_stops_with_a_cure_in_words(folder: Path, more: dict[str, str], words: str) -> None:
    environ = clean_environ(folder, **{"TUOKIO_PORT": str(free_port()), **more})
    done = subprocess.run(
        command("run"), env=environ, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert "Tuokio does not start:" in done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["run"],
        ["org", "add", "X"],
        ["unit", "add", "X"],
        NEW,
        ["template", "list"],
        ["template", "door", "talk", "ovi"],
        ["token", "mint", "--room", "x", "--participant", "x"],
    ],
)
def test_before_init_every_command_names_it(tmp_path: Path, words: list[str]) -> None:
    assert "tuokio init" in told(tuokio(tmp_path, *words, typed=PASSWORD))


def test_user_add_reads_the_password_from_standard_input(folder: Path) -> None:
    result = tuokio(folder, *NEW, "--name", "ohjaaja Uusi", typed=f"{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output
    row = account(folder, "new@example.org")
    assert row.shown_name == "ohjaaja Uusi"
    assert row.unit.organisation.name == "Rantakylän palvelut"  # the first
    assert PASSWORD not in row.password_hash


def test_user_add_asks_for_the_password(folder: Path) -> None:
    words = [word for word in NEW if word != "--password-stdin"]
    result = tuokio(folder, *words, typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert result.exit_code == 0, result.output
    assert PASSWORD not in result.output


def test_user_add_to_a_named_unit(folder: Path) -> None:
    where = ["--organisation", "Rantakylän palvelut", "--unit", "Nuoret", "--role", "auditor"]
    assert tuokio(folder, *NEW, *where, typed=PASSWORD).exit_code == 0
    row = account(folder, "new@example.org")
    assert row.unit.name == "Nuoret"
    assert set(row.roles) == {"professional", "auditor"}


def test_an_auditor_may_have_several_units(folder: Path) -> None:
    where = ["--organisation", "Rantakylän palvelut", "--unit", "Nuoret", "--unit", "Perhetyö"]
    assert tuokio(folder, *NEW, *where, typed=PASSWORD).exit_code == 0
    row = account(folder, "new@example.org")
    assert row.unit.name == "Nuoret"
    staff = staff_sessions.staff_of(row)
    assert staff.unit_id in staff.audit_unit_ids
    assert len(staff.audit_unit_ids) == 2


@pytest.mark.parametrize(
    ("words", "typed", "why"),
    [
        (["--email", email_of("professional")], PASSWORD, "already"),
        (["--email", email_of("professional").upper()], PASSWORD, "already"),
        (["--email", "nobody"], PASSWORD, "e-mail"),
        (["--organisation", "None such"], PASSWORD, "no organisation None such"),
        (["--unit", "None such"], PASSWORD, "no unit None such"),
        (["--name", "x" * 41], PASSWORD, "name"),
        ([], "short", "12"),
        ([], "", "12"),
        ([], "x" * 5000, "password"),
    ],
)
def test_user_add_tells_what_is_wrong(folder: Path, words: list[str], typed: str, why: str) -> None:
    assert why in told(tuokio(folder, *NEW, *words, typed=typed))


def test_user_add_with_a_role_that_is_none(folder: Path) -> None:
    result = tuokio(folder, *NEW, "--role", "king", typed=PASSWORD)
    assert result.exit_code == 2
    assert "professional" in result.output


def test_organisations_and_units(folder: Path) -> None:
    assert tuokio(folder, "org", "add", "Kolmas", "--unit", "Eka").exit_code == 0
    assert "already" in told(tuokio(folder, "org", "add", " Kolmas "))
    assert "name" in told(tuokio(folder, "org", "add", " "))
    assert tuokio(folder, "unit", "add", "Toka", "--organisation", "Kolmas").exit_code == 0
    assert "already" in told(tuokio(folder, "unit", "add", "Toka", "--organisation", "Kolmas"))
    assert "None such" in told(tuokio(folder, "unit", "add", "X", "--organisation", "None such"))
    assert tuokio(folder, "unit", "add", "Perhetyö 2").exit_code == 0  # to the first
    where = ["--organisation", "Kolmas"]
    assert tuokio(folder, *NEW, *where, typed=PASSWORD).exit_code == 0
    assert account(folder, "new@example.org").unit.name == "Eka"


def test_organisation_is_changed_and_the_rest_stays(folder: Path, web: Web) -> None:
    assert tuokio(folder, "org", "set", "--email", "apu@example.org").exit_code == 0
    secret = web.secret(web.launch("appointment"))
    page = web.client().get(f"/j/{secret}").text
    assert "apu@example.org" in page
    assert "09 123 4567" in page
    assert "None such" in told(tuokio(folder, "org", "set", "--organisation", "None such"))


def test_template_door(folder: Path) -> None:
    made = tuokio(folder, "template", "door", "talk", "Juttele")
    assert made.output.strip().endswith("/o/juttele")
    assert tuokio(folder, "template", "door", "talk", "juttele").exit_code == 0  # twice is once
    where = ["--organisation", "Toinen talo"]
    assert "Another service" in told(tuokio(folder, "template", "door", "talk", "juttele", *where))
    assert "small letters" in told(tuokio(folder, "template", "door", "talk", "a b"))
    assert "no template x" in told(tuokio(folder, "template", "door", "x", "ovi"))
    assert "gone" in tuokio(folder, "template", "door", "talk").output
    assert tuokio(folder, "template", "door", "talk", "juttele", *where).exit_code == 0


def test_template_list(folder: Path) -> None:
    for where in ([], ["--organisation", "Toinen talo"]):
        lines = tuokio(folder, "template", "list", *where).output.splitlines()
        assert [line.split("\t")[0] for line in lines] == [
            "talk",
            "appointment",
            "group",
            "identified",
        ]
    assert "None such" in told(tuokio(folder, "template", "list", "--organisation", "None such"))


def test_token_mint(folder: Path) -> None:
    words = ["token", "mint", "--room", "tuokio-x", "--participant", "me", "--name", "Maija"]
    result = tuokio(folder, *words, "--moderator", "--lifetime", "60")
    said = claims(result.output.strip())
    assert said["room"] == "tuokio-x"
    assert said["exp"] - said["iat"] == 60
    assert said["context"]["user"]["moderator"] is True


@pytest.mark.parametrize(
    "words",
    [
        ["--room", "*", "--participant", "me"],
        ["--room", "Tuokio", "--participant", "me"],
        ["--room", "x", "--participant", "a b"],
        ["--room", "x", "--participant", "me", "--lifetime", "601"],
        ["--room", "x", "--participant", "me", "--lifetime", "0"],
    ],
)
def test_token_mint_refuses_what_is_no_token(folder: Path, words: list[str]) -> None:
    told(tuokio(folder, "token", "mint", *words))
