"""Proofs about the log, for whoever asks."""

from __future__ import annotations

from sqlalchemy.orm import Session

from flask_admin_app.models import LogCheckpointRow
from flask_admin_app.services.log.checkpoints import note_of
from flask_admin_app.services.log.tree_store import SqlTree
from tuokio.ledger.tlog_proof import TlogProof
from tuokio.ledger.tree import consistency_proof, inclusion_proof


def proof_of(session: Session, index: int, checkpoint: LogCheckpointRow) -> str:
    """That the entry is in the log which the checkpoint tells of (`c2sp.org/tlog-proof@v1`)."""
    path = inclusion_proof(SqlTree(session), index, checkpoint.size)
    return TlogProof(index, tuple(path), note_of(checkpoint)).text()


def consistency(session: Session, size1: int, size2: int) -> list[bytes]:
    """That the log at the second size begins with the log at the first."""
    return consistency_proof(SqlTree(session), size1, size2)
