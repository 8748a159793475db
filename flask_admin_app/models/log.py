"""The log: its tree, the sealed records beside it, its checkpoints, and the texts that were shown.

Leaves, nodes, checkpoints, cosignatures, time-stamps and texts are only ever added to: triggers
refuse to change or delete them (a defence against mistakes; the proof is the tree itself). Records
are never changed, and deleted only together with their key.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from flask_admin_app.models.base import Base


class LogLeafRow(Base):
    """What stands in the tree for one entry (`tuokio.ledger.leaf`). `index` is gapless from 0."""

    __tablename__ = "log_leaves"

    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    commitment: Mapped[bytes]


class LogNodeRow(Base):
    """A hash of the tree: a leaf's, or that of a full subtree. `id` is `tree.node_id`."""

    __tablename__ = "log_nodes"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    hash: Mapped[bytes]


class LogRecordRow(Base):
    """The record of one entry, with its salt, sealed under the key of its subject. The other
    columns find it again; they hold codes, references and times."""

    __tablename__ = "log_records"
    __table_args__ = (Index("ix_log_records_key", "key_id", "purpose", "index"),)

    index: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key_id: Mapped[str] = mapped_column(ForeignKey("record_keys.id"))
    record_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[datetime] = mapped_column(index=True)
    type: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int | None]
    unit_id: Mapped[int | None] = mapped_column(index=True)
    encounter: Mapped[str | None] = mapped_column(String(26), index=True)
    template: Mapped[str | None] = mapped_column(String(64))
    purpose: Mapped[str | None] = mapped_column(String(64))
    notice: Mapped[str | None] = mapped_column(String(64))
    sealed: Mapped[bytes]

    key: Mapped[RecordKeyRow] = relationship()


class RecordKeyRow(Base):
    """The wrapped key of one subject: a client in one encounter, an encounter itself, or a house
    (an organisation, or the whole service), whose records tell of staff and of the log only.
    Destroying it destroys the records. `destroy_after` is set when the encounter is over."""

    __tablename__ = "record_keys"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10))
    organisation_id: Mapped[int | None]
    encounter: Mapped[str | None] = mapped_column(String(26), index=True)
    wrapped_key: Mapped[bytes]
    destroy_after: Mapped[datetime | None] = mapped_column(index=True)


class LogCheckpointRow(Base):
    """A signed checkpoint. One with `published_at` is shown to anyone; the others stand in
    receipts and in auditors' bundles."""

    __tablename__ = "log_checkpoints"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    size: Mapped[int] = mapped_column(BigInteger, index=True)
    note: Mapped[str] = mapped_column(Text)
    published_at: Mapped[datetime | None]

    cosignatures: Mapped[list[LogCosignatureRow]] = relationship(order_by="LogCosignatureRow.id")
    timestamp: Mapped[LogTimestampRow | None] = relationship()


class LogCosignatureRow(Base):
    """What a witness said of a checkpoint: one signature line."""

    __tablename__ = "log_cosignatures"

    id: Mapped[int] = mapped_column(primary_key=True)
    checkpoint_id: Mapped[int] = mapped_column(ForeignKey("log_checkpoints.id"), index=True)
    witness: Mapped[str] = mapped_column(String(300))
    line: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class LogTimestampRow(Base):
    """A time-stamping authority's answer (RFC 3161, DER) over a checkpoint's text."""

    __tablename__ = "log_timestamps"

    checkpoint_id: Mapped[int] = mapped_column(ForeignKey("log_checkpoints.id"), primary_key=True)
    response: Mapped[bytes]


class LogKeyRow(Base):
    """A public key that the log signed with, from the size that it had then."""

    __tablename__ = "log_keys"

    vkey: Mapped[str] = mapped_column(String(300), primary_key=True)
    since: Mapped[datetime]
    from_size: Mapped[int] = mapped_column(BigInteger)


class LogErrandRow(Base):
    """What the log does towards the outside, and how it went last: a witness, the daily mail, the
    daily webhook, time-stamps, the daily purge. `fault` is a code."""

    __tablename__ = "log_errands"

    name: Mapped[str] = mapped_column(String(300), primary_key=True)
    size: Mapped[int] = mapped_column(BigInteger, default=0)
    done_at: Mapped[datetime | None]
    tried_at: Mapped[datetime | None]
    fault: Mapped[str | None] = mapped_column(String(60))


class NoticeTextRow(Base):
    """A notice or a controller's document word for word, kept for ever by its SHA-256 (LOG 2)."""

    __tablename__ = "notice_texts"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    notice: Mapped[str] = mapped_column(String(60))
    version: Mapped[int]
    language: Mapped[str] = mapped_column(String(8))
    media_type: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(Text)


class ReceiptCodeRow(Base):
    """The hash of a code that a client chose to take (LOG 6). It opens the client's own log."""

    __tablename__ = "receipt_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    key_id: Mapped[str] = mapped_column(ForeignKey("record_keys.id"), index=True)
    taken_at: Mapped[datetime]


class PseudonymRequestRow(Base):
    """An auditor asks who stands behind a pseudonym of staff; the administrator decides (LOG 5)."""

    __tablename__ = "pseudonym_requests"

    id: Mapped[str] = mapped_column(String(26), primary_key=True)
    auditor_id: Mapped[int] = mapped_column(ForeignKey("users.id"), index=True)
    staff_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str] = mapped_column(String(40))
    asked_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    decided_at: Mapped[datetime | None]
    granted: Mapped[bool | None]
    until: Mapped[datetime | None]
