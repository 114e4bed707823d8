"""Presidio's `/anonymize` on presidio-anonymizer 2.2.366, and what it must not do here.

The four 고유식별정보 and a text that was not examined are replaced, removed or masked whole. Keeping, encrypting,
hashing (ten digits are soon tried out) or masking a part of them is refused: 개인정보 보호법 제24조, 제24조의2.
Presidio agrees no particle with what it writes, and neither does this.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from pii_guard.model import Span
from pii_guard.recognizer.catalog import Catalog

from ...http import fields
from ...http.problems import ProblemError
from ..spans import BLOCKED
from .engine import (
    CUSTOM,
    ENGINE,
    OPERATORS,
    AppEntitiesConvertor,
    InvalidParamError,
    OperatorConfig,
    RecognizerResult,
)

MAX_RESULTS = 1_000  # spans of one text: the engine copies the text once for each
MAX_OFFSET = 1 << 20  # a body holds no longer text, and an error may repeat a number up to here
MAX_WRITTEN = 1 << 20  # characters of all replacements: 117 kB of request once made an answer of 100 MB
REVERSIBLE = frozenset({"keep", "encrypt", "hash"})  # what they leave is the value, or leads back to it

_NOT_IN_RANGE = " is not in range of values "  # behind it Presidio lists what is


def anonymize(body: Any, catalog: Catalog) -> str:
    """Presidio's answer as JSON text. Raises ProblemError 400 or 422 in Presidio's words, without input."""
    document = fields.an_object(body)
    if not document:
        raise ProblemError(HTTPStatus.BAD_REQUEST, "Invalid request json", reason="INVALID")
    text = fields.string(document, "text", "") or ""
    operators: dict[str, OperatorConfig] = {}
    try:
        operators = _operators(document)
        results = _results(document)
        _refuse_endless(results, operators)
        _refuse_readable(text, results, operators, catalog)
        answer: str = ENGINE.anonymize(text, results, dict(operators)).to_json()
    except InvalidParamError as error:
        raise _invalid(_without_input(error.err_msg, operators)) from None
    return answer


def _invalid(message: str) -> ProblemError:
    return ProblemError(HTTPStatus.UNPROCESSABLE_ENTITY, message)


def _without_input(message: str, operators: dict[str, OperatorConfig]) -> str:
    """Presidio repeats some parameters in its words; then it is said without them."""
    name, _, rest = message.partition(" value ")
    _, found, choices = rest.rpartition(_NOT_IN_RANGE)
    if found and name.startswith("Parameter "):
        return f"{name}{_NOT_IN_RANGE}{choices}"
    sent = {value for operator in operators.values() for value in operator.params.values() if isinstance(value, str)}
    return "Invalid operator parameter" if any(value and value in message for value in sent) else message


def _operators(document: dict[str, Any]) -> dict[str, OperatorConfig]:
    given = fields.members(document, "anonymizers")
    for operator in given.values():
        name = fields.string(fields.an_object(operator, "anonymizers"), "type")
        for secret in ("key", "salt"):
            fields.string(operator, secret)  # the engine itself fails on other types
        if name == CUSTOM:
            raise ProblemError(HTTPStatus.BAD_REQUEST, "Custom type anonymizer is not supported", reason="INVALID")
        if name is not None and name not in OPERATORS:
            raise _invalid("Invalid operator class.")  # Presidio repeats the name that was sent
    operators: dict[str, OperatorConfig] = AppEntitiesConvertor.operators_config_from_json(given)
    return operators


def _results(document: dict[str, Any]) -> list[RecognizerResult]:
    if document.get("analyzer_results") is None:
        raise _invalid("Invalid input, request must contain analyzer results")
    given = fields.objects(document, "analyzer_results")
    if len(given) > MAX_RESULTS:
        raise _invalid(f"Invalid input, at most {MAX_RESULTS} analyzer results are taken")
    for result in given:
        _check_types(result)
    results: list[RecognizerResult] = AppEntitiesConvertor.analyzer_results_from_json(given)
    return results


def _check_types(result: dict[str, Any]) -> None:
    """Before Presidio, whose messages repeat numbers of any size."""
    fields.string(result, "entity_type")
    fields.number(result, "score", 0)
    for name in ("start", "end"):
        if abs(fields.whole(result, name, 0)) > MAX_OFFSET:
            raise _invalid(f"Invalid analyzer result, {name} lies outside of the text")


def _refuse_endless(results: list[RecognizerResult], operators: dict[str, OperatorConfig]) -> None:
    """Raise ProblemError 422 where what is written in the place of the results would be far longer than any text."""
    written = 0
    for result in results:
        operator = operators.get(result.entity_type) or operators.get("DEFAULT")
        new = operator.params.get("new_value") if operator and operator.operator_name == "replace" else None
        written += len(new) if isinstance(new, str) else 0  # all else is no longer than the request itself
    if written > MAX_WRITTEN:
        raise _invalid(f"Invalid input, the replacements are over {MAX_WRITTEN} characters together")


def _refuse_readable(
    text: str, results: list[RecognizerResult], operators: dict[str, OperatorConfig], catalog: Catalog
) -> None:
    """Raise ProblemError 422 where something of the four would stay readable, also under another name over it."""
    guarded = {r.entity for r in catalog.recognizers if r.unique_identifier} | {BLOCKED}
    places = list(_merged((r.start, r.end) for r in results if r.entity_type in guarded))
    for result in results:
        operator = operators.get(result.entity_type) or operators.get("DEFAULT")
        if operator is None or not _overlaps(places, result.start, result.end):
            continue
        same = ((r.start, r.end) for r in results if r.entity_type == result.entity_type)
        if operator.operator_name in REVERSIBLE or _masks_a_part(operator, text, same):
            names = ", ".join(sorted(guarded))
            raise _invalid(f"Invalid operator, {operator.operator_name} is not allowed on {names}")


def _masks_a_part(operator: OperatorConfig, text: str, places: Iterable[tuple[int, int]]) -> bool:
    """Whether a mask is shorter than what it masks; the engine joins places with nothing but blanks between."""
    many = operator.params.get("chars_to_mask")
    if operator.operator_name != "mask" or not isinstance(many, int):
        return False  # the engine refuses another type
    return many < max(end - start for start, end in _merged(places, text))


def _merged(places: Iterable[tuple[int, int]], text: str = "") -> Iterator[Span]:
    """Places that overlap, touch, or stand apart by blanks of `text` alone, as one; in order."""

    def apart(end: int, start: int) -> bool:
        return start > end and not text[end:start].isspace()

    return (union for union, _ in Span.unions(((Span(*place), None) for place in places), apart))


def _overlaps(places: list[Span], start: int, end: int) -> bool:
    """Whether a range shares a character with one of the places, which are in order and apart."""
    k = bisect_left(places, (end, -1)) - 1
    return k >= 0 and places[k][1] > start
