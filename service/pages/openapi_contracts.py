"""The documented form of the foreign contracts. Every sample value is invented."""

from typing import Any

from ..contracts.kong import PATH as KONG
from ..contracts.litellm import PATH as LITELLM
from ..contracts.presidio.anonymize import MAX_OFFSET, MAX_RESULTS
from ..contracts.presidio.engine import OPERATORS

SAMPLE = "연락처는 010-1234-5678로 주세요"
STRING, NUMBER, OBJECT = {"type": "string"}, {"type": "number"}, {"type": "object"}
STRINGS = {"type": ["array", "null"], "items": STRING}
SCORE = {"type": ["number", "null"], "minimum": 0, "maximum": 1}
OFFSET = {"type": "integer", "minimum": 0, "maximum": MAX_OFFSET}
ERROR = {"type": "object", "required": ["error"], "properties": {"error": STRING}}
BROKEN_OFF = "Any other refusal breaks the connection off: after an error some clients send the text on."


def _object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": [*required], "properties": properties}


_PATTERN = _object(("regex",), name={"type": ["string", "null"]}, regex=STRING, score=SCORE)
_AD_HOC = _object(
    ("supported_entity", "patterns"),
    name={"type": ["string", "null"]},
    supported_entity={"type": "string", "minLength": 1, "maxLength": 100},
    patterns={"type": "array", "items": _PATTERN, "minItems": 1},
    deny_list=STRINGS,
    deny_list_score=SCORE,
)
_TEXTS = {"anyOf": [{"type": "string", "minLength": 1}, {"type": "array", "items": STRING, "minItems": 1}]}
_ANALYZE = _object(
    ("text",),
    text=_TEXTS,
    language={"type": ["string", "null"], "description": "any; the rules are the same"},
    entities=STRINGS,
    score_threshold={"type": ["number", "null"]},
    return_decision_process={},
    ad_hoc_recognizers={"type": ["array", "null"], "items": _AD_HOC, "description": "RE2 only"},
    context=STRINGS,
    allow_list=STRINGS,
    allow_list_match={"enum": ["exact", "regex", None]},
    regex_flags={"type": ["integer", "null"]},
)
_RESULT = _object(
    ("analysis_explanation", "end", "entity_type", "score", "start"),
    analysis_explanation={"type": ["object", "null"]},
    end=OFFSET,
    entity_type=STRING,
    score=NUMBER,
    start=OFFSET,
)
_RESULTS = {"type": "array", "items": _RESULT}
_SPAN = _object(("entity_type", "start", "end", "score"), entity_type=STRING, start=OFFSET, end=OFFSET, score=NUMBER)
_OPERATOR = {
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"enum": [*OPERATORS]}},
    "description": "with Presidio's parameters; 422 where one is missing or 고유식별정보 would stay readable",
}
_ANONYMIZE = _object(
    ("analyzer_results",),
    text={"type": ["string", "null"]},
    analyzer_results={"type": "array", "items": _SPAN, "maxItems": MAX_RESULTS},
    anonymizers={"type": ["object", "null"], "additionalProperties": _OPERATOR},
)
_ANONYMIZED = _object(("text", "items"), text=STRING, items={"type": "array", "items": OBJECT})
_CALL = _object(
    ("input_type",),
    input_type={"enum": ["request", "response"]},
    texts=STRINGS,
    structured_messages={"type": ["array", "null"], "items": OBJECT},
    images=STRINGS,
    tool_calls={"type": ["array", "null"], "items": OBJECT},
    additional_provider_specific_params={
        "type": ["object", "null"],
        "properties": {
            "direction": {"enum": ["citizen", "officer", "bot", None]},
            "topic": {"type": ["string", "null"]},
            "channel": {"type": ["string", "null"]},
        },
    },
)
_GUARDED = _object(
    ("action",),
    action={"enum": ["NONE", "GUARDRAIL_INTERVENED", "BLOCKED"]},
    blocked_reason=STRING,
    texts={"type": "array", "items": STRING},
    stream_holdback_chars={"type": "array", "items": {"type": "integer", "minimum": 0}},
)
_MESSAGE = {
    "type": "object",
    "properties": {"text": {"type": ["string", "null"]}, "msg_id": {"type": ["integer", "null"]}},
}
_CUSTOM = _object(("name", "regex"), name={"type": "string", "minLength": 1}, regex=STRING, score=SCORE)
_SANITIZE = _object(
    ("text",),
    text={"anyOf": [STRING, {"type": "array", "items": _MESSAGE, "minItems": 1, "maxItems": 1_000}]},
    anonymize=STRINGS,
    options={"type": ["object", "null"]},
    custom_patterns={"type": ["array", "null"], "items": _CUSTOM},
)
_SANITIZED = _object(
    ("text", "identified_pii", "anonymized_pii", "detected_languages", "duration"),
    text={"type": "array", "items": _object(("sanitized_text", "analyzer_results"), sanitized_text=STRING)},
    identified_pii={"type": "array", "items": STRING},
    anonymized_pii={"type": "array", "items": STRING},
    detected_languages={"type": "array", "items": STRING},
    duration=NUMBER,
)


def _json(schema: dict[str, Any], why: str) -> dict[str, Any]:
    return {"description": why, "content": {"application/json": {"schema": schema}}}


def _post(
    tag: str, summary: str, request: dict[str, Any], answer: dict[str, Any], refused: dict[str, str], example: Any
) -> dict[str, Any]:
    body = {"required": True, "content": {"application/json": {"schema": request, "example": example}}}
    answers = {"200": _json(answer, "the result"), **{s: _json(ERROR, why) for s, why in refused.items()}}
    return {"post": {"summary": summary, "tags": [tag], "requestBody": body, "responses": answers}}


def _list(summary: str) -> dict[str, Any]:
    return {
        "get": {
            "summary": summary,
            "tags": ["presidio"],
            "responses": {
                "200": _json({"type": "array", "items": STRING}, "names"),
                "401": _json(ERROR, "a key is required"),
            },
        }
    }


def _of_language(summary: str) -> dict[str, Any]:
    listed = _list(summary)
    language = {"name": "language", "in": "query", "schema": {"enum": ["en", "ko", ""]}}
    listed["get"]["parameters"] = [language]
    listed["get"]["responses"]["400"] = _json(ERROR, "another language")
    return listed


_HEALTH = {"description": "the canary was found", "content": {"text/html": {"schema": STRING}}}
PATHS: dict[str, Any] = {
    "/analyze": _post(
        "presidio",
        f"Presidio's analyzer. {BROKEN_OFF} A text that cannot be examined is one span over all of it, BLOCKED",
        _ANALYZE,
        {"anyOf": [_RESULTS, {"type": "array", "items": _RESULTS}]},
        {"400": "no JSON, or a field of the wrong type"},
        {"text": SAMPLE, "language": "ko"},
    ),
    "/anonymize": _post(
        "presidio",
        "Presidio's anonymizer",
        _ANONYMIZE,
        _ANONYMIZED,
        {"400": "no JSON, or a field of the wrong type", "422": "an operator or a span that is refused"},
        {"text": SAMPLE, "analyzer_results": [{"entity_type": "PHONE_NUMBER", "start": 5, "end": 18, "score": 0.9}]},
    ),
    "/recognizers": _of_language("Names of recognizers"),
    "/supportedentities": _of_language("What may be reported"),
    "/anonymizers": _list("Operators of /anonymize"),
    "/health": {
        "get": {
            "summary": "Ready as Presidio says it",
            "tags": ["presidio"],
            "responses": {"200": _HEALTH, "503": _json(ERROR, "not ready")},
        }
    },
    LITELLM: _post(
        "litellm",
        "LiteLLM's generic guardrail; a refusal is an answer that blocks",
        _CALL,
        _GUARDED,
        {"400": "no JSON, or a field of the wrong type"},
        {"input_type": "request", "texts": [SAMPLE]},
    ),
    KONG: _post(
        "kong",
        "Kong's ai-sanitizer",
        _SANITIZE,
        _SANITIZED,
        {"400": "every refusal"},
        {"text": SAMPLE, "anonymize": ["all"]},
    ),
}
