# pyright: strict
"""The public names as a type checker sees them. Never run: mypy and pyright read it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, assert_type

import pii_guard
from pii_guard import (
    KAKAO_SKILL,
    Action,
    CatalogError,
    Decision,
    Evidence,
    Explanation,
    Guard,
    JsonDecision,
    Notice,
    PiiGuardError,
    PolicyError,
    Provenance,
    Recognizer,
    RequestError,
    Ruling,
    Segment,
    Setting,
    Span,
)
from pii_guard.audit.examples import ExampleResult, run_examples
from pii_guard.catalog import load_catalog
from pii_guard.client import AsyncClient, Client
from pii_guard.conversation.kept import AsyncConversation, Conversation
from pii_guard.recognizer import Candidate, Example, Keep, Match, Pattern, Sentence, Verdict, catches, ignores
from pii_guard.state.redis import AsyncRedisStore, RedisStore
from pii_guard.state.sealing import Sealer

guard = Guard(Path("office.toml"), recognizers=[])
decision = guard.check("…", direction="citizen", topic=None, channel="website", deadline_ms=500)
assert_type(decision, Decision)
assert_type(guard.decide("…", Setting("officer")), Decision)
assert_type(guard.check_many(["…"]), Iterator[Decision])
assert_type(guard.check_json({"text": "…"}, ["/text"]), JsonDecision)
assert_type(guard.check_json([], [""]).payload, Any)
assert_type(guard.check_json({}, KAKAO_SKILL.required, optional=KAKAO_SKILL.optional), JsonDecision)
assert_type(guard.explain("…", direction="officer"), Explanation)
assert_type(decision.action, Action)
assert_type(decision.action.rank, int)
assert_type(decision.text, str | None)
assert_type(decision.findings, tuple[Ruling, ...])
assert_type(decision.notice, Notice | None)
assert_type(decision.segments, tuple[Segment, ...])
assert_type(decision.provenance, Provenance)
assert_type(decision.findings[0].parts, tuple[Span, ...])
assert_type(decision.findings[0].evidence, Evidence)
assert_type(decision.findings[0].out, Span | None)
assert_type(pii_guard.__version__, str)
sealer = Sealer.from_file("state.key")
assert_type(guard.conversation("room-7", RedisStore("redis://localhost", sealer)), Conversation)
assert_type(guard.conversation("room-7").check("…", message_id="m1"), Decision)
assert_type(guard.async_conversation("room-7", AsyncRedisStore("redis://localhost", sealer)), AsyncConversation)
assert_type(run_examples(load_catalog(), ["KR_BRN"]), Iterator[ExampleResult])
assert_type(Client().check("…", topic="local-tax"), Decision)


async def asked(client: AsyncClient) -> None:
    """The same, in an event loop."""
    assert_type(await client.check("…"), Decision)
    assert_type(await client.check_many(["…"]), list[Decision])


def validate(match: Match) -> Verdict:
    """As a rule file has it."""
    assert_type(match.group("value"), str)
    return Verdict(Evidence.REFUTED, why=Sentence("13월은 없습니다.", "There is no month 13."))


recognizer = Recognizer(
    entity="ACME_BADGE",
    label="사원증번호",
    label_en="badge number",
    source="https://intranet.example/badges",
    legal_basis="인사규정 제3조",
    patterns=(Pattern("badge", "AC-[0-9]{4}"),),
    validate=validate,
    keeps=(Keep("front", len),),
    examples=(catches("«AC-1234»", "plain"), ignores("AC", "short")),
)
assert_type(recognizer.examples, tuple[Example, ...])
assert_type(Candidate("badge", (Span(0, 1),), Evidence.PLAUSIBLE).parts, tuple[Span, ...])

try:
    pass
except (CatalogError, PolicyError) as wrong:
    assert_type(wrong.faults, tuple[Sentence, ...])
except RequestError as error:
    assert_type(error.said, Sentence)
except PiiGuardError:
    pass
