"""Settings of the log: its keys, and who outside hears of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flask_admin_app.log_settings import LogSettings, read_signers
from tests.fakes.fake_witness import CosigningKey
from tests.support.settings import faults, load
from tuokio.ledger import NoteInvalid
from tuokio.ledger.notes import Signer

WITNESS = CosigningKey("witness.example.org/w1").vkey
POLICY = f"witness W1 {WITNESS} https://witness.example.org\nquorum W1\n"


def load_log(folder: Path, **values: str) -> LogSettings:
    return load(folder, **values).log


def test_as_init_leaves_them(folder: Path) -> None:
    found = load_log(folder)
    assert found.key_file == folder / "ledger.key"
    assert found.witness_policy is None
    assert found.checkpoint_mail == ()
    nothing = (found.timestamp_url, found.smtp_url, found.mail_from, found.checkpoint_webhook_url)
    assert nothing == (None, None, None, None)


def test_no_secret_shows_when_they_are_printed(folder: Path) -> None:
    values = {
        "SMTP_URL": "smtps://tuokio:mail-password@mail.example.org:465",
        "CHECKPOINT_WEBHOOK_URL": "https://archive.example.org/in/webhook-token",
        "DATABASE_URL": "postgresql://tuokio:database-password@localhost/tuokio",
        "PROSODY_URL": "http://127.0.0.1:5280",
        "PROSODY_SECRET": "kP3vX9qLr7TzW2mB8sYdN5cF1hJ6gA4e",
    }
    found = load(folder, **values)
    shown = repr(found)
    for secret in (
        "mail-password",
        "webhook-token",
        "database-password",
        values["PROSODY_SECRET"],
        repr(found.secret_key)[2:-1],
        repr(found.record_key)[2:-1],
    ):
        assert secret not in shown
    assert found.public_url in shown


def test_all_of_them(folder: Path, tmp_path: Path) -> None:
    policy = tmp_path / "witnesses.policy"
    policy.write_text(POLICY)
    found = load_log(
        folder,
        WITNESS_POLICY_FILE=str(policy),
        TIMESTAMP_URL="https://tsa.example.org/tsr",
        SMTP_URL="smtps://tuokio:secret@mail.example.org:465",
        MAIL_FROM="tuokio@example.org",
        CHECKPOINT_MAIL="dpo@example.org, auditor@example.org",
        CHECKPOINT_WEBHOOK_URL="https://archive.example.org/in",
    )
    assert found.witness_policy
    assert [witness.vkey for witness in found.witness_policy.witnesses] == [WITNESS]
    assert found.timestamp_url == "https://tsa.example.org/tsr"
    assert found.smtp_url == "smtps://tuokio:secret@mail.example.org:465"
    assert found.mail_from == "tuokio@example.org"
    assert found.checkpoint_mail == ("dpo@example.org", "auditor@example.org")
    assert found.checkpoint_webhook_url == "https://archive.example.org/in"


@pytest.mark.parametrize("text", ["", "# only a remark\n", "PRIVATE+KEY+x\n", "\xff"])
def test_without_a_usable_key_the_service_does_not_start(folder: Path, text: str) -> None:
    (folder / "ledger.key").write_bytes(text.encode("latin-1"))
    (told,) = faults(folder)
    assert told.startswith("TUOKIO_LEDGER_KEY_FILE is missing")


def test_nor_without_the_file(folder: Path) -> None:
    (told,) = faults(folder, LEDGER_KEY_FILE="/no/such/file")
    assert told.startswith("TUOKIO_LEDGER_KEY_FILE is missing")


def test_keys_of_two_logs_are_refused(tmp_path: Path) -> None:
    file = tmp_path / "keys"
    file.write_text("".join(f"{Signer.generate(name).skey}\n" for name in ("a/log", "b/log")))
    with pytest.raises(NoteInvalid):
        read_signers(file)


def test_the_newest_key_stands_first_and_remarks_are_passed_over(tmp_path: Path) -> None:
    new, old = (Signer.generate("a/log") for _ in range(2))
    file = tmp_path / "keys"
    file.write_text(f"# since May\n{new.skey}\n\n  {old.skey}\n")
    assert [signer.vkey for signer in read_signers(file)] == [new.vkey, old.vkey]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TIMESTAMP_URL", "ftp://tsa.example.org"),
        ("TIMESTAMP_URL", "http://tsa.example.org"),
        ("CHECKPOINT_WEBHOOK_URL", "http://archive.example.org"),
        ("SMTP_URL", "mail.example.org"),
        ("SMTP_URL", "smtp://"),
        ("SMTP_URL", "smtp://mail:nonsense"),
        ("SMTP_URL", "smtp://tuokio:password@mail.example.org"),
        ("MAIL_FROM", "tuokio"),
        ("MAIL_FROM", "a@example.org\nBcc: b@example.org"),
        ("WITNESS_POLICY_FILE", "/no/such/file"),
    ],
)
def test_what_cannot_be_used_stops_the_start(folder: Path, name: str, value: str) -> None:
    (told,) = faults(folder, **{name: value})
    assert told.startswith(f"TUOKIO_{name} ")
    assert value not in told


def test_mail_needs_a_server_and_a_sender(folder: Path) -> None:
    (told,) = faults(folder, CHECKPOINT_MAIL="dpo@example.org", MAIL_FROM="tuokio@example.org")
    assert told.startswith("TUOKIO_CHECKPOINT_MAIL needs")
    server = {"SMTP_URL": "smtps://mail.example.org", "MAIL_FROM": "tuokio@example.org"}
    (told,) = faults(folder, CHECKPOINT_MAIL="dpo@example.org, nobody", **server)
    assert told.startswith("TUOKIO_CHECKPOINT_MAIL must be")


def test_a_faulty_policy_is_told_by_its_line(folder: Path, tmp_path: Path) -> None:
    policy = tmp_path / "witnesses.policy"
    policy.write_text(POLICY.replace("quorum W1", "quorum W2"))
    (told,) = faults(folder, WITNESS_POLICY_FILE=str(policy))
    assert told.startswith("TUOKIO_WITNESS_POLICY_FILE cannot be used")
    assert "2" in told
