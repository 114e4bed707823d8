"""The documented form of the intake's routes. Every sample value is invented."""

from typing import Any

from .openapi_intake_schemas import (
    DEAD,
    ID,
    NUMBER,
    REASON,
    ROUTING,
    TEXT,
    WHOLE,
    closed,
    listed,
    record,
)

TAG = "intake"
_HANDLED = record(("conversation", "routing"), conversation=TEXT, rating={"type": ["integer", "null"]}, routing=ROUTING)
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
    consultation = record(
        ("conversation", "messages"), conversation=_ref("Consultation"), messages=listed(_ref("IntakeMessage"))
    )
    claimed = {"409": "CLAIMED: another officer has it"}

    def handled(summary: str, step: str, body: dict[str, Any], refused: dict[str, str] | None = None) -> dict[str, Any]:
        return {"post": _operation(summary, f"{base}/{step}", _HANDLED, body, (), refused)}

    officer, topic = {"type": "string", "maxLength": 64}, {"type": "string", "maxLength": 64}
    rule = {"decision_id": TEXT, "rule": TEXT, "entity": TEXT}
    wrong = closed("decision_id", "rule", **rule)
    return {
        f"{base}/messages": {
            "post": _post(),
            "get": _operation("Read a consultation", f"{base}/messages", consultation, query=(_AFTER,)),
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
        f"{base}/claim": handled("Give it to an officer", "claim", closed("officer", officer=officer), claimed),
        f"{base}/transfer": handled(
            "Pass it on to a department", "transfer", closed("department", "reason", department=topic, reason=REASON)
        ),
        f"{base}/topic": handled("Say what it is about", "topic", closed("topic", topic=topic)),
        f"{base}/end": handled("End it", "end", closed()),
        f"{base}/rating": handled(
            "What the resident thought of it", "rating", closed("rating", rating=WHOLE | {"minimum": 1, "maximum": 5})
        ),
        f"{base}/wrongly-blocked": {"post": _operation("A rule ruled wrongly", f"{base}/wrongly-blocked", None, wrong)},
        base: {"delete": _operation("Destroy it", base, None)},
        f"{base}/messages/{{message}}": {
            "delete": _operation("Destroy one message", f"{base}/messages/{{message}}", None)
        },
    }


def _of_office() -> dict[str, Any]:
    department = ("department", TEXT, "its id")
    lists = record(("conversations",), conversations=listed(_ref("Consultation")))
    states = {"enum": ["open", "waiting", "ended", "erased"]}
    days = (("from", TEXT | {"format": "date"}, "first day"), ("to", TEXT | {"format": "date"}, "last day, with it"))
    rows = record(("by", "rows"), by=TEXT, rows=listed({"type": "object"}))
    lines = record(("access",), access=listed({"type": "object"}))
    outbox = record(
        ("events",), held=WHOLE, ready=WHOLE, sending=WHOLE, dead=WHOLE, oldest_seconds=NUMBER, events=listed(DEAD)
    )
    revive = "/v1/outbox/dead/{id}"
    because = closed("reason", reason=REASON)

    def get(path: str, summary: str, answer: Any, *query: Any, media: str = "application/json") -> dict[str, Any]:
        return {path: {"get": _operation(summary, path, answer, query=query, media=media)}}

    return {
        **get("/v1/office", "Hours, departments, topics", {"type": "object"}),
        **get("/v1/conversations", "Consultations, oldest first", lists, department,
              ("state", states, "waiting: nobody has it"), ("officer", TEXT, "who has it"), _AFTER),
        **get("/v1/events", "Events of a department, or of all, from now on; Last-Event-ID goes on", TEXT, department,
              _AFTER, media="text/event-stream"),
        **get("/v1/outbox", "Events that are on their way", outbox, _AFTER),
        **get("/v1/outbox/dead", "Events that nobody took", record(("events",), events=listed(DEAD)), _AFTER),
        f"{revive}/replay": {"post": _operation("Try a dead event again", f"{revive}/replay", DEAD, because)},
        f"{revive}/discard": {"post": _operation("Give a dead event up", f"{revive}/discard", DEAD, because)},
        **get("/v1/effects", "Figures, without anything of a message", rows, *days, ("by", TEXT, "topic, hour, …"),
              ("format", {"enum": ["json", "csv"]}, "or Accept: text/csv")),
        **get("/v1/access", "The access record", lines, *days, ("officer", TEXT, "whose"), department,
              ("conversation", TEXT, "its name"), _AFTER),
    }  # fmt: skip


PATHS: dict[str, Any] = {**_of_consultation(), **_of_office()}
