"""What `tuokio init` makes: once, and for the owner's eyes only."""

from __future__ import annotations

import stat
from pathlib import Path

from dotenv import dotenv_values

from flask_admin_app import config, first_run
from flask_admin_app.core import Core
from flask_admin_app.log_settings import read_signers
from tests.support.web import Web


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_secrets_are_for_the_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "var"
    first_run.make_secrets(folder)
    assert mode(folder) == 0o700
    assert mode(folder / ".env") == 0o600
    assert mode(folder / "record.key") == 0o600
    assert mode(folder / "ledger.key") == 0o600


def test_two_logs_never_have_the_same_name(tmp_path: Path) -> None:
    origins = set()
    for name in ("one", "two"):
        first_run.make_secrets(tmp_path / name, public_url="https://tuokio.example.org:8443")
        (signer,) = read_signers(tmp_path / name / "ledger.key")
        origins.add(signer.name)
    assert len(origins) == 2
    assert all(origin.startswith("tuokio.example.org/log/") for origin in origins)


def test_the_log_is_named_after_the_address_that_is_set(tmp_path: Path) -> None:
    environ = {"TUOKIO_DATA_DIR": str(tmp_path), "TUOKIO_PUBLIC_URL": "https://a.example.org"}
    assert config.public_url(environ) == "https://a.example.org"
    (tmp_path / ".env").write_text("TUOKIO_PUBLIC_URL=https://b.example.org\n")
    assert config.public_url(environ) == "https://a.example.org"
    assert config.public_url({"TUOKIO_DATA_DIR": str(tmp_path)}) == "https://b.example.org"


def test_twice_keeps_them(tmp_path: Path) -> None:
    first_run.make_secrets(tmp_path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    first_run.make_secrets(tmp_path)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_two_folders_share_no_secret(tmp_path: Path) -> None:
    values = set()
    for name in ("one", "two"):
        first_run.make_secrets(tmp_path / name)
        values |= set(dotenv_values(tmp_path / name / ".env").values())
    assert len(values) == 2 * len(first_run.SECRETS) == 6


def test_what_is_missing_is_added_and_the_rest_stays(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("# ours\nTUOKIO_PORT=9000")
    env.chmod(0o644)
    first_run.make_secrets(tmp_path)
    assert env.read_text().startswith("# ours\nTUOKIO_PORT=9000\n")
    assert mode(env) == 0o600
    assert config.load({"TUOKIO_DATA_DIR": str(tmp_path)}).port == 9000


def test_a_secret_in_a_file_of_its_own_is_not_made_again(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_text("TUOKIO_SECRET_KEY_FILE=/run/secrets/key\n")
    first_run.make_secrets(tmp_path)
    assert "TUOKIO_SECRET_KEY" not in dotenv_values(env)


def test_a_folder_from_before_the_gate_gets_its_secret(tmp_path: Path) -> None:
    first_run.make_secrets(tmp_path)
    env = tmp_path / ".env"
    lines = [line for line in env.read_text().splitlines() if "PROSODY" not in line]
    env.write_text("\n".join(lines) + "\n")
    first_run.make_secrets(tmp_path)
    assert env.read_text().splitlines()[:-1] == lines
    gate = {"TUOKIO_DATA_DIR": str(tmp_path), "TUOKIO_PROSODY_URL": "http://127.0.0.1:5280"}
    found = config.load(gate)
    assert found.prosody_secret
    assert found.prosody_secret.decode() == dotenv_values(env)["TUOKIO_PROSODY_SECRET"]


def test_where_there_are_accounts_none_is_made(core: Core, web: Web) -> None:
    assert first_run.first_sign_in(core, organisation="X", email="x@example.org") is None
    assert not (core.settings.data_dir / first_run.FIRST_SIGN_IN).exists()
