"""What staff of local accounts prove themselves with beside a password."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from flask_admin_app.models.base import Base


class TotpRow(Base):
    """An authenticator app. The secret is sealed. It counts only once a code from it was given
    (`confirmed_at`); `last_step` is the time step of the last code, which is never taken again."""

    __tablename__ = "totp_factors"

    user_id: Mapped[int] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    secret: Mapped[bytes]
    last_step: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime]
    confirmed_at: Mapped[datetime | None]


class PasskeyRow(Base):
    """A passkey (WebAuthn): its public half. The name is the owner's own word for it, sealed."""

    __tablename__ = "passkeys"

    ref: Mapped[str] = mapped_column(String(26), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    credential_id: Mapped[bytes] = mapped_column(unique=True)
    public_key: Mapped[bytes]
    sign_count: Mapped[int] = mapped_column(BigInteger)
    name: Mapped[bytes]
    created_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]


class RecoveryCodeRow(Base):
    """A code for the day when the phone is lost. Only its hash is kept, until it is used."""

    __tablename__ = "recovery_codes"

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)


class PasskeyChallengeRow(Base):
    """A question to a passkey that has no answer yet: once, for one purpose, for a few minutes. At
    the sign-in without password nobody is known yet."""

    __tablename__ = "passkey_challenges"

    challenge_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    purpose: Mapped[str] = mapped_column(String(10))
    user_id: Mapped[int | None] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
