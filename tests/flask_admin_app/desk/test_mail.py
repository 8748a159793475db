"""`POST …/invitations/<id>/mail`: the invitation by e-mail (JOIN 10)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.clock import Clock
from tests.support.desk import base, helper
from tests.support.letters import ADDRESS, ask, first_link, mails, planned, sent, web_with_mail
from tests.support.post_office import PostOffice, post_office
from tests.support.probe import page_of
from tests.support.web import Web


@pytest.fixture(scope="module")
def running() -> Iterator[PostOffice]:
    with post_office() as office:
        yield office


@pytest.fixture
def office(running: PostOffice) -> PostOffice:
    running.taken.clear()
    return running


@pytest.fixture
def posting(folder: Path, clock: Clock, office: PostOffice) -> Iterator[Web]:
    web = web_with_mail(folder, clock, office)
    yield web
    web.core.database.engine.dispose()


def test_it_is_sent(posting: Web, office: PostOffice) -> None:
    encounter = planned(posting)
    first = first_link(posting, encounter)
    answer = ask(posting, encounter)
    assert (answer.status_code, answer.location) == (303, f"{base(encounter)}#invitation-{first}")
    assert 'data-mail="waiting"' in posting.staff("professional").get(base(encounter)).text
    (letter,) = sent(posting, office)
    assert letter["To"] == ADDRESS
    page = posting.staff("professional").get(base(encounter)).text
    assert 'data-mail="sent"' in page
    assert ADDRESS not in page


def test_a_helper_may(posting: Web) -> None:
    encounter = posting.launch("appointment")
    path = f"{base(encounter)}/invitations/{first_link(posting, encounter)}/mail"
    assert helper(posting, encounter).post(path, address=ADDRESS).status_code == 303
    assert len(mails(posting)) == 1


def test_sixty_an_hour_by_one_worker(posting: Web) -> None:
    one, other = planned(posting), planned(posting)
    path = f"{base(one)}/invitations/{first_link(posting, one)}/mail"
    staff = posting.staff("professional")
    assert {staff.post(path, address="x").status_code for _ in range(59)} == {422}
    assert ask(posting, other).status_code == 303  # whatever meeting it is for
    refused = ask(posting, other)
    assert (refused.status_code, page_of(refused)) == (429, "error")
    assert len(mails(posting)) == 1
    assert posting.staff("colleague").post(path, address="x").status_code == 403  # not counted yet


def test_only_as_a_post(posting: Web) -> None:
    encounter = planned(posting)
    path = f"{base(encounter)}/invitations/{first_link(posting, encounter)}/mail"
    assert posting.staff("professional").get(path).status_code == 405


@pytest.mark.parametrize(
    ("who", "status"), [("colleague", 403), ("stranger", 404), ("auditor", 404)]
)
def test_by_nobody_else(posting: Web, who: str, status: int) -> None:
    encounter = planned(posting)
    assert ask(posting, encounter, who).status_code == status
    assert mails(posting) == []


def test_not_without_signing_in(posting: Web) -> None:
    encounter = planned(posting)
    path = f"{base(encounter)}/invitations/{first_link(posting, encounter)}/mail"
    assert posting.client().post(path, address=ADDRESS).status_code in {303, 401, 403}
    assert mails(posting) == []


def test_of_another_encounter(posting: Web) -> None:
    one, other = planned(posting), planned(posting)
    path = f"{base(one)}/invitations/{first_link(posting, other)}/mail"
    assert posting.staff("professional").post(path, address=ADDRESS).status_code == 404
    assert mails(posting) == []


@pytest.mark.parametrize(
    "address",
    [
        "",
        "maija",
        "maija@",
        "@example.org",
        "maija@example",
        "maija@example.org, other@example.org",
        "maija@example.org\r\nBcc: other@example.org",
        "maija@example.org\nSubject: x",
        "Maija <maija@example.org>",
        "maija@example.org\0",
        "ma ija@example.org",
        "maija..m@example.org",
        "maija@-example.org",
        "maija@[127.0.0.1]",
        "ä" * 5 + "@example.org",
        "x" * 250 + "@example.org",
    ],
    ids=range(16),
)
def test_what_is_no_address_is_told(posting: Web, address: str) -> None:
    encounter = planned(posting)
    answer = ask(posting, encounter, address=address)
    assert (answer.status_code, page_of(answer)) == (422, "desk-encounter")
    assert 'aria-invalid="true"' in answer.text
    assert mails(posting) == []


def test_a_reminder_only_where_there_is_time(posting: Web) -> None:
    soon, later = planned(posting, hours=2), planned(posting)
    staff = posting.staff("professional")
    assert 'name="remind"' not in staff.get(base(soon)).text
    assert 'name="remind"' in staff.get(base(later)).text
    ask(posting, soon, remind="yes")
    ask(posting, later, remind="yes")
    assert [
        mail.remind for mail in sorted(mails(posting), key=lambda row: row.encounter_id == later)
    ] == [False, True]


def test_too_late(posting: Web) -> None:
    encounter = planned(posting)
    path = f"{base(encounter)}/invitations/{first_link(posting, encounter)}/mail"
    staff = posting.staff("professional")
    staff.post(f"{base(encounter)}/cancel")
    assert staff.post(path, address=ADDRESS).status_code == 410
    assert mails(posting) == []


def test_a_service_without_mail_shows_no_form(web: Web) -> None:
    encounter = planned(web)
    assert 'data-action="mail"' not in web.staff("professional").get(base(encounter)).text
    assert ask(web, encounter).status_code == 404


def test_the_reminder_can_be_copied_without_mail(web: Web) -> None:
    page = web.staff("professional").get(base(planned(web))).text
    assert web.core.texts.text("fi", "invite-reminder") in page
