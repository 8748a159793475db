"""The daily mail, the daily post to a web address, and the daily purge."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.i18n import SUPPORTED
from flask_admin_app.services.log import daily, erasure
from flask_admin_app.services.log.checkpoints import publish_if_due, vkeys
from flask_admin_app.services.log.daily import (
    MAIL,
    PURGE,
    WEBHOOK,
    mail_if_due,
    purge_if_due,
    webhook_if_due,
)
from flask_admin_app.services.log.witnesses import ask_due
from tests.fakes.fake_witness import fake_witness
from tests.support.clock import Clock
from tests.support.letter_box import LetterBox, letter_box
from tests.support.outside import (
    errand,
    grow,
    introduce,
    opened,
    policy_of,
    published,
    shown,
    size_of,
)
from tests.support.post_office import PostOffice, post_office
from tests.support.web import Web
from tuokio.ledger.checkpoint import verify_note

READERS = ("dpo@example.org", "auditor@example.net")


@pytest.fixture
def office() -> Iterator[PostOffice]:
    """A mail server."""
    with post_office() as running:
        yield running


@pytest.fixture
def box() -> Iterator[LetterBox]:
    """A web address."""
    with letter_box() as running:
        yield running


@pytest.fixture
def mailing(settings: Settings, clock: Clock, office: PostOffice) -> Iterator[Core]:
    """The services, which mail to two people; with a published checkpoint."""
    url = f"smtp://127.0.0.1:{office.port}"
    who = {"mail_from": "tuokio@example.org", "checkpoint_mail": READERS, "smtp_url": url}
    with opened(settings, clock, **who) as core:
        grow(core, 3)
        publish_if_due(core)
        yield core


@pytest.fixture
def posting(settings: Settings, clock: Clock, box: LetterBox) -> Iterator[Core]:
    """The services, which post to an address; with a published checkpoint."""
    with opened(settings, clock, checkpoint_webhook_url=f"{box.url}/log") as core:
        grow(core, 3)
        publish_if_due(core)
        yield core


def test_the_checkpoint_is_mailed_as_a_file_that_verifies(
    mailing: Core, office: PostOffice
) -> None:
    mail_if_due(mailing)
    (letter,) = office.letters()
    assert office.taken[0].rcpt_tos == list(READERS)
    assert letter["From"] == "tuokio@example.org"
    assert letter["Subject"] == f"Tuokio: {published(mailing).origin}, 3"
    (file,) = letter.iter_attachments()
    assert file.get_filename() == "checkpoint-3.txt"
    note = file.get_content()
    assert note == shown(mailing), "not a byte is changed on the way"
    with mailing.database.read() as session:
        assert verify_note(note, vkeys(session)) == published(mailing)


def test_the_mail_says_in_every_language_how_to_keep_it(mailing: Core, office: PostOffice) -> None:
    mail_if_due(mailing)
    body = office.letters()[0].get_body()
    assert body
    text = body.get_content().replace("\r\n", "\n")
    for lang in SUPPORTED:
        assert mailing.texts.text(lang, "checkpoint-mail-keep") in text
    assert shown(mailing) in text


def test_the_mail_names_nobody(web: Web, mailing: Core, office: PostOffice, clock: Clock) -> None:
    encounter, client = web.admitted()
    clock.forward(hours=1)
    publish_if_due(mailing)
    mail_if_due(mailing)
    letter = office.letters()[0]
    (file,) = letter.iter_attachments()
    body = letter.get_body()
    assert body
    raw = "\n".join([*map(str, letter.values()), body.get_content(), file.get_content()])
    assert published(mailing).origin in raw
    for hidden in (encounter, client.ref, "Rantakyl", "Ammi", str(mailing.settings.data_dir)):
        assert hidden not in raw


def test_the_mail_brings_what_witnesses_said(
    settings: Settings, clock: Clock, office: PostOffice
) -> None:
    with fake_witness() as witness:
        introduce(witness, settings, clock)
        log = {
            "mail_from": "tuokio@example.org",
            "checkpoint_mail": READERS,
            "smtp_url": f"smtp://127.0.0.1:{office.port}",
            "witness_policy": policy_of(witness),
        }
        with opened(settings, clock, **log) as core:
            publish_if_due(core)
            ask_due(core)
            mail_if_due(core)
    (file,) = office.letters()[0].iter_attachments()
    assert witness.key.verifier.name in file.get_content()


def test_one_mail_a_day_with_the_newest(mailing: Core, office: PostOffice, clock: Clock) -> None:
    mail_if_due(mailing)
    for _ in range(14):  # until 23.00
        clock.forward(hours=1)
        grow(mailing, 1)
        publish_if_due(mailing)
        mail_if_due(mailing)
    assert len(office.taken) == 1
    clock.forward(hours=1)
    mail_if_due(mailing)
    assert [each["Subject"].rsplit(", ")[-1] for each in office.letters()] == ["3", "17"]
    assert errand(mailing, MAIL).size == 17


def test_a_mail_that_fails_is_sent_an_hour_later(
    mailing: Core, office: PostOffice, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    office.answer = "451 later"
    mail_if_due(mailing)
    assert (errand(mailing, MAIL).fault, office.taken) == ("refused", [])
    office.answer = "250 OK"
    clock.forward(minutes=59)
    mail_if_due(mailing)
    assert office.taken == []
    clock.forward(minutes=1)
    mail_if_due(mailing)
    assert (errand(mailing, MAIL).fault, len(office.taken)) == (None, 1)
    assert len(caplog.records) == 1
    for hidden in (*READERS, "127.0.0.1", str(office.port)):
        assert hidden not in caplog.text


def test_some_readers_are_refused_and_the_others_get_it_once(
    mailing: Core, office: PostOffice, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    office.unknown.add(READERS[1])
    mail_if_due(mailing)
    clock.forward(hours=2)
    mail_if_due(mailing)
    assert [each.rcpt_tos for each in office.taken] == [[READERS[0]]]
    assert errand(mailing, MAIL).fault == "recipients"
    assert "recipients" in caplog.text
    assert READERS[1] not in caplog.text


def test_a_mail_server_with_an_address_that_cannot_be_used(
    settings: Settings, clock: Clock
) -> None:
    log = {
        "mail_from": "tuokio@example.org",
        "checkpoint_mail": READERS,
        "smtp_url": "smtp://me:secret@mail.example.org",
    }
    with opened(settings, clock, **log) as core:
        publish_if_due(core)
        mail_if_due(core)
        assert errand(core, MAIL).fault == "address"


def test_the_checkpoint_is_posted_once_a_day(posting: Core, box: LetterBox, clock: Clock) -> None:
    webhook_if_due(posting)
    assert box.taken == [("/log", "text/plain; charset=utf-8", shown(posting).encode())]
    clock.forward(hours=5)
    webhook_if_due(posting)
    assert len(box.taken) == 1
    clock.forward(hours=10)
    webhook_if_due(posting)
    assert len(box.taken) == 2, "also when nothing has happened: it still holds"


@pytest.mark.parametrize(
    ("status", "fault"),
    [(0, "unreachable"), (307, "refused-307"), (404, "refused-404"), (503, "faulty")],
)
def test_a_post_that_fails_is_repeated_an_hour_later(
    posting: Core,
    box: LetterBox,
    clock: Clock,
    status: int,
    fault: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    box.status = status
    webhook_if_due(posting)
    assert errand(posting, WEBHOOK).fault == fault
    assert [path for path, _, _ in box.taken] == ["/log"], "it follows nowhere"
    box.status = 200
    clock.forward(minutes=59)
    webhook_if_due(posting)
    assert len(box.taken) == 1
    clock.forward(minutes=1)
    webhook_if_due(posting)
    assert (errand(posting, WEBHOOK).fault, len(box.taken)) == (None, 2)
    assert box.url not in caplog.text


def test_a_post_that_is_answered_without_end(posting: Core, box: LetterBox) -> None:
    box.status, box.body = 200, b"x" * (daily.MOST_ANSWER_BYTES + 1)
    webhook_if_due(posting)
    assert errand(posting, WEBHOOK).fault == "answer"


def test_nothing_is_posted_in_clear_to_strangers(settings: Settings, clock: Clock) -> None:
    with opened(settings, clock, checkpoint_webhook_url="http://192.0.2.1/log") as core:
        publish_if_due(core)
        webhook_if_due(core)
        assert errand(core, WEBHOOK).fault == "address"


@pytest.mark.parametrize("name", [MAIL, WEBHOOK])
def test_without_a_checkpoint_or_a_setting_nothing_goes_out(
    settings: Settings, clock: Clock, office: PostOffice, box: LetterBox, name: str
) -> None:
    log = {
        "mail_from": "tuokio@example.org",
        "checkpoint_mail": READERS,
        "smtp_url": f"smtp://127.0.0.1:{office.port}",
        "checkpoint_webhook_url": box.url,
    }
    act = {MAIL: mail_if_due, WEBHOOK: webhook_if_due}[name]
    with opened(settings, clock, **log) as core:
        act(core)
        assert errand(core, name).tried_at is None
    with opened(settings, clock) as core:
        publish_if_due(core)
        act(core)
        assert errand(core, name).tried_at is None
    assert (office.taken, box.taken) == ([], [])


def test_what_outlived_its_rule_is_purged_once_a_day(
    web: Web, core: Core, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[object] = []
    original = erasure.purge

    def counted(*args: object, **options: object) -> object:
        runs.append(options)
        return original(*args, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(daily, "purge", counted)
    size = size_of(core)
    purge_if_due(core)
    clock.forward(hours=12)
    purge_if_due(core)
    assert runs == [{"dry_run": False, "log_always": False}]
    assert size_of(core) == size, "a purge without anything to do is not worth an entry"
    clock.forward(hours=12)
    purge_if_due(core)
    assert len(runs) == 2
    assert errand(core, PURGE).done_at == clock.now


def test_a_purge_that_fails_is_repeated_an_hour_later(
    core: Core, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise LookupError("a name")

    with monkeypatch.context() as patch:
        patch.setattr(daily, "purge", broken)
        with pytest.raises(LookupError):
            purge_if_due(core)
        assert errand(core, PURGE).fault == "LookupError"
        clock.forward(minutes=59)
        purge_if_due(core)
    assert errand(core, PURGE).done_at is None
    clock.forward(minutes=1)
    purge_if_due(core)
    assert errand(core, PURGE).done_at == clock.now
