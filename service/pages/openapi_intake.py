"""The documented form of the intake's routes. Every sample value is invented."""

from typing import Any

TEXT, NUMBER, WHOLE, YES = {"type": "string"}, {"type": "number"}, {"type": "integer"}, {"type": "boolean"}
MAYBE = {"type": ["string", "null"]}
TIME = TEXT | {"format": "date-time"}
MAYBE_TIME = {"type": ["string", "null"], "format": "date-time"}
ID = {"type": "string", "minLength": 1, "maxLength": 128, "pattern": r"^[^\s/]+$"}
REASON = {"type": "string", "minLength": 1, "maxLength": 500}
TAG = "intake"


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties}


def _closed(*required: str, **properties: Any) -> dict[str, Any]:
    return _object(required, **properties) | {"additionalProperties": False}


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


ATTACHMENT = _closed("name", "media_type", "bytes", name=TEXT, media_type=TEXT, bytes=WHOLE | {"minimum": 0})
ROUTING = _object(
    ("topic", "department", "phone", "officer", "state", "opens_at"),
    topic=MAYBE,
    department=TEXT | {"description": "its name"},
    department_id=TEXT,
    phone=MAYBE,
    officer=MAYBE,
    state={"enum": ["open", "ended", "erased"]},
    opens_at=MAYBE | {"description": "when somebody will read it; null while the office is open"},
)
RETRACT = _list(_object(("message_id", "sequence", "text"), message_id=TEXT, sequence=WHOLE, text=TEXT))
POSTED = _object(
    ("message_id", "sequence", "action", "text", "notice", "retract", "routing", "delivery"),
    message_id=TEXT,
    sequence=WHOLE,
    action={"enum": ["allow", "redact"]},
    text=TEXT | {"description": "what is stored; an open piece is a slot while it is held"},
    decision_id=TEXT,
    findings=_list({"$ref": "#/components/schemas/Finding"}),
    notice={"type": "object", "description": "empty, or code, ko, easy_ko, en"},
    retract=RETRACT,
    attachments=_list(ATTACHMENT),
    routing=ROUTING,
    delivery=_object(("state", "until"), state={"enum": ["held", "ready", "kept"]}, until=MAYBE_TIME),
)
MESSAGE = _object(
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
    attachments=_list(ATTACHMENT),
    opens_at=MAYBE,
    held_until=MAYBE_TIME,
)
CONSULTATION = _object(
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
DEAD = _object(
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
POST = _closed(
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
_HANDLED = _object(
    ("conversation", "routing"), conversation=TEXT, rating={"type": ["integer", "null"]}, routing=ROUTING
)
_ACTING = [
    {"name": name, "in": "header", "schema": TEXT, "description": what}
    for name, what in (
        ("PII-Guard-Officer", "on whose behalf; the holder of the key vouches for it"),
        ("PII-Guard-Address", "from which address; else that of the connection"),
    )
]
_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": True,
    "schema": {"type": "string", "minLength": 1, "maxLength": 128},
    "description": "one for each message, the same whenever it is sent again",
}
_AFTER = ("after", WHOLE, "behind which one")


def _problem(what: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": what, "content": content}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{name}"}


_REFUSED = {
    "400": "no JSON in UTF-8",
    "401": "a key is required",
    "403": "the key has not the scope; an officer who is unknown or of another department",
    "404": "there is none",
    "410": "ENDED, ERASED",
    "422": "a field is wrong",
    "503": "STORE_UNAVAILABLE, STATE_UNAVAILABLE, BUSY; Retry-After",
}


def _operation(
    summary: str,
    path: str,
    answer: dict[str, Any] | None,
    request: dict[str, Any] | None = None,
    query: tuple[tuple[str, Any, str], ...] = (),
    refused: dict[str, str] | None = None,
    media: str = "application/json",
) -> dict[str, Any]:
    steps = [step[1:-1] for step in path.split("/") if step.startswith("{")]
    parameters = [{"name": step, "in": "path", "required": True, "schema": ID} for step in steps]
    parameters += [{"name": n, "in": "query", "schema": s, "description": d} for n, s, d in query] + _ACTING
    done = {"204": {"description": "done"}}
    told = {"200": {"description": "done", "content": {media: {"schema": answer}}}} if answer is not None else done
    problems = {status: _problem(what) for status, what in {**_REFUSED, **(refused or {})}.items()}
    operation: dict[str, Any] = {
        "summary": summary,
        "tags": [TAG],
        "parameters": parameters,
        "responses": told | problems,
    }
    if request is not None:
        operation["requestBody"] = {"required": True, "content": {"application/json": {"schema": request}}}
    return operation


def _post() -> dict[str, Any]:
    refused = {
        "409": "KEY_REUSED, IN_PROGRESS",
        "422": "BLOCKED with the decision, ATTACHMENT_HELD, INVALID",
        "507": "NO_SPACE",
    }
    path = "/v1/conversations/{id}/messages"
    one = _operation(
        "Store and route one message, cleaned", path, _ref("IntakePosted"), _ref("IntakePost"), (), refused
    )
    one["parameters"].insert(1, _KEY)
    one["responses"]["202"] = one["responses"]["200"] | {"description": "accepted"}
    one["responses"]["200"] = one["responses"]["200"] | {"description": "accepted before: Idempotent-Replay: true"}
    return one


def _of_consultation() -> dict[str, Any]:
    base = "/v1/conversations/{id}"
    listed = _object(
        ("conversation", "messages"), conversation=_ref("Consultation"), messages=_list(_ref("IntakeMessage"))
    )
    claimed = {"409": "CLAIMED: another officer has it"}

    def handled(summary: str, step: str, body: dict[str, Any], refused: dict[str, str] | None = None) -> dict[str, Any]:
        return {"post": _operation(summary, f"{base}/{step}", _HANDLED, body, (), refused)}

    officer, topic = {"type": "string", "maxLength": 64}, {"type": "string", "maxLength": 64}
    rule = {"decision_id": TEXT, "rule": TEXT, "entity": TEXT}
    wrong = _closed("decision_id", "rule", **rule)
    return {
        f"{base}/messages": {
            "post": _post(),
            "get": _operation("Read a consultation", f"{base}/messages", listed, query=(_AFTER,)),
        },
        f"{base}/events": {
            "get": _operation(
                "Events of one consultation, from the first; Last-Event-ID goes on",
                f"{base}/events",
                TEXT,
                query=(_AFTER,),
                media="text/event-stream",
            )
        },
        f"{base}/claim": handled("Give it to an officer", "claim", _closed("officer", officer=officer), claimed),
        f"{base}/transfer": handled(
            "Pass it on to a department", "transfer", _closed("department", "reason", department=topic, reason=REASON)
        ),
        f"{base}/topic": handled("Say what it is about", "topic", _closed("topic", topic=topic)),
        f"{base}/end": handled("End it", "end", _closed()),
        f"{base}/rating": handled(
            "What the resident thought of it", "rating", _closed("rating", rating=WHOLE | {"minimum": 1, "maximum": 5})
        ),
        f"{base}/wrongly-blocked": {"post": _operation("A rule ruled wrongly", f"{base}/wrongly-blocked", None, wrong)},
        base: {"delete": _operation("Destroy it", base, None)},
        f"{base}/messages/{{message}}": {
            "delete": _operation("Destroy one message", f"{base}/messages/{{message}}", None)
        },
    }


def _of_office() -> dict[str, Any]:
    department = ("department", TEXT, "its id")
    lists = _object(("conversations",), conversations=_list(_ref("Consultation")))
    states = {"enum": ["open", "waiting", "ended", "erased"]}
    days = (("from", TEXT | {"format": "date"}, "first day"), ("to", TEXT | {"format": "date"}, "last day, with it"))
    rows = _object(("by", "rows"), by=TEXT, rows=_list({"type": "object"}))
    lines = _object(("access",), access=_list({"type": "object"}))
    outbox = _object(
        ("events",), held=WHOLE, ready=WHOLE, sending=WHOLE, dead=WHOLE, oldest_seconds=NUMBER, events=_list(DEAD)
    )
    revive = "/v1/outbox/dead/{id}"
    because = _closed("reason", reason=REASON)

    def get(path: str, summary: str, answer: Any, *query: Any, media: str = "application/json") -> dict[str, Any]:
        return {path: {"get": _operation(summary, path, answer, query=query, media=media)}}

    return {
        **get("/v1/office", "Hours, departments, topics", {"type": "object"}),
        **get("/v1/conversations", "Consultations, oldest first", lists, department,
              ("state", states, "waiting: nobody has it"), ("officer", TEXT, "who has it"), _AFTER),
        **get("/v1/events", "Events of a department, or of all, from now on; Last-Event-ID goes on", TEXT, department,
              _AFTER, media="text/event-stream"),
        **get("/v1/outbox", "Events that are on their way", outbox, _AFTER),
        **get("/v1/outbox/dead", "Events that nobody took", _object(("events",), events=_list(DEAD)), _AFTER),
        f"{revive}/replay": {"post": _operation("Try a dead event again", f"{revive}/replay", DEAD, because)},
        f"{revive}/discard": {"post": _operation("Give a dead event up", f"{revive}/discard", DEAD, because)},
        **get("/v1/effects", "Figures, without anything of a message", rows, *days, ("by", TEXT, "topic, hour, …"),
              ("format", {"enum": ["json", "csv"]}, "or Accept: text/csv")),
        **get("/v1/access", "The access record", lines, *days, ("officer", TEXT, "whose"), department,
              ("conversation", TEXT, "its name"), _AFTER),
    }  # fmt: skip


PATHS: dict[str, Any] = {**_of_consultation(), **_of_office()}
