"""Mail that waits to be sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "mails",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("encounter_id", sa.String(length=26), nullable=False),
        sa.Column("invitation_id", sa.String(length=26), nullable=False),
        sa.Column("what", sa.String(length=12), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("remind", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("sent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("failed", sa.String(length=12), nullable=True),
        sa.ForeignKeyConstraint(
            ["encounter_id"], ["encounters.id"], name=op.f("fk_mails_encounter_id_encounters")
        ),
        sa.ForeignKeyConstraint(
            ["invitation_id"], ["invitations.id"], name=op.f("fk_mails_invitation_id_invitations")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mails")),
    )
    with op.batch_alter_table("mails", schema=None) as batch_op:
        for column in ("due_at", "encounter_id", "invitation_id"):
            batch_op.create_index(batch_op.f(f"ix_mails_{column}"), [column], unique=False)


def downgrade() -> None:
    """Remove them."""
    op.drop_table("mails")
