"""The tables. Accepted text stands in `message.text` alone; what is sealed lies under a conversation's own key.

Times are Unix times in seconds. Columns that hold JSON are text: both databases read it alike.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()
_Id = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up an INTEGER only
ID = 256  # characters of an id of a channel; the contract takes 128


def _number() -> Column[int]:
    return Column("id", _Id, primary_key=True, autoincrement=True)


def _of_conversation() -> Column[int]:
    return Column("conversation", _Id, ForeignKey("conversation.id"), nullable=False)


conversation = Table(
    "conversation",
    metadata,
    _number(),
    Column("name", String(ID), unique=True),  # as the backend calls it; gone after erasure
    Column("tombstone", String(64), unique=True),  # its keyed HMAC, only after erasure
    Column("state", String(8), nullable=False),  # open, ended, erased
    Column("topic", String(64)),
    Column("department", String(64), nullable=False),
    Column("officer", String(64)),
    Column("channel", String(64)),
    Column("key", LargeBinary),  # its own key, wrapped under the master key
    Column("window", LargeBinary),  # what is remembered of its last messages, sealed
    Column("turns", Integer, nullable=False),  # messages that were examined, kept or not
    Column("sequence", Integer, nullable=False),  # of its last message
    Column("number", Integer, nullable=False),  # of its last event
    Column("started_at", Float, nullable=False),
    Column("last_at", Float, nullable=False),
    Column("waiting_since", Float),  # of the first message that nobody answered
    Column("answered_at", Float),  # of the first answer
    Column("assigned_at", Float),
    Column("ended_at", Float),
    Column("rating", Integer),
    sqlite_autoincrement=True,
)
Index("conversation_by_department", conversation.c.department, conversation.c.state, conversation.c.id)
Index("conversation_by_age", conversation.c.state, conversation.c.last_at)

message = Table(
    "message",
    metadata,
    _number(),
    _of_conversation(),
    Column("sequence", Integer, nullable=False),
    Column("message_id", String(ID), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("direction", String(8), nullable=False),
    Column("officer", String(64)),
    Column("at", Float, nullable=False),
    Column("text", Text),  # cleaned; gone after deletion
    Column("masks", Text, nullable=False),  # JSON: [[start, end, entity] …] in `text`
    Column("cuts", Text, nullable=False),  # JSON: what was taken out since, as `texts.Cleaned` has it
    Column("held", LargeBinary),  # the text with its open piece, sealed, until `held_until`
    Column("held_until", Float),
    Column("retracted", Boolean, nullable=False),
    Column("reply_to", String(ID)),
    Column("attachments", Text, nullable=False),  # JSON: cleaned names, media types, sizes
    Column("opens_at", String(40)),
    Column("key", String(64), nullable=False),  # of its row in `idempotency`
    UniqueConstraint("conversation", "sequence"),
    UniqueConstraint("conversation", "message_id"),
    sqlite_autoincrement=True,
)

idempotency = Table(
    "idempotency",
    metadata,
    _of_conversation(),
    Column("key", String(64), nullable=False),  # keyed HMAC of Idempotency-Key
    Column("body", String(64), nullable=False),  # keyed HMAC of the request
    Column("status", Integer, nullable=False),
    Column("answer", LargeBinary, nullable=False),  # sealed
    Column("at", Float, nullable=False),
    PrimaryKeyConstraint("conversation", "key"),
)
Index("idempotency_by_age", idempotency.c.at)

outbox = Table(
    "outbox",
    metadata,
    _number(),
    Column("event", String(40), nullable=False, unique=True),  # its id for receivers
    Column("conversation", _Id, nullable=False),  # a foreign key would let the turn wait for who has the consultation
    Column("number", Integer, nullable=False),  # counts in its conversation
    Column("kind", String(32), nullable=False),
    Column("sequence", Integer),  # of the message that it is about
    Column("department", String(64), nullable=False),
    Column("upstream", String(64)),
    Column("state", String(12), nullable=False),  # see outbox.py
    Column("due", Float, nullable=False),  # when it may be tried, or its lease ends
    Column("since", Float, nullable=False),  # when `due` was set: a later clock was turned back meanwhile
    Column("attempts", Integer, nullable=False),
    Column("at", Float, nullable=False),
    Column("settled_at", Float),
    Column("stops", Boolean, nullable=False),  # dead, and nothing behind it goes
    Column("trouble", String(40)),
    Column("streamed", Boolean, nullable=False),  # has its place in the stream
    Column("data", Text, nullable=False),  # JSON, without text of messages
    Column("receipt", Text),  # JSON: what the receiver calls it
    UniqueConstraint("conversation", "number"),
    sqlite_autoincrement=True,
)
Index("outbox_unseen", outbox.c.id, sqlite_where=text("streamed IS 0"), postgresql_where=text("streamed IS false"))
Index("outbox_by_state", outbox.c.state, outbox.c.conversation, outbox.c.number)

stream = Table(
    "stream",
    metadata,
    _number(),  # in the order in which events could be seen
    Column("event", _Id, ForeignKey("outbox.id", ondelete="CASCADE"), nullable=False),
    Column("department", String(64), nullable=False),
    Column("at", Float, nullable=False),
    sqlite_autoincrement=True,
)
Index("stream_by_age", stream.c.at)
Index("stream_by_event", stream.c.event)

figure = Table(
    "figure",
    metadata,
    _number(),
    Column("day", String(10), nullable=False),  # in the office's own time zone
    Column("hour", Integer, nullable=False),
    Column("department", String(64), nullable=False),
    Column("topic", String(64), nullable=False),
    Column("channel", String(64), nullable=False),
    Column("what", String(24), nullable=False),
    Column("about", String(64), nullable=False),
    Column("value", Float),
    Column("n", Integer, nullable=False),
    sqlite_autoincrement=True,
)
Index("figure_by_day", figure.c.day, figure.c.what)

access = Table(
    "access",
    metadata,
    _number(),
    Column("at", Float, nullable=False),
    Column("who", String(64), nullable=False),  # name of a key
    Column("officer", String(64)),
    Column("address", String(64), nullable=False),
    Column("conversation", String(64)),  # keyed HMAC of its name
    Column("department", String(64)),
    Column("what", String(16), nullable=False),
    Column("detail", String(500)),
    sqlite_autoincrement=True,
)
Index("access_by_time", access.c.at)

officer = Table(
    "officer",
    metadata,
    Column("department", String(64), nullable=False),
    Column("officer", String(64), nullable=False),
    Column("since", Float, nullable=False),
    PrimaryKeyConstraint("department", "officer"),
)

resident = Table(
    "resident",
    metadata,
    Column("resident", String(64), primary_key=True),  # HMAC under a key of the month
    Column("at", Float, nullable=False),
)

naming = Table(
    "naming",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),  # one row
    Column("key", LargeBinary, nullable=False),  # of all keyed HMACs, wrapped under the master key
)
