"""Reads the sidecar's answers: only a complete decision that agrees with itself and with the message passes."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Annotated, Any, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pii_guard.conversation.ids import LONGEST_ID
from pii_guard.conversation.window import Turn
from pii_guard.json.strict import NotJsonError, read_json
from pii_guard.model import (
    Action,
    Code,
    Decision,
    Evidence,
    Notice,
    Provenance,
    Retraction,
    Ruling,
    Segment,
    Span,
    strongest,
)
from pii_guard.model import Trouble as Trouble
from pii_guard.redact.notices import undelivered

NOBODY = Provenance("", "", "", "")  # no rules decided
_Offset = Annotated[int, Field(ge=0)]
_Place = Annotated[list[_Offset], Field(min_length=2, max_length=2)]
_Name = Annotated[str, Field(min_length=1)]
_Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class _Wire(BaseModel):
    """Types are exact; members that a newer sidecar adds are ignored."""

    model_config = ConfigDict(strict=True, frozen=True, hide_input_in_errors=True)


class _Found(_Wire):
    entity: str
    kind: str
    label: str
    start: _Offset
    end: _Offset
    parts: Annotated[list[_Place], Field(min_length=1)]
    out: _Place | None
    action: str
    evidence: str
    rule: str
    clause: str
    why: str

    @cached_property
    def ruling(self) -> Ruling:
        """As the library has it; whether a label stood near is not on the wire."""
        return Ruling(
            self.entity,
            self.kind,
            self.label,
            tuple(Span(*part) for part in self.parts),
            Evidence(self.evidence),
            False,
            self.rule,
            Action(self.action),
            self.clause,
            self.why,
            Span(*self.out) if self.out else None,
        )


class _Told(_Wire):
    code: str
    ko: str
    easy_ko: str
    en: str


class _Policy(_Wire):
    id: _Name
    version: str
    sha256: _Sha256


class _Catalog(_Wire):
    sha256: _Sha256


class _Answer(_Wire):
    action: str
    text: str | None
    code: str | None
    decision_id: _Name
    took_us: _Offset
    findings: list[_Found]
    notice: _Told | None
    policy: _Policy
    catalog: _Catalog


class _Retracted(_Wire):
    message_id: Annotated[str, Field(min_length=1, max_length=LONGEST_ID)]
    entity: _Name
    spans: list[_Place]
    placeholder: _Name

    @cached_property
    def retraction(self) -> Retraction:
        """As the library has it."""
        return Retraction(self.message_id, self.entity, tuple(Span(*span) for span in self.spans), self.placeholder)


class _Followed(_Wire):
    """What an answer has besides where the message is one of a conversation."""

    retract: list[_Retracted]
    open: list[_Place]


class NoDecisionError(ValueError):
    """An answer is no decision. Never holds what was answered."""


def blocked(code: "Code | Trouble") -> Decision:
    """The decision of a client that got none: a block with a code and a notice for the writer."""
    return Decision(Action.BLOCK, None, (), code, undelivered(code), "", NOBODY)


def read_many(body: bytes, messages: Sequence[str]) -> list[Decision]:
    """The decisions of a batch, in the order of the messages. Raises NoDecisionError."""
    document = _json(body)
    decisions = document.get("decisions") if isinstance(document, dict) else None
    if not isinstance(decisions, list) or len(decisions) != len(messages):
        raise NoDecisionError("a batch needs one decision for each message")
    return [read_as(one, message) for one, message in zip(decisions, messages, strict=True)]


def read_one(body: bytes, message: str) -> Decision:
    """The decision for the message that was sent. Raises NoDecisionError."""
    return read_as(_json(body), message)


def read_turn(body: bytes, turn: Turn) -> Decision:
    """The decision for one message of a conversation. Raises NoDecisionError, also where it was judged alone."""
    document = _json(body)
    decision = read_as(document, turn.text)
    try:
        followed = _Followed.model_validate(document)
    except ValidationError:
        raise NoDecisionError("the answer does not say what earlier messages must not keep") from None
    open_ = tuple(Span(*place) for place in followed.open)
    retract = tuple(one.retraction for one in followed.retract)
    if fault := next(_out_of_turn(decision, retract, open_, turn), None):
        raise NoDecisionError(fault)
    return decision.within(retract, open_)


def _json(body: bytes) -> Any:
    try:
        return read_json(body)
    except NotJsonError:
        raise NoDecisionError("the answer is no JSON") from None


def read_object(body: bytes) -> dict[str, Any]:
    """The JSON object in an answer. Raises NoDecisionError."""
    document = _json(body)
    if not isinstance(document, dict):
        raise NoDecisionError("the answer is no object")
    return document


def read_as(document: Any, message: str) -> Decision:
    """The decision for a message that a document is. Raises NoDecisionError."""
    try:
        answer = _Answer.model_validate(document)
        rulings = tuple(found.ruling for found in answer.findings)
        action = Action(answer.action)
    except (ValidationError, ValueError):
        raise NoDecisionError("the answer does not follow the contract") from None
    if fault := next(_contradictions(answer, action, rulings, message), None):
        raise NoDecisionError(fault)
    told = answer.notice
    return Decision(
        action,
        answer.text,
        rulings,
        answer.code,  # type: ignore[arg-type]  # one of Code, as _contradictions saw
        Notice(told.code, told.ko, told.easy_ko, told.en) if told else None,
        answer.decision_id,
        Provenance(answer.policy.id, answer.policy.version, answer.policy.sha256, answer.catalog.sha256),
        answer.took_us,
        _masks(rulings),
    )


def _contradictions(answer: _Answer, action: Action, rulings: Sequence[Ruling], message: str) -> Iterator[str]:
    """Everything in which an answer differs from any decision of the library."""
    if (answer.text is None) is not (action is Action.BLOCK):
        yield "text is there exactly when the message is not blocked"
    if answer.code is not None and (answer.code not in get_args(Code) or action is not Action.BLOCK):
        yield "a code is known, and means a block"
    if answer.code is None and action is not strongest(rulings):
        yield "the action is the strongest of the findings"
    if action is Action.ALLOW and answer.text != message:
        yield "an allowed text is not changed"
    if action is Action.REDACT and answer.text == message:
        yield "a redacted text is changed"
    if action is not Action.ALLOW and answer.notice is None:
        yield "the writer is told"
    yield from _misplaced(answer, rulings, message)


def _out_of_turn(decision: Decision, retract: Sequence[Retraction], open_: Sequence[Span], turn: Turn) -> Iterator[str]:
    """Everything in which what is said of a conversation differs from what the library says."""
    if retract and decision.action is Action.ALLOW:
        yield "what is taken back was completed by a finding"
    if any(one.message_id == turn.message_id for one in retract):
        yield "only earlier messages are taken back"
    if any(span.start > span.end for one in retract for span in one.spans):
        yield "a part of an earlier message is a place"
    if any(span.start > span.end or span.end > len(decision.text or "") for span in open_):
        yield "what may go on lies in the text"


def _misplaced(answer: _Answer, rulings: Sequence[Ruling], message: str) -> Iterator[str]:
    for found, ruling in zip(answer.findings, rulings, strict=True):
        if (found.start, found.end) != (ruling.start, ruling.end) or not _orderly(ruling.parts, len(message)):
            yield "a finding lies in the message"
        if answer.text is not None and not (ruling.out and _orderly((ruling.out,), len(answer.text))):
            yield "a finding lies in the text too"


def _orderly(parts: Sequence[Span], length: int) -> bool:
    edges = [edge for part in parts for edge in part]
    return edges == sorted(edges) and edges[-1] <= length


def _masks(rulings: Sequence[Ruling]) -> tuple[Segment, ...]:
    """The placeholders. Of a finding in two parts the hull, since the wire does not say more: it may hold others."""
    placed = ((r.out, r.entity) for r in rulings if r.out and r.action is Action.REDACT)
    # at one place the first finding names it, which may be another than in the sidecar
    return tuple(Segment(out, entities[0]) for out, entities in Span.unions(placed))
