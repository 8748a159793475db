"""Waiting rooms, identity checks, series and doors."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and columns."""
    op.create_table(
        "duties",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["service_templates.id"],
            name=op.f("fk_duties_template_id_service_templates"),
        ),
        sa.ForeignKeyConstraint(
            ["user_id"], ["users.id"], name=op.f("fk_duties_user_id_users"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duties")),
        sa.UniqueConstraint("template_id", "user_id", name=op.f("uq_duties_template_id")),
    )
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_duties_template_id"), ["template_id"], unique=False)

    op.create_table(
        "series",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=True),
        sa.Column("starts", sa.String(length=5), nullable=False),
        sa.Column("every_weeks", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.JSON(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("secret_hash", sa.String(length=64), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=True),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["service_templates.id"],
            name=op.f("fk_series_template_id_service_templates"),
        ),
        sa.ForeignKeyConstraint(["unit_id"], ["units.id"], name=op.f("fk_series_unit_id_units")),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name=op.f("fk_series_user_id_users")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_series")),
        sa.UniqueConstraint("secret_hash", name=op.f("uq_series_secret_hash")),
    )
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_series_unit_id"), ["unit_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_series_user_id"), ["user_id"], unique=False)

    op.create_table(
        "side_rooms",
        sa.Column("id", sa.String(length=26), nullable=False),
        sa.Column("encounter_id", sa.String(length=26), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("room", sa.LargeBinary(), nullable=True),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["encounter_id"], ["encounters.id"], name=op.f("fk_side_rooms_encounter_id_encounters")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_side_rooms")),
    )
    with op.batch_alter_table("side_rooms", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_side_rooms_encounter_id"), ["encounter_id"], unique=False
        )

    op.create_table(
        "identity_checks",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("side_room_id", sa.String(length=26), nullable=False),
        sa.Column("participant_ref", sa.String(length=26), nullable=False),
        sa.Column("staff_ref", sa.String(length=26), nullable=False),
        sa.Column("method", sa.String(length=30), nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_ref"],
            ["participants.ref"],
            name=op.f("fk_identity_checks_participant_ref_participants"),
        ),
        sa.ForeignKeyConstraint(
            ["side_room_id"],
            ["side_rooms.id"],
            name=op.f("fk_identity_checks_side_room_id_side_rooms"),
        ),
        sa.ForeignKeyConstraint(
            ["staff_ref"],
            ["participants.ref"],
            name=op.f("fk_identity_checks_staff_ref_participants"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity_checks")),
        sa.UniqueConstraint("side_room_id", name=op.f("uq_identity_checks_side_room_id")),
    )
    with op.batch_alter_table("identity_checks", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_identity_checks_participant_ref"), ["participant_ref"], unique=False
        )
    _add_columns()


def _add_columns() -> None:
    with op.batch_alter_table("encounters", schema=None) as batch_op:
        batch_op.add_column(sa.Column("series_id", sa.String(length=26), nullable=True))
        batch_op.create_index(batch_op.f("ix_encounters_series_id"), ["series_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_encounters_series_id_series"), "series", ["series_id"], ["id"]
        )
        batch_op.add_column(sa.Column("series_day", sa.Date(), nullable=True))
        batch_op.create_unique_constraint(
            batch_op.f("uq_encounters_series_id"), ["series_id", "series_day"]
        )
        batch_op.add_column(sa.Column("door_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_encounters_door_id"), ["door_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_encounters_door_id_service_templates"),
            "service_templates",
            ["door_id"],
            ["id"],
        )
        batch_op.add_column(sa.Column("expected_at", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("child", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("announced", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("not_after", sa.DateTime(timezone=True), nullable=True))

    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.add_column(sa.Column("waiting", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("picture", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("picture_jpeg", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.add_column(sa.Column("policy", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(sa.Column("proven", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("spent", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(
            sa.Column("poor_pictures", sa.Integer(), server_default="0", nullable=False)
        )
        batch_op.add_column(sa.Column("last_check", sa.String(length=30), nullable=True))
        batch_op.add_column(
            sa.Column("announced", sa.Boolean(), server_default=sa.true(), nullable=False)
        )
        batch_op.add_column(sa.Column("company", sa.JSON(), server_default="{}", nullable=False))
        batch_op.add_column(
            sa.Column("child", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("guardian_waived", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("by_phone", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("aside", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(
            sa.Column("wants_new_time", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
        batch_op.add_column(sa.Column("not_before", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("not_after", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("decided", sa.Integer(), server_default="1", nullable=False))
        batch_op.add_column(sa.Column("contact", sa.LargeBinary(), nullable=True))
        batch_op.add_column(sa.Column("contact_until", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("way_on", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("service_templates", schema=None) as batch_op:
        batch_op.add_column(sa.Column("door", sa.String(length=40), nullable=True))
        batch_op.create_unique_constraint(batch_op.f("uq_service_templates_door"), ["door"])

    # Places that were made before policies had steps.
    people = sa.table(
        "participants",
        sa.column("identity"),
        sa.column("policy", sa.JSON),
        sa.column("proven", sa.JSON),
    )
    policy = {"steps": [["known_client"]], "required": True}
    for state, proven in (("pending", []), ("verified", ["known_client"])):
        old = people.update().where(people.c.identity == state)
        op.execute(old.values(policy=policy, proven=proven))


def downgrade() -> None:
    """Remove them."""
    with op.batch_alter_table("service_templates", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("uq_service_templates_door"), type_="unique")
        batch_op.drop_column("door")

    with op.batch_alter_table("participants", schema=None) as batch_op:
        batch_op.drop_column("way_on")
        batch_op.drop_column("contact_until")
        batch_op.drop_column("contact")
        batch_op.drop_column("decided")
        batch_op.drop_column("not_after")
        batch_op.drop_column("not_before")
        batch_op.drop_column("wants_new_time")
        batch_op.drop_column("aside")
        batch_op.drop_column("by_phone")
        batch_op.drop_column("guardian_waived")
        batch_op.drop_column("child")
        batch_op.drop_column("company")
        batch_op.drop_column("announced")
        batch_op.drop_column("last_check")
        batch_op.drop_column("poor_pictures")
        batch_op.drop_column("spent")
        batch_op.drop_column("proven")
        batch_op.drop_column("policy")

    with op.batch_alter_table("organisations", schema=None) as batch_op:
        batch_op.drop_column("picture_jpeg")
        batch_op.drop_column("picture")
        batch_op.drop_column("waiting")

    with op.batch_alter_table("invitations", schema=None) as batch_op:
        batch_op.drop_column("not_after")
        batch_op.drop_column("not_before")
        batch_op.drop_column("announced")
        batch_op.drop_column("child")

    with op.batch_alter_table("encounters", schema=None) as batch_op:
        batch_op.drop_column("expected_at")
        batch_op.drop_constraint(
            batch_op.f("fk_encounters_door_id_service_templates"), type_="foreignkey"
        )
        batch_op.drop_index(batch_op.f("ix_encounters_door_id"))
        batch_op.drop_column("door_id")
        batch_op.drop_constraint(batch_op.f("uq_encounters_series_id"), type_="unique")
        batch_op.drop_column("series_day")
        batch_op.drop_constraint(batch_op.f("fk_encounters_series_id_series"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_encounters_series_id"))
        batch_op.drop_column("series_id")
    _drop_tables()


def _drop_tables() -> None:
    with op.batch_alter_table("identity_checks", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_identity_checks_participant_ref"))

    op.drop_table("identity_checks")
    with op.batch_alter_table("side_rooms", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_side_rooms_encounter_id"))

    op.drop_table("side_rooms")
    with op.batch_alter_table("series", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_series_user_id"))
        batch_op.drop_index(batch_op.f("ix_series_unit_id"))

    op.drop_table("series")
    with op.batch_alter_table("duties", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_duties_template_id"))

    op.drop_table("duties")
