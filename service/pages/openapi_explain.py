"""The documented form of an explanation."""

from typing import Any

from pii_guard.conversation.window import MOST_TURNS
from pii_guard.explain import GATES

TEXT = {"type": "string"}
_LANGS = {"ko": TEXT, "en": TEXT}
_SAID = {"type": "object", "required": ["ko", "en"], "properties": _LANGS}
_OFFSET = {"type": "integer", "minimum": 0}
_GATE = {
    "type": "object",
    "required": ["name", "passed", "why"],
    "properties": {
        "name": {"enum": [*GATES]},
        "passed": {"type": "boolean"},
        "why": {"anyOf": [_SAID, {"type": "null"}]},
    },
}
_STEP = {
    "type": "object",
    "required": ["entity", "label", "kind", "parts", "rule", "ended", "action", "decoy", "gates", "weights", "summary"],
    "properties": {
        **dict.fromkeys(("entity", "kind", "rule"), TEXT),
        "label": _SAID,
        "parts": {"type": "array", "items": {"type": "array", "items": _OFFSET, "minItems": 2, "maxItems": 2}},
        "ended": {"enum": [*GATES], "description": "the last of its gates"},
        "action": {"enum": ["allow", "redact", "block", None], "description": "null: it was not found"},
        "decoy": {"type": "boolean", "description": "read as something that is not personal"},
        "gates": {"type": "array", "items": _GATE},
        "weights": {"type": "array", "items": {"type": "object"}, "description": "of a name, in hundredths"},
        "summary": _SAID,
    },
}
EXPLANATION = {
    "type": "object",
    "required": ["decision", "folds", "steps"],
    "properties": {
        "decision": {"$ref": "#/components/schemas/Answer"},
        "folds": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["start", "end", "typed", "read"],
                "properties": {"start": _OFFSET, "end": _OFFSET, "typed": TEXT, "read": TEXT},
            },
        },
        "steps": {"type": "array", "items": _STEP},
        "conversation": {
            "type": "object",
            "description": "where `before` was given: the decision among these messages, and what it was joined with",
            "required": ["decision", "told"],
            "properties": {
                "decision": {"$ref": "#/components/schemas/Answer"},
                "told": {"type": "array", "items": {**_SAID, "properties": {**_LANGS, "part": {}}}},
            },
        },
    },
}


def explain_request(check: dict[str, Any]) -> dict[str, Any]:
    """The request of a check, and the messages before it."""
    before = {
        "type": "array",
        "maxItems": MOST_TURNS,
        "items": TEXT,
        "description": "earlier messages of the consultation; `@` begins one of the office. Nothing is kept of them",
    }
    return {**check, "properties": {**check["properties"], "before": before}}
