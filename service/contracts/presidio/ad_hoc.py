"""Recognizers that a client of Presidio's contract brings along: its own expressions and word lists."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from pii_guard.errors import DetectionError
from pii_guard.scan.request_patterns import MAX_PATTERNS, ClientPattern, client_pattern
from pii_guard.sentences import problem as say

from ...http.fields import objects, score, string, strings, wrong

MAX_NAME = 100  # characters of the name of an entity


def read_recognizers(document: dict[str, Any]) -> tuple[ClientPattern, ...]:
    """The patterns of `ad_hoc_recognizers`; their context words are taken and not weighed.

    Raises ProblemError 400 for wrong types, and DetectionError for what RE2 does not take or what is too much.
    """
    asked = [made for recognizer in objects(document, "ad_hoc_recognizers") for made in _patterns(recognizer)]
    if len(asked) > MAX_PATTERNS:
        raise DetectionError("RECOGNIZER_FAILED")
    return tuple(compiled() for compiled in asked)  # only now: a wrong type further on is told before a bad expression


def _patterns(recognizer: dict[str, Any]) -> Iterator[Callable[[], ClientPattern]]:
    entities = [string(recognizer, "supported_entity"), *strings(recognizer, "supported_entities")]
    entity = next(filter(None, entities), None)
    if not entity or len(entity) > MAX_NAME:
        raise wrong("supported_entity", say.NAME_UP_TO(most=MAX_NAME))
    name = string(recognizer, "name") or entity
    listed = score(recognizer, "deny_list_score", 1.0)
    given, words = objects(recognizer, "patterns"), [w for w in strings(recognizer, "deny_list") if w]
    if not given and not words:
        raise wrong("ad_hoc_recognizers", say.RECOGNIZERS)
    for pattern in given:
        expression = string(pattern, "regex")
        if expression is None:
            raise wrong("regex", say.STRING)
        label, weight = string(pattern, "name") or "", score(pattern, "score", 1.0)
        yield partial(client_pattern, entity, label, expression, weight, name)
    if words:
        yield partial(client_pattern, entity, "deny_list", _any_of(words), listed, name)


def _any_of(words: list[str]) -> str:
    """The longest first; a word edge where a word begins or ends in a letter or digit of ASCII."""
    return "|".join(map(_edged, sorted(words, key=len, reverse=True)))


def _edged(word: str) -> str:
    left = r"\b" if re.match(r"\w", word[0], re.ASCII) else ""
    right = r"\b" if re.match(r"\w", word[-1], re.ASCII) else ""
    return f"{left}{re.escape(word)}{right}"
