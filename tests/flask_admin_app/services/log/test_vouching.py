"""Which checkpoint proves what: one that others vouch for, if there is one."""

from __future__ import annotations

from datetime import UTC, datetime

from flask_admin_app.config import Settings
from flask_admin_app.core import Core
from flask_admin_app.models import LogCheckpointRow, LogCosignatureRow
from flask_admin_app.services.log import vouching
from tests.fakes.fake_witness import CosigningKey, fake_witness
from tests.support.clock import Clock
from tests.support.kept_log import signed
from tests.support.outside import grow, opened, policy_of


def cosign(core: Core, row: LogCheckpointRow, *names: str) -> None:
    """These have cosigned it."""
    with core.database.write() as work:
        for name in names:
            work.session.add(
                LogCosignatureRow(checkpoint_id=row.id, witness=name, line="", at=datetime.now(UTC))
            )


def test_nothing_was_signed(core: Core) -> None:
    with core.database.read() as session:
        assert vouching.cosigned(session) is None
        assert vouching.public(session, 0) is None


def test_newest_published_that_was_cosigned(core: Core) -> None:
    rows = []
    for publish, names in ((True, "a"), (True, "a"), (True, ""), (False, "a")):
        grow(core, 2)
        rows.append(signed(core, publish=publish))
        cosign(core, rows[-1], *names)
    with core.database.read() as session:
        found = [vouching.cosigned(session, size) for size in (None, 8, 4, 3, 1)]
        assert [row and row.size for row in found] == [4, 4, 4, 2, None]
        proving = [vouching.public(session, index) for index in range(8)]
    assert [row and row.size for row in proving] == [4, 4, 4, 4, 6, 6, None, None]


def test_best_of_one_size_has_most_cosignatures(core: Core) -> None:
    grow(core, 2)
    rows = [signed(core, publish=True) for _ in range(3)]
    for row, names in zip(rows, ("a", "ab", ""), strict=True):
        cosign(core, row, *names)
    with core.database.read() as session:
        for row in rows:
            mine = session.get_one(LogCheckpointRow, row.id)
            assert vouching.best(session, mine).id == rows[1].id


def test_of_no_cosignatures_the_one_that_was_asked_for(core: Core) -> None:
    grow(core, 2)
    rows = [signed(core, publish=True) for _ in range(2)]
    with core.database.read() as session:
        for row in rows:
            mine = session.get_one(LogCheckpointRow, row.id)
            assert vouching.best(session, mine).id == row.id


def test_keys_of_witnesses_now_and_then(settings: Settings, clock: Clock) -> None:
    former = CosigningKey("witness.example/former").vkey
    with fake_witness() as witness:
        key = witness.key.vkey
        with opened(settings, clock, witness_policy=policy_of(witness)) as core:
            grow(core, 1)
            cosign(core, signed(core, publish=True), former, key)
            with core.database.read() as session:
                assert vouching.witness_vkeys(core, session) == [key, former]
