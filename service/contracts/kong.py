"""Kong's ai-sanitizer plugin: `POST /llm/v1/sanitize`, as its documentation and a re-implementation of it describe.

Not run against Kong itself, whose plugin is part of its paid edition. A field that would hold a found value is not
given; what the policy blocks is hidden whatever was asked for; and a text that cannot be examined is hidden whole.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from time import monotonic
from typing import Any

import orjson

from pii_guard import Action
from pii_guard.errors import DetectionError
from pii_guard.guard import DEADLINE_MS
from pii_guard.model import CITIZEN, Decision, Ruling
from pii_guard.scan.request_patterns import MAX_PATTERNS, ClientPattern, client_pattern
from pii_guard.sentences import problem as say

from ..http import fields
from ..http.exchange import Answer, Exchange
from ..http.json import document_in
from ..http.problems import ProblemError
from ..http.routing import Route, Routes
from ..http.turns import LONG_TEXT, Turns, aside
from ..in_force.holder import Holder
from .spans import BLOCKED, Stretch, asked, disjoint, ruled, unexamined

PATH = "/llm/v1/sanitize"
MAX_TEXTS = 1_000  # of a request
FIELDS: dict[str, str] = {  # Kong's name for a kind of data; what stands nowhere here is hidden whatever is asked for
    "CREDIT_CARD": "creditcard",
    "DATE_OF_BIRTH": "date",
    "EMAIL_ADDRESS": "email",
    "IP_ADDRESS": "ip",
    "KR_BANK_ACCOUNT": "bank",
    "KR_DRIVER_LICENSE": "driverlicense",
    "KR_FRN": "nationalid",
    "KR_HEALTH_INSURANCE": "medical",
    "KR_PASSPORT": "passport",
    "KR_RRN": "nationalid",
    "PASSPORT_MRZ": "passport",
    "PHONE_NUMBER": "phone",
    "SECRET": "credentials",
    **dict.fromkeys(
        ("KAKAO_ID", "KR_ADDRESS", "KR_BRN", "KR_CUSTOMS_ID", "KR_MILITARY_ID", "KR_STUDENT_ID", "KR_VEHICLE_PLATE",
         "MAC_ADDRESS", "PERSON"),
        "general",
    ),
}  # fmt: skip
CREDENTIALS = "credentials"
_TYPED = re.compile(r"(?:PLACEHOLDER|CUSTOM)([0-9]{1,6})")


@dataclass(frozen=True, slots=True, repr=False)
class SanitizeRequest:
    """A client's request. `ids` are echoed; `trouble` is a code: the texts cannot be examined as was asked."""

    texts: list[str]
    ids: list[int | None]
    wanted: frozenset[str]
    patterns: tuple[ClientPattern, ...]
    trouble: str | None


def routes(holder: Holder) -> Routes:
    """The one route."""

    async def sanitize(exchange: Exchange) -> Answer:
        started = monotonic()
        guard, turns = holder.guard, Turns()
        request = await aside(lambda: read_request(document_in(exchange.body)))  # it may have expressions to compile
        replacements, found = _Replacements(request.texts), []
        for text in request.texts:
            survey = guard.survey(text) if len(text) <= LONG_TEXT else await aside(partial(guard.survey, text))
            decision = holder.enter(survey, text, CITIZEN, exchange.caller)
            look = partial(_stretches, request, text, decision, started + DEADLINE_MS / 1_000)
            found.append(await aside(look) if request.patterns else look())
            await turns.give_way()
        items = list(map(replacements.item, request.texts, request.ids, found))
        names = sorted({stretch.entity for stretches in found for stretch in stretches})
        answer = {"text": items, "identified_pii": names, "anonymized_pii": names, "detected_languages": ["ko"]}
        return Answer(orjson.dumps({**answer, "duration": round(monotonic() - started, 6)}))

    return {("POST", PATH): Route(sanitize, refused=_error)}


def read_request(body: Any) -> SanitizeRequest:
    """A validated request. Raises ProblemError 400 for wrong types."""
    document = fields.an_object(body)
    texts, ids = _texts(document)
    fields.members(document, "options")  # placeholders whatever the type: nothing is invented
    wanted = frozenset(fields.strings(document, "anonymize"))
    try:
        return SanitizeRequest(texts, ids, wanted, _patterns(document), None)
    except DetectionError as error:
        return SanitizeRequest(texts, ids, wanted, (), error.code)


def _texts(document: dict[str, Any]) -> tuple[list[str], list[int | None]]:
    if isinstance(document.get("text"), str):
        return [document["text"]], [None]
    given = fields.objects(document, "text")
    if not 0 < len(given) <= MAX_TEXTS:
        raise fields.wrong("text", say.TEXT_OR_OBJECTS(most=MAX_TEXTS))
    texts = [fields.string(message, "text", "") or "" for message in given]
    return texts, [fields.whole(message, "msg_id", 0) if "msg_id" in message else None for message in given]


def _patterns(document: dict[str, Any]) -> tuple[ClientPattern, ...]:
    declared = list(_declared(document))
    if len(declared) > MAX_PATTERNS:
        raise DetectionError("RECOGNIZER_FAILED")
    return tuple(
        compiled() for compiled in declared
    )  # only now: a wrong type further on is told before a bad expression


def _declared(document: dict[str, Any]) -> Iterator[Callable[[], ClientPattern]]:
    for pattern in fields.objects(document, "custom_patterns"):
        name, expression = fields.string(pattern, "name"), fields.string(pattern, "regex")
        if not name or expression is None:
            raise fields.wrong("custom_patterns", say.PATTERNS)
        yield partial(client_pattern, name, name, expression, fields.score(pattern, "score", 1.0))


def _stretches(request: SanitizeRequest, text: str, decision: Decision, deadline: float) -> list[Stretch]:
    """The stretches to hide in one text: all of it where it could not be examined."""
    if request.trouble or decision.code:
        return [unexamined(text)]
    try:
        own = asked(request.patterns, text, deadline)
        return disjoint([*(s for s in ruled(decision) if _is_wanted(request, s)), *own])
    except DetectionError:
        return [unexamined(text)]


def _is_wanted(request: SanitizeRequest, found: Stretch) -> bool:
    if not request.wanted or (isinstance(found.by, Ruling) and found.by.action is Action.BLOCK):
        return True
    kind = FIELDS.get(found.entity)
    return (
        kind is None
        or kind in request.wanted
        or (kind != CREDENTIALS and "all" in request.wanted)
        or "all_and_credentials" in request.wanted
    )


class _Replacements:
    """The placeholders: one counter for all texts of a request, one placeholder for one value."""

    def __init__(self, texts: list[str]) -> None:
        typed = (int(number) for text in texts for number in _TYPED.findall(text))
        self._last = max(typed, default=0)  # a placeholder that was typed stands for nothing
        self._given: dict[tuple[str, str], str] = {}

    def item(self, text: str, msg_id: int | None, found: list[Stretch]) -> dict[str, Any]:
        """One text as Kong takes it back; offsets are those of the text that was sent."""
        pieces, done = [], 0
        for stretch in found:
            pieces += [text[done : stretch.start], self._of(stretch, text[stretch.start : stretch.end])]
            done = stretch.end
        results = [{"entity_type": s.entity, "start": s.start, "end": s.end, "score": s.score} for s in found]
        item = {"sanitized_text": "".join([*pieces, text[done:]]), "analyzer_results": results}
        return item if msg_id is None else {**item, "msg_id": msg_id}

    def _of(self, stretch: Stretch, value: str) -> str:
        if FIELDS.get(stretch.entity) == CREDENTIALS:
            return "#" * len(value)
        word = "CUSTOM" if isinstance(stretch.by, ClientPattern) else "PLACEHOLDER"
        key = word, value if stretch.entity != BLOCKED else str(self._last)
        if key not in self._given:
            self._last += 1
            self._given[key] = f"{word}{self._last}"
        return self._given[key]


def _error(error: ProblemError) -> Answer:
    """Every error is 400 in this contract; the plugin's `stop_on_error` must stay true."""
    return Answer(orjson.dumps({"error": error.detail}), HTTPStatus.BAD_REQUEST)
