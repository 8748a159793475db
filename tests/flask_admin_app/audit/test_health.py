"""`GET /audit/health`: whether the log is whole, signed and known outside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import text

from flask_admin_app import create_app
from flask_admin_app.config import Settings
from flask_admin_app.models import LogCosignatureRow
from flask_admin_app.services.launch import launch
from flask_admin_app.services.log import checkpoints
from flask_admin_app.services.log.errands import Errand, remember
from flask_admin_app.services.log.health import QUIET_FOR, WEEKS, Fault, Trouble, health
from flask_admin_app.services.log.publishing import publish
from flask_admin_app.services.log.witnesses import PREFIX, key_id
from tests.fakes.fake_witness import CosigningKey
from tests.support.cast import Cast
from tests.support.clock import Clock
from tests.support.kept_log import cut
from tests.support.outside import opened
from tests.support.probe import main_of, page_of, records
from tests.support.web import Web
from tuokio.ledger import EntryType
from tuokio.ledger.policy import Policy, Witness


def faults(web: Web) -> list[Fault]:
    """What is wrong, as the auditor is told."""
    with web.core.database.read() as session:
        return list(health(web.core, session, web.cast.auditor).faults)


def counts(web: Web) -> list[int]:
    with web.core.database.read() as session:
        return [week.count for week in health(web.core, session, web.cast.auditor).weeks]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_a_log_that_is_well(any_web: Web, language: str) -> None:
    any_web.launch()
    checkpoints.publish_if_due(any_web.core)
    auditor = any_web.staff("auditor")
    auditor.post("/language", language=language, back="/audit/health")
    response = auditor.get("/audit/health")
    assert page_of(response) == "audit-health"
    page = unescape(main_of(response))
    assert any_web.core.texts.text(language, "audit-health-good") in page
    with any_web.core.database.read() as session:
        [key] = checkpoints.vkeys(session)
    assert f'value="{key}"' in page
    assert f'value="{key.split("+")[0]}"' in page


def test_each_look_is_logged(web: Web) -> None:
    auditor = web.staff("auditor")
    auditor.get("/audit/health")
    auditor.get("/audit/health")
    found = records(web.core, None, EntryType.VIEWED)
    assert [each["facts"] for each in found] == [{"what": "health"}] * 2


def test_weeks_are_of_what_the_auditor_may_see(any_web: Web) -> None:
    web = any_web
    assert counts(web) == [0] * WEEKS
    web.launch()
    own = counts(web)[-1]
    launch(web.core, web.cast.other_unit, "talk")
    launch(web.core, web.cast.stranger, "talk")
    assert counts(web)[-1] == own
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-weeks-own") in page


def test_those_of_the_administrator_are_of_the_whole_organisation(any_web: Web) -> None:
    web = any_web
    web.launch()
    launch(web.core, web.cast.other_unit, "talk")
    launch(web.core, web.cast.stranger, "talk")
    count = 2 * counts(web)[-1]
    page = main_of(web.staff("administrator").get("/admin/log"))
    told = [int(each) for each in re.findall(r'class="log-week-count">(\d+)<', page)]
    assert told[-1] == count
    assert web.core.texts.text("fi", "audit-health-weeks-text") in page


def test_a_week_begins_on_monday_in_the_organisation(web: Web, clock: Clock) -> None:
    clock.forward(days=5, hours=11, minutes=59)
    web.launch()  # Sunday 23.59 in Finland
    first = counts(web)[-1]
    clock.forward(minutes=2)
    web.launch()  # Monday 0.01; in UTC it is still Sunday
    assert counts(web)[-2:] == [first, first]


def test_bars_are_told_as_numbers_too(web: Web) -> None:
    web.launch()
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert page.count('<svg class="log-bar"') == WEEKS
    assert page.count('aria-hidden="true"') == WEEKS
    told = [int(each) for each in re.findall(r'class="log-week-count">(\d+)<', page)]
    *before, last = counts(web)
    assert told == [*before, last - 1]  # the look came after


def test_nobody_is_counted(web: Web) -> None:
    web.launch()
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.cast.professional.ref[:6].upper() not in page


def test_an_unsigned_log_is_told(web: Web) -> None:
    assert faults(web) == []  # an empty one has nothing to sign
    web.launch()
    assert faults(web) == [Fault(Trouble.UNSIGNED)]
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-fault", trouble="unsigned", about="") in page


def test_a_signature_that_grows_old_is_told(web: Web, clock: Clock) -> None:
    web.launch()
    checkpoints.publish_if_due(web.core)
    clock.now += 2 * QUIET_FOR
    assert faults(web) == []  # nothing has happened since
    web.launch()
    assert faults(web) == [Fault(Trouble.OLD)]
    checkpoints.publish_if_due(web.core)
    assert faults(web) == []


def test_a_gap_is_told(web: Web) -> None:
    web.launch()
    checkpoints.publish_if_due(web.core)
    with web.core.database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER log_leaves_no_delete"))
        connection.execute(text('DELETE FROM log_leaves WHERE "index" = 1'))
    assert Fault(Trouble.MISSING) in faults(web)
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-fault", trouble="missing", about="") in page


def test_a_log_that_cannot_be_signed_any_more_is_told(web: Web, clock: Clock) -> None:
    web.launch()
    checkpoints.publish_if_due(web.core)
    with web.core.database.engine.begin() as connection:
        connection.execute(text("DROP TRIGGER log_nodes_no_update"))
        connection.execute(text("UPDATE log_nodes SET hash = zeroblob(32)"))
    clock.forward(hours=2)
    web.launch()
    publish(web.core)
    assert Fault(Trouble.DAMAGED) in faults(web)
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-fault", trouble="damaged", about="") in page


def test_a_log_that_was_cut_short_is_told_at_once(web: Web) -> None:
    """Before anything looks whether to publish."""
    web.launch()
    checkpoints.publish_if_due(web.core)
    with web.core.database.read() as session:
        row = checkpoints.latest(session)
        assert row
        size = row.size
    cut(web.core, size - 1)
    assert Fault(Trouble.DAMAGED) in faults(web)
    assert web.staff("auditor").get("/audit/health").status_code == 200
    words = web.core.texts.text("fi", "audit-health-fault", trouble="damaged", about="")
    assert words in main_of(web.staff("administrator").get("/admin/log"))


def test_a_missing_key_file_is_told(web: Web, clock: Clock) -> None:
    web.launch()
    checkpoints.publish_if_due(web.core)
    path = web.core.settings.log.key_file
    kept = path.read_text()
    path.unlink()
    assert faults(web) == [Fault(Trouble.KEY)]
    publish(web.core)
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-fault", trouble="key", about="") in page
    path.write_text(kept)
    clock.forward(hours=1)
    publish(web.core)
    assert faults(web) == []


def test_an_errand_that_fails_is_told(web: Web) -> None:
    now = web.core.clock()
    with web.core.database.write() as work:
        remember(work.session, Errand("mail", tried_at=now, fault="unreachable"))
        remember(work.session, Errand("purge", done_at=now, tried_at=now))
    assert faults(web) == [Fault(Trouble.ERRAND, "mail")]
    page = main_of(web.staff("auditor").get("/audit/health"))
    texts = web.core.texts
    assert texts.text("fi", "audit-health-fault", trouble="errand", about="mail") in page
    assert texts.text("fi", "audit-health-errand", name="purge") in page


WITNESS = Witness("harbour", CosigningKey("harbour.example").vkey)


@pytest.fixture
def witnessed(settings: Settings, clock: Clock) -> Iterator[Web]:
    """The service with one witness in its policy."""
    policy = Policy((), (WITNESS,), (), WITNESS.name)
    with opened(settings, clock, witness_policy=policy) as core:
        yield Web(create_app(core.settings, core=core), core, Cast(core))


def cosign(web: Web) -> None:
    with web.core.database.write() as work:
        row = checkpoints.latest(work.session)
        assert row
        work.session.add(
            LogCosignatureRow(checkpoint_id=row.id, witness=WITNESS.vkey, line="-", at=work.now)
        )


def test_a_witness_that_says_nothing_is_told(witnessed: Web, clock: Clock) -> None:
    web = witnessed
    web.launch()
    checkpoints.publish_if_due(web.core)
    assert faults(web) == [Fault(Trouble.WITNESS, "harbour")]
    cosign(web)
    assert faults(web) == []
    clock.now += timedelta(days=2)
    assert faults(web) == []  # there was nothing new for it to see
    web.launch()
    checkpoints.publish_if_due(web.core)
    assert faults(web) == [Fault(Trouble.WITNESS, "harbour")]
    cosign(web)
    page = main_of(web.staff("auditor").get("/audit/health"))
    assert web.core.texts.text("fi", "audit-health-witness", name="harbour") in page
    assert "16.5.2030" in page


def test_a_witness_that_raises_an_alarm_is_told(witnessed: Web) -> None:
    web = witnessed
    web.launch()
    checkpoints.publish_if_due(web.core)
    cosign(web)
    with web.core.database.write() as work:
        name = PREFIX + key_id(WITNESS)
        remember(work.session, Errand(name, fault="inconsistent"))
    assert faults(web) == [Fault(Trouble.ALARM, "harbour")]
