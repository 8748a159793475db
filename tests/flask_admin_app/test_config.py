"""Settings: where they come from, and what stops the start (with its cure in words)."""

from __future__ import annotations

import secrets
from pathlib import Path

import pytest

from flask_admin_app import config
from flask_admin_app.addresses import is_near
from tests.support.settings import faults, load

STRONG = "7d0e4b1c9a5f2e8836c1d4f7a0b2c5e8917f3a6d"


def test_as_init_leaves_them(folder: Path) -> None:
    found = load(folder)
    assert (found.host, found.port) == ("127.0.0.1", 8080)
    assert found.public_url == "http://127.0.0.1:8080"
    assert found.database_url == f"sqlite:///{folder / 'tuokio.db'}"
    assert found.practice
    assert found.meeting_origin is None
    assert found.stage_origin == "http://127.0.0.1:8080"
    assert found.trusted_proxies == 0
    assert found.exit_url == "https://www.wikipedia.org/"
    assert not found.jitsi_without_gate
    assert not found.gate
    assert found.prosody_url is None
    assert found.prosody_secret, "made already, for the day when a gate is set"


def test_the_environment_wins_over_the_file(folder: Path) -> None:
    env = folder / ".env"
    env.write_text(env.read_text() + "TUOKIO_PORT=9001\nTUOKIO_HOST=127.0.0.2\n")
    found = load(folder, PORT="9002")
    assert (found.host, found.port) == ("127.0.0.2", 9002)


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("HOST", "127.0.0.3", "host"),
        ("PUBLIC_URL", "http://localhost:9", "public_url"),
        ("MEETING_ORIGIN", "https://stage.example.org", "meeting_origin"),
        ("DATABASE_URL", "sqlite:///x.db", "database_url"),
        ("JITSI_URL", "https://meet.example.org", "jitsi_url"),
        ("EXIT_URL", "https://www.example.org/a/", "exit_url"),
        ("PROSODY_URL", "https://xmpp.example.org:5281", "prosody_url"),
    ],
)
def test_a_setting_may_stand_in_a_file(
    folder: Path, tmp_path: Path, name: str, value: str, field: str
) -> None:
    file = tmp_path / "value"
    file.write_text(f" {value}\n")
    assert getattr(load(folder, **{f"{name}_FILE": str(file)}), field) == value
    assert getattr(load(folder, **{name: value, f"{name}_FILE": "/no/such"}), field) == value


def test_secrets_and_the_data_folder_may_stand_in_files(folder: Path, tmp_path: Path) -> None:
    secret, where = tmp_path / "secret", tmp_path / "where"
    secret.write_text(STRONG)
    env = folder / ".env"
    env.write_text(env.read_text().replace("TUOKIO_SECRET_KEY=", "TUOKIO_OLD="))
    where.write_text(f"{folder}\n")
    found = config.load({"TUOKIO_DATA_DIR_FILE": str(where), "TUOKIO_SECRET_KEY_FILE": str(secret)})
    assert found.data_dir == folder
    assert found.secret_key == STRONG.encode()


@pytest.mark.parametrize("name", ["HOST", "PORT", "EXIT_URL", "DATA_DIR", "DATABASE_URL"])
def test_a_file_that_cannot_be_read_is_told(folder: Path, name: str) -> None:
    (told,) = faults(folder, **{f"{name}_FILE": "/no/such/file"}, **_without(name))
    assert told.startswith(f"TUOKIO_{name}_FILE cannot be read.")


def _without(name: str) -> dict[str, str]:
    return {"DATA_DIR": ""} if name == "DATA_DIR" else {}


@pytest.mark.parametrize(
    "weak",
    [
        "brief",
        "x" * 64,
        "ab" * 32,
        "change-me-change-me-change-me-change-me",
        "your-256-bit-secret-your-256-bit-secret",
        "a-string-secret-at-least-256-bits-long",
        STRONG[:31],
    ],
)
@pytest.mark.parametrize("name", ["SECRET_KEY", "JITSI_APP_SECRET"])
def test_a_weak_secret_stops_the_start_with_its_cure(folder: Path, name: str, weak: str) -> None:
    (told,) = faults(folder, **{name: weak})
    assert told.startswith(f"TUOKIO_{name} ")
    assert weak not in told


def test_everything_missing_is_told_at_once(tmp_path: Path) -> None:
    told = faults(tmp_path)
    assert [line.split(" ")[0] for line in told] == [
        "TUOKIO_SECRET_KEY",
        "TUOKIO_RECORD_KEY_FILE",
        "TUOKIO_LEDGER_KEY_FILE",
        "TUOKIO_JITSI_APP_SECRET",
    ]
    assert all("tuokio init" in line for line in told)


@pytest.mark.parametrize("written", ["", "xyz", "0" * 63, "g" * 64])
def test_a_record_key_that_is_none(folder: Path, written: str) -> None:
    (folder / "record.key").write_text(written)
    (told,) = faults(folder)
    assert told.startswith("TUOKIO_RECORD_KEY_FILE ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DATABASE_URL", "mysql://x"),
        ("DATABASE_URL", "nonsense"),
        ("DATABASE_URL", "postgresql+psycopg2://x/y"),
        ("PORT", "x"),
        ("PORT", "-1"),
        ("PORT", "65536"),
        ("PORT", "8080.5"),
        ("PORT", "٨٠"),
        ("TRUSTED_PROXIES", "many"),
        ("TRUSTED_PROXIES", "99999999999999999999"),
        ("PUBLIC_URL", "http://tuokio.example.org"),
        ("PUBLIC_URL", "tuokio.example.org"),
        ("PUBLIC_URL", "javascript:alert(1)"),
        ("PUBLIC_URL", "https://user:word@tuokio.example.org"),
        ("JITSI_URL", "http://meet.example.org"),
        ("JITSI_URL", "https://meet.example.org/?x=1"),
        ("MEETING_ORIGIN", "http://stage.example.org"),
        ("MEETING_ORIGIN", "nonsense"),
        ("MEETING_ORIGIN", "http://127.0.0.1:8080"),
        ("JITSI_URL", "http://127.0.0.1:8080"),
        ("JITSI_URL", "https://*"),
        ("JITSI_URL", "https://meet.example.org https://other.example.org"),
        ("PUBLIC_URL", "https://tuokio.example.org/;script-src *"),
        ("HOST", "192.0.2.7"),
        ("EXIT_URL", "javascript:alert(1)"),
        ("EXIT_URL", "ftp://example.org"),
        ("JITSI_PRIVATE_KEY_FILE", "/no/such/key.pem"),
        ("JITSI_APP_ID", "*"),
        ("JITSI_XMPP_DOMAIN", "Meet Jitsi"),
        ("PROSODY_URL", "127.0.0.1:5280"),
        ("PROSODY_URL", "http://prosody.example.org:5280"),
        ("PROSODY_URL", "http://192.88.99.7:5280"),
        ("PROSODY_URL", "http://[2001:4860:4860::8888]:5280"),
        ("PROSODY_URL", "https://prosody.example.org/tuokio/v1"),
        ("PROSODY_URL", "http://127.0.0.1:5280/?x=1"),
        ("PROSODY_URL", "http://127.0.0.1:5280/#x"),
        ("PROSODY_URL", "http://user:word@127.0.0.1:5280"),
        ("PROSODY_URL", "http://127.0.0.1@prosody.example.org"),
        ("PROSODY_URL", "http://127.0.0.1:99999"),
        ("PROSODY_URL", "http://127.0.0.1:word"),
        ("PROSODY_URL", "http://[::1"),
        ("PROSODY_URL", "http://[127.0.0.1]:5280"),
        ("PROSODY_URL", "http://"),
        ("PROSODY_URL", "ftp://127.0.0.1"),
        ("PROSODY_URL", "unix:/run/prosody.sock"),
    ],
)
def test_what_cannot_be_used_is_told(folder: Path, name: str, value: str) -> None:
    more = {"PRACTICE": "allow"} if name in {"PUBLIC_URL", "HOST"} else {}
    told = faults(folder, **{name: value}, **more)
    assert len(told) == 1
    assert told[0].startswith("TUOKIO_")


@pytest.mark.parametrize("url", ["https://tuokio.example.org", "https://192.0.2.1"])
def test_practice_on_a_public_address_is_refused_unless_allowed(folder: Path, url: str) -> None:
    (told,) = faults(folder, PUBLIC_URL=url)
    assert "TUOKIO_PRACTICE=allow" in told
    assert faults(folder, PUBLIC_URL=url, PRACTICE="yes") == [told]
    assert load(folder, PUBLIC_URL=url, PRACTICE="allow").practice
    assert not load(folder, PUBLIC_URL=url, JITSI_URL="https://meet.example.org").practice


@pytest.mark.parametrize(
    "url", ["http://localhost:8080", "http://127.0.0.9", "http://[::1]:8080", "http://a.localhost"]
)
def test_practice_on_this_machine_needs_no_word(folder: Path, url: str) -> None:
    assert load(folder, PUBLIC_URL=url).practice


def test_postgresql_is_spoken_to_by_psycopg(folder: Path) -> None:
    found = load(folder, DATABASE_URL="postgresql://tuokio@db.example.org/tuokio")
    assert found.database_url == "postgresql+psycopg://tuokio@db.example.org/tuokio"


def test_a_slash_at_the_end_goes(folder: Path) -> None:
    assert load(folder, PUBLIC_URL="http://localhost:1/").public_url == "http://localhost:1"


def test_an_address_is_kept_as_browsers_write_it(folder: Path) -> None:
    found = load(folder, PUBLIC_URL="https://Tuokio.Example.org:443/", PRACTICE="allow")
    assert found.public_url == "https://tuokio.example.org"


def test_practice_on_a_public_port_is_refused(folder: Path) -> None:
    (told,) = faults(folder, HOST="0.0.0.0", PUBLIC_URL="http://localhost:8080")  # noqa: S104
    assert "TUOKIO_PRACTICE=allow" in told


def test_what_opens_jitsi_opens_nothing_here(folder: Path) -> None:
    secret = secrets.token_urlsafe(48)
    (told,) = faults(folder, SECRET_KEY=secret, JITSI_APP_SECRET=secret)
    assert told.startswith("TUOKIO_SECRET_KEY ")


def test_the_stage_has_a_host_name_that_is_not_jitsis(folder: Path) -> None:
    both = {"JITSI_URL": "https://m.example.org/x", "MEETING_ORIGIN": "https://m.example.org"}
    (told,) = faults(folder, **both)
    assert told.startswith("TUOKIO_MEETING_ORIGIN ")


def test_with_an_https_address_a_web_server_stands_in_front(folder: Path) -> None:
    https = {"PUBLIC_URL": "https://tuokio.example.org", "PRACTICE": "allow"}
    assert load(folder, **https).trusted_proxies == 1
    assert load(folder, **https, TRUSTED_PROXIES="0").trusted_proxies == 0
    assert load(folder).trusted_proxies == 0


# The gate --------------------------------------------------------------------------------------

GATE = "http://127.0.0.1:5280"


def test_a_gate_is_set_by_its_address(folder: Path) -> None:
    found = load(folder, PROSODY_URL=f"{GATE}/", JITSI_XMPP_DOMAIN="meet.example.org")
    assert found.gate
    assert found.prosody_url == GATE
    assert found.prosody_host == "tuokio.meet.example.org"
    assert found.prosody_secret
    assert len(found.prosody_secret) >= 32


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.9:5280",
        "http://localhost",
        "http://[::1]:5280",
        "http://10.1.2.3:5280",
        "http://192.168.7.8",
        "http://172.20.0.3:5280",
        "http://[fd00::7]:5280",
        "http://prosody:5280",
        "http://docker_prosody:5280",
        "https://xmpp.example.org:5281",
        "HTTPS://xmpp.example.org",
        "https://8.8.8.8",
    ],
)
def test_where_a_gate_may_be(folder: Path, url: str) -> None:
    assert load(folder, PROSODY_URL=url).prosody_url == url


@pytest.mark.parametrize("weak", ["brief", "x" * 64, STRONG[:31], ""])
def test_the_gates_secret_is_as_strong_as_the_others(folder: Path, weak: str) -> None:
    (told,) = faults(folder, PROSODY_URL=GATE, PROSODY_SECRET=weak)
    assert told.startswith("TUOKIO_PROSODY_SECRET ")
    assert "tuokio init" in told
    assert not weak or weak not in told


def test_without_a_gate_its_secret_may_be_missing_but_not_weak(folder: Path) -> None:
    (told,) = faults(folder, PROSODY_SECRET="brief")
    assert told.startswith("TUOKIO_PROSODY_SECRET ")
    env = folder / ".env"
    env.write_text(env.read_text().replace("TUOKIO_PROSODY_SECRET=", "TUOKIO_OLD="))
    assert load(folder).prosody_secret is None
    (told,) = faults(folder, PROSODY_URL=GATE)
    assert told.startswith("TUOKIO_PROSODY_SECRET ")


def test_the_gates_secret_may_stand_in_a_file(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "secret"
    file.write_text(f"{STRONG}\n")
    env = folder / ".env"
    env.write_text(env.read_text().replace("TUOKIO_PROSODY_SECRET=", "TUOKIO_OLD="))
    assert load(folder, PROSODY_URL=GATE, PROSODY_SECRET_FILE=str(file)).prosody_secret == (
        STRONG.encode()
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PROSODY_SECRET", "JITSI_APP_SECRET"),
        ("SECRET_KEY", "PROSODY_SECRET"),
        ("SECRET_KEY", "JITSI_APP_SECRET"),
    ],
)
def test_no_secret_is_used_twice(folder: Path, one: str, other: str) -> None:
    (told,) = faults(folder, PROSODY_URL=GATE, **{one: STRONG, other: STRONG})
    assert told == f"TUOKIO_{one} must not be the same as TUOKIO_{other}."
    assert STRONG not in told


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1", True),
        ("http://prosody", True),
        ("http://10.0.0.1:1", True),
        ("http://[fe80::1]", True),
        ("http://1.1.1.1", False),
        ("http://prosody.example.org", False),
        ("http://[2606:4700::1111]", False),
        ("nonsense", False),
        ("http://", False),
    ],
)
def test_what_is_near(url: str, near: bool) -> None:
    assert is_near(url) is near
