"""Presidio's `/analyze` and its lists: a document in, a document out. Written for presidio-analyzer 2.2.366.

A client of this contract hides what it is told and sends on the rest, so a finding that the policy blocks is
reported under its own entity like any other. And because some send on the *whole* text after an error, a text
that cannot be examined is no error: it is one span over all of it, entity BLOCKED.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from pii_guard.errors import DetectionError
from pii_guard.model import Decision, Evidence, Ruling, score
from pii_guard.recognizer.catalog import Catalog
from pii_guard.scan.request_patterns import ClientPattern, client_pattern
from pii_guard.sentences import problem as say

from ...http import fields
from ...http.problems import ProblemError
from ..spans import Stretch, asked, disjoint, ruled, unexamined
from .ad_hoc import read_recognizers

LANGUAGES = ("en", "ko")  # LiteLLM's client asks for "en" unless told otherwise; the rules are the same
MAX_TEXTS = 1_000  # of a batch
MAX_ALLOWED = 100  # expressions of an allow-list
DEFAULT_FLAGS = int(re.DOTALL | re.MULTILINE | re.IGNORECASE)
NOTHING_FITS = "No matching recognizers were found to serve the request."


@dataclass(frozen=True, slots=True, repr=False)
class AnalyzeRequest:
    """A client's request. `trouble` is a code: the texts cannot be examined in the way that was asked."""

    texts: list[str]
    batch: bool
    entities: frozenset[str]
    threshold: float
    patterns: tuple[ClientPattern, ...]
    context: list[str]
    allowed: frozenset[str]
    allowed_patterns: tuple[ClientPattern, ...]
    explain: bool
    trouble: str | None

    @property
    def has_expressions(self) -> bool:
        """Whether the client brought any of its own: each is a pass over each text."""
        return bool(self.patterns or self.allowed_patterns)


def read_analyze(body: Any, catalog: Catalog) -> AnalyzeRequest:
    """A validated request. Raises ProblemError 400, for wrong types and for no text at all only."""
    document = fields.an_object(body)
    texts, batch = _texts(document.get("text"))
    fields.string(document, "language")  # any is examined: an error would let the text pass
    entities, threshold = frozenset(fields.strings(document, "entities")), fields.number(document, "score_threshold", 0)
    context, allowed, match, flags = _surroundings(document)
    trouble: str | None = None
    patterns: tuple[ClientPattern, ...] = ()
    allowed_patterns: tuple[ClientPattern, ...] = ()
    try:
        patterns = read_recognizers(document)
        if match == "regex":
            allowed_patterns = _allowed_patterns(allowed, flags)
    except DetectionError as error:
        trouble = error.code
    if len(texts) > MAX_TEXTS:
        trouble = "TOO_LONG"
    if entities and not entities & {*entities_of(catalog), *(p.entity for p in patterns)}:
        trouble = trouble or "RECOGNIZER_FAILED"  # nobody here looks for what was asked
    return AnalyzeRequest(
        texts, batch, entities, threshold, patterns, context,
        frozenset(allowed) if match == "exact" else frozenset(), allowed_patterns,
        bool(document.get("return_decision_process")), trouble,
    )  # fmt: skip


def _texts(value: Any) -> tuple[list[str], bool]:
    if value is None or value in ("", []):
        raise ProblemError(HTTPStatus.BAD_REQUEST, "No text provided", "/text", reason="INVALID")
    texts = value if isinstance(value, list) else [value]
    if not all(isinstance(text, str) for text in texts):
        raise fields.wrong("text", say.TEXT_OR_STRINGS)
    return texts, isinstance(value, list)


def _surroundings(document: dict[str, Any]) -> tuple[list[str], list[str], str, int]:
    match = fields.string(document, "allow_list_match", "exact")
    if match not in ("exact", "regex"):
        raise fields.wrong("allow_list_match", say.EXACT_OR_REGEX)
    context, allowed = fields.strings(document, "context"), fields.strings(document, "allow_list")
    return context, allowed, match, fields.whole(document, "regex_flags", DEFAULT_FLAGS)


def _allowed_patterns(terms: list[str], flags: int) -> tuple[ClientPattern, ...]:
    if len(terms) > MAX_ALLOWED:
        raise DetectionError("RECOGNIZER_FAILED")
    letters = "".join(
        letter for letter, flag in (("i", re.IGNORECASE), ("m", re.MULTILINE), ("s", re.DOTALL)) if flags & flag
    )
    return tuple(client_pattern("", "", term, 1.0, flags=letters) for term in terms if term)


def analyze(
    request: AnalyzeRequest, text: str, decision: Decision, catalog: Catalog, deadline: float
) -> list[dict[str, Any]]:
    """Presidio's results for one text, in order of place and disjoint; `decision` is a survey of it.

    `deadline` is a monotonic instant, for the client's own expressions.
    """
    code, found = request.trouble or decision.code, []
    if code is None:
        try:
            found = disjoint(_wanted(request, text, decision, catalog, deadline))
        except DetectionError as error:
            code = error.code
    if code is not None:
        found = [unexamined(text)] if text else []
    return [_result(stretch, request.explain, code, catalog) for stretch in found]


def _wanted(
    request: AnalyzeRequest, text: str, decision: Decision, catalog: Catalog, deadline: float
) -> Iterator[Stretch]:
    for found in ruled(decision):
        yield from _asked_for(request, text, _in_given_context(found, request.context, catalog))
    for found in asked(request.patterns, text, deadline):
        yield from _asked_for(request, text, found)


def _asked_for(request: AnalyzeRequest, text: str, found: Stretch) -> Iterator[Stretch]:
    value = text[found.start : found.end]
    if (
        (not request.entities or found.entity in request.entities)
        and found.score >= request.threshold
        and value not in request.allowed
        and not any(pattern.covers(value) for pattern in request.allowed_patterns)
    ):
        yield found


def _in_given_context(found: Stretch, words: list[str], catalog: Catalog) -> Stretch:
    """Words around the text that only the client knows raise the score; they find nothing more, as in Presidio."""
    ruling = found.by
    if not words or not isinstance(ruling, Ruling) or ruling.in_context:
        return found
    labels = [label.lower() for label in catalog.by_entity[ruling.entity].context]
    if any(label in word.lower() for word in words for label in labels):
        return found._replace(score=score(ruling.evidence, True))
    return found


def _result(found: Stretch, explain: bool, code: str | None, catalog: Catalog) -> dict[str, Any]:
    return {
        "analysis_explanation": _explanation(found, code, catalog) if explain else None,
        "end": found.end,
        "entity_type": found.entity,
        "score": found.score,
        "start": found.start,
    }


def _explanation(found: Stretch, code: str | None, catalog: Catalog) -> dict[str, Any]:
    by, original, validated = found.by, found.score, None
    recognizer, name, pattern, flags = "PiiGuard", None, None, None
    says = f"Not examined: {code}"
    if isinstance(by, ClientPattern):
        recognizer, name, pattern, flags = by.recognizer, by.name, by.expression, DEFAULT_FLAGS
        says = f"Detected by `{recognizer}` using pattern `{name}`"
    elif by is not None:
        recognizer, name = recognizer_name(by.entity), by.rule.partition("/")[2]
        pattern = next((p.body for p in catalog.by_entity[by.entity].patterns if p.name == name), None)
        flags = int(re.ASCII) if pattern else None
        original, validated = score(by.evidence, False), True if by.evidence is Evidence.CONFIRMED else None
        says = f"Detected by `{recognizer}` using pattern `{name}`"
    return {
        "original_score": original,
        "pattern": pattern,
        "pattern_name": name,
        "recognizer": recognizer,
        "regex_flags": flags,
        "score": found.score,
        "score_context_improvement": round(found.score - original, 2) or 0,
        "supportive_context_word": "",
        "textual_explanation": says,
        "validation_result": validated,
    }


def recognizer_name(entity: str) -> str:
    """Presidio's way to name a recognizer: KR_RRN is found by KrRrnRecognizer."""
    return "".join(map(str.capitalize, entity.split("_"))) + "Recognizer"


def entities_of(catalog: Catalog) -> list[str]:
    """The entities that may be reported, in the order of the catalog; decoys are not."""
    return [r.entity for r in catalog.recognizers if not r.decoy]


def check_language(language: str) -> None:
    """Lists are given for the languages declared, or for none (""). Raises ProblemError 400 for another."""
    if language and language not in LANGUAGES:
        raise ProblemError(HTTPStatus.BAD_REQUEST, NOTHING_FITS, reason="INVALID")
