"""The documented form of a check of a whole document."""

from typing import Any

from ..contracts.document import BUDGET_MS, FIELDS
from ..contracts.native import MAX_DEADLINE_MS

TEXT = {"type": "string"}
_POINTERS = {"type": "array", "items": TEXT}


def request_schema(setting: dict[str, Any]) -> dict[str, Any]:
    """A document; `setting` are the schemas of direction, topic and channel in force."""
    properties = {
        "document": {"description": "any JSON value"},
        "pointers": _POINTERS | {"description": 'RFC 6901, * for every member; [""] is all of it'},
        "optional": _POINTERS | {"description": "more of them, which may name nothing"},
        **setting,
        "budget_ms": {"type": "integer", "minimum": 1, "maximum": MAX_DEADLINE_MS, "default": BUDGET_MS},
    }
    assert set(properties) == set(FIELDS)
    return {"type": "object", "required": ["document"], "additionalProperties": False, "properties": properties}


def answer_schema(answer: dict[str, Any]) -> dict[str, Any]:
    """The answer; `answer` is the schema of one decision, of which policy and catalog are said once."""
    inner, shared = dict(answer["properties"]), {name: answer["properties"][name] for name in ("policy", "catalog")}
    for name in shared:
        del inner[name]
    decision = {"type": "object", "required": list(inner), "properties": inner}
    properties = {
        **{name: inner[name] for name in ("action", "code", "decision_id", "notice")},
        "document": {"description": "the cleaned copy; null when blocked"},
        "examined": {"type": "integer", "minimum": 0, "description": "strings and numbers"},
        "decisions": {
            "type": "object",
            "additionalProperties": decision,
            "description": "by JSON pointer, where something was found",
        },
        **shared,
    }
    return {"type": "object", "required": list(properties), "properties": properties}
