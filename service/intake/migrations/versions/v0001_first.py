"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "access",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("who", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64)),
        sa.Column("address", sa.String(length=64), nullable=False),
        sa.Column("conversation", sa.String(length=64)),
        sa.Column("department", sa.String(length=64)),
        sa.Column("what", sa.String(length=16), nullable=False),
        sa.Column("detail", sa.String(length=500)),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("access_by_time", "access", ["at"])
    op.create_table(
        "conversation",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("name", sa.String(length=256)),
        sa.Column("tombstone", sa.String(length=64)),
        sa.Column("state", sa.String(length=8), nullable=False),
        sa.Column("topic", sa.String(length=64)),
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64)),
        sa.Column("channel", sa.String(length=64)),
        sa.Column("key", sa.LargeBinary()),
        sa.Column("window", sa.LargeBinary()),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Float(), nullable=False),
        sa.Column("last_at", sa.Float(), nullable=False),
        sa.Column("waiting_since", sa.Float()),
        sa.Column("answered_at", sa.Float()),
        sa.Column("assigned_at", sa.Float()),
        sa.Column("ended_at", sa.Float()),
        sa.Column("rating", sa.Integer()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
        sa.UniqueConstraint("tombstone"),
        sqlite_autoincrement=True,
    )
    op.create_index("conversation_by_age", "conversation", ["state", "last_at"])
    op.create_index("conversation_by_department", "conversation", ["department", "state", "id"])
    op.create_table(
        "figure",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("day", sa.String(length=10), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("topic", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("what", sa.String(length=24), nullable=False),
        sa.Column("about", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Float()),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("figure_by_day", "figure", ["day", "what"])
    op.create_table(
        "officer",
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("officer", sa.String(length=64), nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("department", "officer"),
    )
    op.create_table(
        "resident",
        sa.Column("resident", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("resident"),
    )
    op.create_table(
        "idempotency",
        sa.Column("conversation", _ID, nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("body", sa.String(length=64), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversation.id"],
        ),
        sa.PrimaryKeyConstraint("conversation", "key"),
    )
    op.create_index("idempotency_by_age", "idempotency", ["at"])
    op.create_table(
        "message",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("conversation", _ID, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.String(length=256), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("direction", sa.String(length=8), nullable=False),
        sa.Column("officer", sa.String(length=64)),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("text", sa.Text()),
        sa.Column("masks", sa.Text(), nullable=False),
        sa.Column("cuts", sa.Text(), nullable=False),
        sa.Column("held", sa.LargeBinary()),
        sa.Column("held_until", sa.Float()),
        sa.Column("retracted", sa.Boolean(), nullable=False),
        sa.Column("reply_to", sa.String(length=256)),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.String(length=40)),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(
            ["conversation"],
            ["conversation.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation", "message_id"),
        sa.UniqueConstraint("conversation", "sequence"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "outbox",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("event", sa.String(length=40), nullable=False),
        sa.Column("conversation", _ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("sequence", sa.Integer()),
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("upstream", sa.String(length=64)),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("due", sa.Float(), nullable=False),
        sa.Column("since", sa.Float(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.Column("settled_at", sa.Float()),
        sa.Column("stops", sa.Boolean(), nullable=False),
        sa.Column("trouble", sa.String(length=40)),
        sa.Column("streamed", sa.Boolean(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("receipt", sa.Text()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("conversation", "number"),
        sa.UniqueConstraint("event"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "outbox_unseen",
        "outbox",
        ["id"],
        unique=False,
        sqlite_where=sa.text("streamed IS 0"),
        postgresql_where=sa.text("streamed IS false"),
    )
    op.create_index("outbox_by_state", "outbox", ["state", "conversation", "number"])
    op.create_table(
        "stream",
        sa.Column("id", _ID, autoincrement=True, nullable=False),
        sa.Column("event", _ID, nullable=False),
        sa.Column("department", sa.String(length=64), nullable=False),
        sa.Column("at", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"],
            ["outbox.id"],
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("stream_by_age", "stream", ["at"])
    op.create_index("stream_by_event", "stream", ["event"])
    op.create_table(
        "naming",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
