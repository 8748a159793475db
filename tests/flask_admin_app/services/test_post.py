"""Letters: sent once, tried again, called off, and forgotten (JOIN 2, JOIN 10, JOIN 11)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from flask_admin_app.models import MailRow
from flask_admin_app.services import lifecycle
from flask_admin_app.services.post.keeper import PostKeeper
from flask_admin_app.services.post.sending import WAITS
from tests.support.canaries import database_files, find
from tests.support.clock import Clock
from tests.support.desk import base
from tests.support.letters import (
    ADDRESS,
    SENDER,
    ask,
    first_link,
    mails,
    parts,
    planned,
    sent,
    web_with_mail,
)
from tests.support.post_office import PostOffice, post_office
from tests.support.probe import entries, records
from tests.support.web import Web


@pytest.fixture(scope="module")
def running() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def office(running: PostOffice) -> PostOffice:
    running.taken.clear()
    running.unknown.clear()
    running.answer = "250 OK"
    return running


@pytest.fixture
def posting(folder: Path, clock: Clock, office: PostOffice) -> Iterator[Web]:
    web = web_with_mail(folder, clock, office)
    yield web
    web.core.database.engine.dispose()


def test_an_invitation_with_its_calendar_entry(posting: Web, office: PostOffice) -> None:
    encounter = planned(posting)
    ask(posting, encounter, language="sv")
    (letter,) = sent(posting, office)
    words, calendar, event = parts(letter)
    secret = posting.secret(encounter)
    assert f"/j/{secret}" in words
    assert (calendar["METHOD"], event["SEQUENCE"]) == ("PUBLISH", 0)
    assert event["UID"] == f"{first_link(posting, encounter)}@tuokio"
    assert letter["Subject"] == posting.core.texts.text("sv", "mail-subject-invitation")
    assert letter["Auto-Submitted"] == "auto-generated"
    assert len(sent(posting, office)) == 1
    (told,) = records(posting.core, encounter, "mail_sent")
    assert told["facts"] == {"what": "invitation"}


def test_the_reminder_comes_in_time_and_once(
    posting: Web, office: PostOffice, clock: Clock
) -> None:
    encounter = planned(posting)
    ask(posting, encounter, remind="yes")
    assert len(sent(posting, office)) == 1
    clock.forward(days=2, minutes=-1)
    assert len(sent(posting, office)) == 1
    clock.forward(minutes=2)
    letters = sent(posting, office)
    assert [letter["Subject"] for letter in letters] == [
        "Varattu aika",
        "Muistutus varatusta ajasta",
    ]
    assert posting.core.texts.text("fi", "invite-reminder") in parts(letters[1])[0]
    assert len({letter["Message-ID"] for letter in letters}) == 2
    clock.forward(hours=5)
    assert len(sent(posting, office)) == 2
    facts = [record["facts"]["what"] for record in records(posting.core, encounter, "mail_sent")]
    assert facts == ["invitation", "reminder"]


@pytest.mark.parametrize("place", ["cannot_come", "withdrawn", "declined", "removed"])
def test_no_reminder_to_whoever_said_no_or_was_sent_away(
    posting: Web, office: PostOffice, clock: Clock, place: str
) -> None:
    """Somebody else may read it, at a home that is not safe."""
    encounter = planned(posting)
    ask(posting, encounter, remind="yes")
    assert len(sent(posting, office)) == 1
    with posting.core.database.write() as work:
        (row,) = work.session.scalars(select(MailRow))
        assert row.invitation.participant is not None
        row.invitation.participant.place = place
    clock.forward(days=2, minutes=1)
    assert len(sent(posting, office)) == 1
    assert [record["facts"] for record in records(posting.core, encounter, "mail_sent")] == [
        {"what": "invitation"}
    ]
    assert 'data-mail="sent"' in posting.staff("professional").get(base(encounter)).text


def test_called_off_whoever_was_invited_is_told_and_forgotten(
    posting: Web, office: PostOffice, folder: Path
) -> None:
    encounter = planned(posting)
    ask(posting, encounter, remind="yes")
    _, _, invited = parts(sent(posting, office)[0])
    staff = posting.staff("professional")
    for _ in range(2):
        staff.post(f"{base(encounter)}/cancel")
    letters = sent(posting, office)
    assert len(letters) == 2
    words, calendar, event = parts(letters[1])
    assert calendar["METHOD"] == "CANCEL"
    assert event["STATUS"] == "CANCELLED"
    assert event["UID"] == invited["UID"]
    assert event["SEQUENCE"] > invited["SEQUENCE"]
    assert "/j/" not in words
    assert "peruttu" in words
    assert mails(posting) == []
    assert entries(posting.core, encounter).count("mail_sent") == 2
    assert find({"address": ADDRESS}, database_files(folder)) == []


def test_called_off_before_it_was_sent_nobody_hears(posting: Web, office: PostOffice) -> None:
    encounter = planned(posting)
    ask(posting, encounter)
    posting.staff("professional").post(f"{base(encounter)}/cancel")
    assert sent(posting, office) == []
    assert mails(posting) == []


def test_at_the_end_no_address_is_left(
    posting: Web, office: PostOffice, clock: Clock, folder: Path
) -> None:
    encounter = planned(posting, hours=1)
    ask(posting, encounter)
    assert len(sent(posting, office)) == 1
    ask(posting, encounter, address="toinen.kanaria@example.net")
    clock.forward(hours=1)
    lifecycle.tick(posting.core)
    posting.staff("professional").post(f"{base(encounter)}/end")
    assert mails(posting) == []
    assert len(sent(posting, office)) == 1
    assert find({"a": ADDRESS, "b": "toinen.kanaria"}, database_files(folder)) == []


def test_once_the_room_is_open_an_address_without_a_letter_goes(
    posting: Web, office: PostOffice, clock: Clock
) -> None:
    encounter = planned(posting, hours=1)
    ask(posting, encounter)
    sent(posting, office)
    assert len(mails(posting)) == 1
    clock.forward(hours=1)
    lifecycle.tick(posting.core)
    sent(posting, office)
    assert mails(posting) == []


def test_no_address_stands_in_clear(posting: Web, folder: Path) -> None:
    ask(posting, planned(posting))
    assert len(mails(posting)) == 1
    assert find({"address": ADDRESS, "part": "keltanen"}, database_files(folder)) == []


def test_a_server_that_is_busy_is_asked_again(
    posting: Web, office: PostOffice, clock: Clock
) -> None:
    encounter = planned(posting)
    ask(posting, encounter)
    office.answer = "451 later"
    assert sent(posting, office) == []
    office.answer = "250 OK"
    assert sent(posting, office) == []  # not before its time
    clock.forward(minutes=1)
    assert len(sent(posting, office)) == 1
    assert entries(posting.core, encounter).count("mail_sent") == 1


def test_a_server_that_stays_away_is_given_up(
    posting: Web, office: PostOffice, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    encounter = planned(posting)
    ask(posting, encounter)
    office.answer = "451 later"
    for wait in WAITS:
        sent(posting, office)
        clock.forward(seconds=wait.total_seconds())
    sent(posting, office)
    (mail,) = mails(posting)
    assert (mail.address, mail.due_at, mail.failed) == (None, None, "refused")
    assert 'data-mail="failed"' in posting.staff("professional").get(base(encounter)).text
    assert "mail_sent" not in entries(posting.core, encounter)
    assert "keltanen" not in caplog.text


def test_an_address_that_the_server_does_not_know(posting: Web, office: PostOffice) -> None:
    office.unknown.add(ADDRESS)
    ask(posting, planned(posting))
    sent(posting, office)
    (mail,) = mails(posting)
    assert (mail.address, mail.failed) == (None, "recipients")


def test_with_a_new_link_the_old_address_is_forgotten(posting: Web, office: PostOffice) -> None:
    encounter = planned(posting)
    ask(posting, encounter, remind="yes")
    sent(posting, office)
    first = first_link(posting, encounter)
    posting.staff("professional").post(f"{base(encounter)}/invitations/{first}/replace")
    assert mails(posting) == []


@pytest.mark.parametrize("language", ["fi", "fi-selko", "sv", "en"])
def test_a_neutral_letter_names_nobody(posting: Web, office: PostOffice, language: str) -> None:
    encounter = planned(posting, "talk")
    ask(posting, encounter, language=language)
    sent(posting, office)
    posting.staff("professional").post(f"{base(encounter)}/cancel")
    letters = sent(posting, office)
    assert len(letters) == 2
    for letter in letters:
        assert letter["From"] == SENDER
        whole = letter.as_string() + parts(letter)[0] + str(parts(letter)[2])
        organisation = posting.cast.professional.organisation
        assert organisation not in whole
        assert posting.cast.professional.shown_name not in whole


def test_otherwise_the_organisation_is_the_sender_but_not_the_subject(
    posting: Web, office: PostOffice
) -> None:
    ask(posting, planned(posting))
    (letter,) = sent(posting, office)
    assert letter["From"].addresses[0].addr_spec == SENDER
    assert letter["From"].addresses[0].display_name
    assert letter["From"].addresses[0].display_name not in letter["Subject"]


def test_the_thread_sends_by_itself_and_stops(posting: Web, office: PostOffice) -> None:
    ask(posting, planned(posting))
    keeper = PostKeeper(posting.core)
    keeper.start()
    keeper.stop()
    keeper.look()
    assert len(office.letters()) == 1


def test_on_postgresql_too(
    folder: Path, clock: Clock, office: PostOffice, postgres_url: str
) -> None:
    web = web_with_mail(folder, clock, office, DATABASE_URL=postgres_url)
    encounter = planned(web)
    ask(web, encounter, remind="yes")
    assert len(sent(web, office)) == 1
    web.staff("professional").post(f"{base(encounter)}/cancel")
    assert len(sent(web, office)) == 2
    assert mails(web) == []
    web.core.database.engine.dispose()
