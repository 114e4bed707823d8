"""The routes of Presidio's REST contract, both of its services on one port, and in which shape they say no."""

import json
from functools import partial
from http import HTTPStatus
from time import monotonic
from typing import Any
from urllib.parse import parse_qs

from pii_guard.guard import DEADLINE_MS
from pii_guard.model import CITIZEN

from ...http.exchange import Answer, Exchange
from ...http.json import document_in
from ...http.problems import ProblemError
from ...http.routing import Route, Routes
from ...http.turns import LONG_TEXT, Turns, aside
from ...in_force.holder import Holder
from ...in_force.readiness import readiness
from .analyze import analyze, check_language, entities_of, read_analyze, recognizer_name
from .anonymize import anonymize
from .engine import OPERATORS

CLIENT_FAULTS = frozenset(  # what an error may say: no client that works sends such
    {"NOT_JSON", "TOO_DEEP", "INVALID", "MEDIA_TYPE"}
)
NOT_JSON = "The browser (or proxy) sent a request that this server could not understand."  # Presidio's words
_TEXT = b"text/html; charset=utf-8"


def routes(holder: Holder) -> Routes:
    """Both services of Presidio; no `/deanonymize`, which would give values back."""

    async def analyzed(exchange: Exchange) -> Answer:
        guard = holder.guard
        request = await aside(lambda: read_analyze(document_in(exchange.body), guard.catalog))
        deadline = monotonic() + DEADLINE_MS / 1_000  # of the client's own expressions, over all texts
        results, turns = [], Turns()
        for text in request.texts:
            survey = guard.survey(text) if len(text) <= LONG_TEXT else await aside(partial(guard.survey, text))
            decision = holder.enter(survey, text, CITIZEN, exchange.caller)
            look = partial(analyze, request, text, decision, guard.catalog, deadline)
            results.append(await aside(look) if request.has_expressions else look())
            await turns.give_way()
        return Answer(json.dumps(results if request.batch else results[0]).encode())

    async def anonymized(exchange: Exchange) -> Answer:
        catalog = holder.guard.catalog
        return Answer(await aside(lambda: anonymize(document_in(exchange.body), catalog).encode()))

    async def recognizers(exchange: Exchange) -> Answer:
        check_language(_language(exchange))
        return _listed(recognizer_name(entity) for entity in entities_of(holder.guard.catalog))

    async def entities(exchange: Exchange) -> Answer:
        check_language(_language(exchange))
        return _listed(entities_of(holder.guard.catalog))

    async def operators(_: Exchange) -> Answer:
        return _listed(OPERATORS)

    async def health(_: Exchange) -> Answer:
        readiness(holder)
        return Answer(b"Presidio Analyzer service is up", media_type=_TEXT)

    return {
        ("POST", "/analyze"): Route(analyzed, refused=_error_or_nothing),
        ("POST", "/anonymize"): Route(anonymized, refused=_error),
        ("GET", "/recognizers"): Route(recognizers, refused=_error),
        ("GET", "/supportedentities"): Route(entities, refused=_error),
        ("GET", "/anonymizers"): Route(operators, refused=_error),
        ("GET", "/health"): Route(health, refused=_error),
    }


def _language(exchange: Exchange) -> str:
    """The language asked for; "" where it is missing. Asked for twice, it is none of those declared."""
    return ",".join(parse_qs(exchange.query.decode("latin-1"), keep_blank_values=True).get("language", []))


def _listed(names: Any) -> Answer:
    return Answer(json.dumps([*names], separators=(",", ":")).encode() + b"\n")


def _error(error: ProblemError) -> Answer:
    """Presidio's shape of an error."""
    retry = ((b"retry-after", b"%d" % error.retry_after),) if error.retry_after is not None else ()
    status, detail = error.status, error.detail
    if error.reason in ("NOT_JSON", "MEDIA_TYPE"):
        status, detail = HTTPStatus.BAD_REQUEST, NOT_JSON
    body = json.dumps({"error": detail}, separators=(",", ":")).encode() + b"\n"
    return Answer(body, status, headers=retry + error.headers)


def _error_or_nothing(error: ProblemError) -> Answer:
    """For `/analyze`: LiteLLM's guardrail sends the text on after any error, but not after a broken connection."""
    return _error(error) if error.reason in CLIENT_FAULTS else Answer(None)
