"""The bodies of the intake's routes, as JSON Schema."""

from typing import Any

TEXT, NUMBER, WHOLE, YES = {"type": "string"}, {"type": "number"}, {"type": "integer"}, {"type": "boolean"}
MAYBE = {"type": ["string", "null"]}
TIME = TEXT | {"format": "date-time"}
MAYBE_TIME = {"type": ["string", "null"], "format": "date-time"}
ID = {"type": "string", "minLength": 1, "maxLength": 128, "pattern": r"^[^\s/]+$"}
REASON = {"type": "string", "minLength": 1, "maxLength": 500}


def record(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    """An object that may hold more than these."""
    return {"type": "object", "required": [*required], "properties": properties}


def closed(*required: str, **properties: Any) -> dict[str, Any]:
    """An object that holds nothing else."""
    return record(required, **properties) | {"additionalProperties": False}


def listed(of: dict[str, Any]) -> dict[str, Any]:
    """As many of these as there are."""
    return {"type": "array", "items": of}


ATTACHMENT = closed("name", "media_type", "bytes", name=TEXT, media_type=TEXT, bytes=WHOLE | {"minimum": 0})
ROUTING = record(
    ("topic", "department", "phone", "officer", "state", "opens_at"),
    topic=MAYBE,
    department=TEXT | {"description": "its name"},
    department_id=TEXT,
    phone=MAYBE,
    officer=MAYBE,
    state={"enum": ["open", "ended", "erased"]},
    opens_at=MAYBE | {"description": "when somebody will read it; null while the office is open"},
)
RETRACT = listed(record(("message_id", "sequence", "text"), message_id=TEXT, sequence=WHOLE, text=TEXT))
POSTED = record(
    ("message_id", "sequence", "action", "text", "notice", "retract", "routing", "delivery"),
    message_id=TEXT,
    sequence=WHOLE,
    action={"enum": ["allow", "redact"]},
    text=TEXT | {"description": "what is stored; an open piece is a slot while it is held"},
    decision_id=TEXT,
    findings=listed({"$ref": "#/components/schemas/Finding"}),
    notice={"type": "object", "description": "empty, or code, ko, easy_ko, en"},
    retract=RETRACT,
    attachments=listed(ATTACHMENT),
    routing=ROUTING,
    delivery=record(("state", "until"), state={"enum": ["held", "ready", "kept"]}, until=MAYBE_TIME),
)
MESSAGE = record(
    ("message_id", "sequence", "revision", "direction", "text"),
    message_id=TEXT,
    sequence=WHOLE,
    revision=WHOLE,
    direction={"enum": ["citizen", "officer", "bot"]},
    officer=MAYBE,
    at=TIME,
    text=MAYBE | {"description": "null: deleted"},
    masks={"type": "array", "description": "[start, end, entity] of each placeholder in `text`"},
    retracted=YES,
    deleted=YES,
    reply_to=MAYBE,
    attachments=listed(ATTACHMENT),
    opens_at=MAYBE,
    held_until=MAYBE_TIME,
)
CONSULTATION = record(
    ("id", "position", "state"),
    id=MAYBE,
    position=WHOLE | {"description": "`after` of the next page"},
    topic=MAYBE,
    department=TEXT,
    officer=MAYBE,
    state={"enum": ["open", "ended", "erased"]},
    channel=MAYBE,
    started_at=TIME,
    last_at=TIME,
    waiting_since=MAYBE_TIME,
    answered_at=MAYBE_TIME,
    ended_at=MAYBE_TIME,
    messages=WHOLE,
    rating={"type": ["integer", "null"]},
    opens_at=MAYBE,
)
DEAD = record(
    ("id", "number", "state", "attempts"),
    id=TEXT,
    position=WHOLE,
    type=TEXT,
    conversation=MAYBE,
    number=WHOLE,
    department=TEXT,
    upstream=MAYBE,
    state=TEXT,
    attempts=WHOLE,
    at=TIME,
    trouble=MAYBE,
    stops=YES,
)
POST = closed(
    "text",
    text=TEXT,
    direction={"enum": ["citizen", "officer", "bot"], "default": "citizen"},
    officer=MAYBE | {"description": "required for a message of an officer, and only there"},
    topic=MAYBE,
    channel=MAYBE,
    message_id=MAYBE | {"description": "the channel's own id; made where it is not given"},
    edit_of=MAYBE,
    reply_to=MAYBE,
    attachments={"type": ["array", "null"], "items": ATTACHMENT, "maxItems": 10},
    resident=MAYBE | {"description": "opaque; only its HMAC under a monthly key is kept, for 7 days"},
)
SCHEMAS = {"IntakePost": POST, "IntakePosted": POSTED, "IntakeMessage": MESSAGE, "Consultation": CONSULTATION}
