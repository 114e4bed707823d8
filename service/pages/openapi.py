"""The documented contract of the hot routes, which FastAPI does not serve itself. Every sample value is invented."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from pii_guard import Guard, __version__
from pii_guard.conversation.ids import LONGEST_ID
from pii_guard.guard import DEADLINE_MS

from ..contracts.native import DIRECTIONS, MAX_BATCH, MAX_DEADLINE_MS
from ..http.problems import REASONS
from ..in_force.holder import Holder
from . import openapi_document
from . import openapi_gateway as gateway
from . import openapi_intake as intake
from .openapi_contracts import PATHS
from .openapi_explain import EXPLANATION, explain_request
from .openapi_intake_schemas import SCHEMAS as INTAKE_SCHEMAS
from .operations import described

BLOCKED = "주민번호는900101-1990027입니다 연락처 공일공 이삼사오 육칠팔구"
SAMPLES = {
    "allowed": "재산세 납부기한이 언제인가요?",
    "redacted": "연락처는 010-1234-5678로 주세요",
    "blocked": BLOCKED,
}

SPAN = {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2}
TEXT = {"type": "string"}
OFFSET = {"type": "integer", "minimum": 0}
FINDING = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("entity", "kind", "label", "action", "evidence", "rule", "clause", "why"), TEXT),
        "start": OFFSET | {"description": "code points of the message"},
        "end": OFFSET,
        "start_utf16": OFFSET | {"description": "UTF-16 code units of the message"},
        "end_utf16": OFFSET,
        "parts": {"type": "array", "items": SPAN},
        "out": {"anyOf": [SPAN, {"type": "null"}], "description": "its place in the cleaned text"},
    },
}
ANSWER = {
    "type": "object",
    "required": ["action", "text", "code", "decision_id", "took_us", "findings", "notice", "policy", "catalog"],
    "properties": {
        "action": {"type": "string", "enum": ["allow", "redact", "block"]},
        "text": {"type": ["string", "null"], "description": "what may be stored or routed; null when blocked"},
        "code": {"enum": [None, "TOO_LONG", "DEADLINE", "RECOGNIZER_FAILED"]},
        "decision_id": TEXT,
        "took_us": OFFSET,
        "findings": {"type": "array", "items": {"$ref": "#/components/schemas/Finding"}},
        "notice": {
            "anyOf": [
                {"type": "object", "properties": dict.fromkeys(("code", "ko", "easy_ko", "en"), TEXT)},
                {"type": "null"},
            ]
        },
        "policy": {"type": "object", "properties": dict.fromkeys(("id", "version", "sha256"), TEXT)},
        "catalog": {"type": "object", "properties": {"sha256": TEXT}},
        "retract": {
            "type": "array",
            "description": "of a conversation: what earlier messages must not keep",
            "items": {"$ref": "#/components/schemas/Retraction"},
        },
        "open": {"type": "array", "items": SPAN, "description": "of a conversation: places in `text` that may go on"},
        "observed": {"type": "boolean", "description": "only in observe mode: nothing was acted on"},
    },
}
RETRACTION = {
    "type": "object",
    "required": ["message_id", "entity", "spans", "placeholder"],
    "properties": {
        **dict.fromkeys(("message_id", "entity", "placeholder"), TEXT),
        "spans": {"type": "array", "items": SPAN, "description": "of that message's cleaned text"},
    },
}
PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": TEXT,
        "title": TEXT,
        "status": {"type": "integer"},
        "detail": TEXT,
        "detail_ko": TEXT,
        "code": {"enum": list(REASONS)},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {"pointer": TEXT | {"description": "JSON pointer of the field"}, "detail": TEXT},
            },
        },
    },
}
_BATCH = {"messages": {"type": "array", "maxItems": MAX_BATCH, "items": {"$ref": "#/components/schemas/CheckRequest"}}}
_BATCH_REQUEST = {"type": "object", "required": ["messages"], "additionalProperties": False, "properties": _BATCH}
_BATCH_ANSWER = {
    "type": "object",
    "properties": {"decisions": {"type": "array", "items": {"$ref": "#/components/schemas/Answer"}}},
}
_FEEDBACK = {
    "type": "object",
    "required": ["decision_id", "rule"],
    "additionalProperties": False,
    "properties": {
        "decision_id": {"type": "string", "pattern": "^[0-9a-f]{16}$", "description": "of an answer"},
        "rule": {"type": "string", "description": "of one of its findings"},
    },
}
_ID = {"type": "string", "minLength": 1, "maxLength": LONGEST_ID}
_BOTH_IDS = ["conversation_id", "message_id"]
_FORGET = {
    "type": "object",
    "required": ["conversation_id"],
    "additionalProperties": False,
    "properties": {
        "conversation_id": _ID,
        "message_id": _ID | {"description": "the message that was deleted; without it the conversation has ended"},
    },
}
_GATEWAY = {
    "name": "status",
    "in": "query",
    "schema": {"type": "string", "enum": ["gateway"]},
    "description": "a block is answered with 422, for proxies that look at the status alone",
}
_REFUSALS = {
    "400": "no JSON in UTF-8",
    "401": "a key is required",
    "403": "the key has not the scope, or a page of another site asked",
    "408": "the body did not come in time",
    "413": "the body is too large",
    "415": "another content type than JSON",
    "421": "the Host field names something else",
    "422": "a field is wrong",
    "429": "the key asks too often; Retry-After",
    "500": "unexpected; nothing was passed on",
    "503": "busy, or the decision could not be recorded; Retry-After",
}


def document(app: FastAPI, holder: Holder) -> dict[str, Any]:
    """The OpenAPI document of the whole sidecar; its sample answers were given by the guard in force."""
    guard = holder.guard
    if app.openapi_schema is None or app.state.described is not holder.now:
        schema = get_openapi(title="pii_guard", version=__version__, description=app.description, routes=app.routes)
        schemas = {"CheckRequest": _request(guard), "Answer": ANSWER, "Finding": FINDING, "Problem": PROBLEM}
        schemas["Retraction"], schemas["ExplainRequest"] = RETRACTION, explain_request(schemas["CheckRequest"])
        schemas["Explanation"] = EXPLANATION
        schemas["DocumentRequest"] = openapi_document.request_schema(_setting(guard))
        schemas["DocumentAnswer"] = openapi_document.answer_schema(ANSWER)
        schema.setdefault("components", {}).setdefault("schemas", {}).update(schemas)
        schema["paths"] = {**_paths(guard), **schema["paths"], **PATHS, **gateway.paths(holder.now.gateway)}
        if holder.now.departments is not None:
            schema["components"]["schemas"].update(INTAKE_SCHEMAS)
            schema["paths"].update(intake.PATHS)
        app.openapi_schema, app.state.described = described(schema), holder.now
    return app.openapi_schema


def _paths(guard: Guard) -> dict[str, Any]:
    asked = {name: {"value": {"text": text}} for name, text in SAMPLES.items()}
    told = {name: {"value": _sample(guard, text)} for name, text in SAMPLES.items()}
    answer = {"$ref": "#/components/schemas/Answer"}
    check = _route("Examine one message", {"$ref": "#/components/schemas/CheckRequest"}, asked)
    check["parameters"] = [_GATEWAY]
    check["responses"]["200"] = _content(answer, told)
    wrong = check["responses"]["422"]
    check["responses"]["422"] = wrong | {"content": wrong["content"] | {"application/json": {"schema": answer}}}
    batch = _route(f"Examine up to {MAX_BATCH} messages", _BATCH_REQUEST, {})
    batch["responses"]["200"] = _content(_BATCH_ANSWER, {})
    whole = _route("Examine a JSON document", {"$ref": "#/components/schemas/DocumentRequest"}, {})
    whole["responses"]["200"] = _content({"$ref": "#/components/schemas/DocumentAnswer"}, {})
    feedback = _route("A finding was wrong: ids only, no words", _FEEDBACK, {})
    feedback["responses"]["404"] = feedback["responses"]["400"] | {
        "description": "no such rule, or no decision was given under this id"
    }
    feedback["responses"]["204"] = {"description": "counted"}
    forget = _route("A conversation has ended, or a message of it was deleted", _FORGET, {})
    forget["responses"]["204"] = {"description": "forgotten"}
    explain = _route(
        "Why, and why not; nothing is counted or stored", {"$ref": "#/components/schemas/ExplainRequest"}, asked
    )
    explain["responses"]["200"] = _content({"$ref": "#/components/schemas/Explanation"}, {})
    explain["tags"] = ["audit"]
    return {
        "/v1/explain": {"post": explain},
        "/v1/check": {"post": check},
        "/v1/check/batch": {"post": batch},
        "/v1/check/json": {"post": whole},
        "/v1/check/forget": {"post": forget},
        "/v1/feedback": {"post": feedback},
    }


def _request(guard: Guard) -> dict[str, Any]:
    """A message; topics and channels are those of the policy in force."""
    properties = {
        "text": {"type": "string", "description": "the message; over 8,000 characters it is blocked with TOO_LONG"},
        **_setting(guard),
        "deadline_ms": {"type": "integer", "minimum": 1, "maximum": MAX_DEADLINE_MS, "default": DEADLINE_MS},
        "conversation_id": _ID | {"description": "read together with the messages before it; with message_id"},
        "message_id": _ID | {"description": "a later answer names it in `retract`; with conversation_id"},
        "edit_of": _ID | {"description": "the message that this one replaces"},
        "reply_to": _ID | {"description": "the message that this one quotes"},
    }
    return {
        "type": "object",
        "required": ["text"],
        "dependentRequired": dict.fromkeys((*_BOTH_IDS, "edit_of", "reply_to"), _BOTH_IDS),
        "additionalProperties": False,
        "properties": properties,
    }


def _setting(guard: Guard) -> dict[str, Any]:
    """What a backend says of a message."""
    policy = guard.policy
    return {
        "direction": {"type": "string", "enum": list(DIRECTIONS), "default": "citizen"},
        "topic": {"enum": [*policy.topics, None], "description": "one of the policy's topics"},
        "channel": {"enum": [*policy.channels, None], "description": "one of the policy's channels"},
    }


def _sample(guard: Guard, text: str) -> dict[str, Any]:
    return guard.check(text).as_json(text)


def _route(summary: str, request: dict[str, Any], examples: dict[str, Any]) -> dict[str, Any]:
    refusals = {
        status: {
            "description": why,
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
        for status, why in _REFUSALS.items()
    }
    body = {"required": True, "content": _content(request, examples)["content"]}
    return {"summary": summary, "tags": ["check"], "requestBody": body, "responses": refusals}


def _content(schema: dict[str, Any], examples: dict[str, Any]) -> dict[str, Any]:
    media: dict[str, Any] = {"schema": schema}
    if examples:
        media["examples"] = examples
    return {"description": "the decision", "content": {"application/json": media}}
