"""Fields of a foreign contract, read with their types: wrong ones are named, never repeated."""

from http import HTTPStatus
from math import isfinite
from typing import Any

from pii_guard.sentences import Sentence
from pii_guard.sentences import problem as say

from .problems import ProblemError


def wrong(field: str, expected: Sentence) -> ProblemError:
    """The refusal of a field of the wrong type."""
    return ProblemError(
        HTTPStatus.BAD_REQUEST, say.MUST_BE(field=field, expected=expected), f"/{field}", reason="INVALID"
    )


def an_object(document: Any, field: str = "the body") -> dict[str, Any]:
    """A JSON object. Raises ProblemError 400."""
    if not isinstance(document, dict):
        raise wrong(field, say.OBJECT)
    return document


def members(document: dict[str, Any], field: str) -> dict[str, Any]:
    """An object; empty where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    return {} if value is None else an_object(value, field)


def string(document: dict[str, Any], field: str, default: str | None = None) -> str | None:
    """A string; `default` where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    if value is None:
        return default
    if not isinstance(value, str):
        raise wrong(field, say.STRING)
    return value


def strings(document: dict[str, Any], field: str) -> list[str]:
    """An array of strings; empty where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong(field, say.STRINGS)
    return value


def objects(document: dict[str, Any], field: str) -> list[dict[str, Any]]:
    """An array of objects; empty where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    if value is None:
        return []
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise wrong(field, say.OBJECTS)
    return value


def whole(document: dict[str, Any], field: str, default: int) -> int:
    """An integer; `default` where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    if value is None:
        return default
    if not isinstance(value, int) or isinstance(value, bool):
        raise wrong(field, say.INTEGER)
    return value


def number(document: dict[str, Any], field: str, default: float) -> float:
    """A finite number; `default` where it is null or missing. Raises ProblemError 400."""
    value = document.get(field)
    if value is None:
        return default
    if not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value):
        raise wrong(field, say.NUMBER)
    return float(value) if isinstance(value, float) else value  # a Number cannot be answered by orjson


def score(document: dict[str, Any], field: str, default: float) -> float:
    """A number from 0 to 1, as it was given; `default` where it is null or missing. Raises ProblemError 400."""
    value = number(document, field, default)
    if not 0 <= value <= 1:
        raise wrong(field, say.SCORE)
    return value
