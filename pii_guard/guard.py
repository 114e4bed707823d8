"""The guard: a message in, a decision out."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from math import inf
from pathlib import Path
from time import monotonic, perf_counter_ns
from typing import Any, NamedTuple

from pii_guard.catalog import Catalog, load_catalog
from pii_guard.clock import today
from pii_guard.errors import DetectionError, RequestError
from pii_guard.identity import new_id
from pii_guard.json_pointer import Tokens, all_leaves, as_pointer, get, replaced, together
from pii_guard.json_values import as_integer, as_text, hidden_texts
from pii_guard.model import (
    CITIZEN,
    Action,
    Code,
    Decision,
    Direction,
    Notice,
    Provenance,
    Ruling,
    Segment,
    Setting,
    Span,
    Trouble,
    strongest,
)
from pii_guard.policy import Policy, load_policy
from pii_guard.recognizer import Recognizer
from pii_guard.redact.notices import notice_for
from pii_guard.redact.redaction import Redacted, Redactor
from pii_guard.scan.scanner import Folded, Scanner
from pii_guard.sentences import request as say
from pii_guard.text import Layer

MAX_MESSAGE = 8_000  # code points: 20 pages of chat; longer text is a document, not a message
DEADLINE_MS = 1_000  # a KakaoTalk skill must answer within 5 s in all
MAX_TOGETHER = 100  # characters of the members of one object that are read as one value
WARMING = 5  # examples of each recognizer: more find nothing that is still to be built
MAX_PASSES = 4  # redacting can free an edge; each pass masks strictly more, in practice one is enough


@dataclass(frozen=True, slots=True)
class JsonDecision:
    """The answer for a JSON document: a cleaned copy, and one Decision for each string examined.

    `payload` is None when blocked. `decisions` maps the RFC 6901 pointer of a place to its Decision; `notice` is
    for the writer of all of them, `decision_id` that of the first with the strongest action.
    """

    action: Action
    payload: Any = field(repr=False)
    decisions: dict[str, Decision]
    code: Code | Trouble | None
    notice: Notice | None
    decision_id: str
    provenance: Provenance

    @property
    def findings(self) -> tuple[tuple[str, Ruling], ...]:
        """All rulings, each with the pointer of the place it was found in."""
        return tuple((pointer, f) for pointer, d in self.decisions.items() for f in d.findings)


class _Examined(NamedTuple):
    """A message after its examination: `text` is None when it is blocked."""

    action: Action
    rulings: tuple[Ruling, ...]
    text: str | None
    masks: tuple[Segment, ...] = ()


_ALLOW = Action.ALLOW  # a member of an Enum costs a look-up each time
_NOT_EXAMINED = _Examined(Action.BLOCK, (), None)


class Guard:
    """Decides what of a message may be stored or routed. Never changes after it is built.

    Safe to share between threads and tasks; a check takes microseconds and may be called from an
    event loop. Raises CatalogError or PolicyError when built; `check` never raises on any text.
    """

    def __init__(self, policy: str | Path = "default", recognizers: Iterable[Recognizer] = ()) -> None:
        """`policy` is a bundled name ("default", "strict", "office-example") or a Path to your own."""
        self.catalog: Catalog = load_catalog(recognizers)
        self.policy: Policy = load_policy(policy, self.catalog)
        self._redactor = Redactor(self.catalog, self.policy.style, self.policy.keep)
        self._scanner = Scanner(self.catalog, self.policy.office, self._redactor.placeholders)
        self.provenance = Provenance(self.policy.id, self.policy.version, self.policy.sha256, self.catalog.sha256)

    def __repr__(self) -> str:
        p = self.provenance
        return f"<Guard {p.policy_id} {p.policy_version} {p.policy_sha256[:12]}>"

    @property
    def engine(self) -> str:
        """What looks at a message first: "re2", or "re" where google-re2 is not installed. The results are the same."""
        return self._scanner.engine

    def warm_up(self) -> None:
        """Build now what is built when it is first needed: else the first messages take up to 100 ms.

        Takes some tenths of a second. Call it once, before messages come; the sidecar does, also after a reload.
        """
        for recognizer in self.catalog.recognizers:
            for example in recognizer.examples[:WARMING]:
                self.survey(example.text)

    def check(
        self,
        message: str,
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
        deadline_ms: int = DEADLINE_MS,
    ) -> Decision:
        """Examine one message: allow, redact or block.

        Offsets in the findings are code points of `message`. What cannot be examined (too long,
        past the deadline in milliseconds, a failing recognizer) is blocked with a code. Raises
        RequestError for a direction, topic or channel that the policy does not know, and for what is no string.
        """
        _require_text(message)
        setting = Setting(direction, topic, channel)
        self.policy.check_setting(setting)
        return self._decide(message, setting, monotonic() + deadline_ms / 1_000)

    def decide(self, message: str, setting: Setting = CITIZEN, deadline_ms: int = DEADLINE_MS) -> Decision:
        """As `check`, for a caller that has a Setting."""
        _require_text(message)
        self.policy.check_setting(setting)
        return self._decide(message, setting, monotonic() + deadline_ms / 1_000)

    def survey(self, message: str, setting: Setting = CITIZEN, deadline_ms: int = DEADLINE_MS) -> Decision:
        """As `check`, for a caller that hides the findings itself: they are complete also where one is blocked.

        A check stops at what is blocked, since nothing of the message is passed on; this looks on, also for
        what becomes readable only when the rest is hidden.
        """
        _require_text(message)
        self.policy.check_setting(setting)
        return self._decide(message, setting, monotonic() + deadline_ms / 1_000, past_blocks=True)

    def check_many(
        self,
        messages: Iterable[str],
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
        deadline_ms: int = DEADLINE_MS,
    ) -> Iterator[Decision]:
        """Decisions in the order of the messages, one at a time; arguments as of `check`, looked at before the first.

        Raises RequestError as `check`; of a message that is no string, when its turn comes.
        """
        setting = Setting(direction, topic, channel)
        self.policy.check_setting(setting)
        if isinstance(messages, str | bytes) or not isinstance(messages, Iterable):
            raise RequestError(say.MESSAGES)
        return (self.decide(message, setting, deadline_ms) for message in messages)

    def check_json(
        self,
        payload: Any,
        pointers: Sequence[str],
        *,
        optional: Sequence[str] = (),
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
        deadline_ms: int = DEADLINE_MS,
        budget_ms: int | None = None,
    ) -> JsonDecision:
        """Examine the strings and numbers at and below the pointers; '*' stands for every member, [""] for all.

        A number that holds a finding becomes a string in the copy. Keys are not examined. `optional` are more
        pointers: these may name nothing. The other arguments are as of `check`, the deadline for each string;
        `budget_ms` is for all of them together.
        Raises RequestError as `check`, for a malformed pointer or one that names nothing, and where a value is
        no JSON (bytes, tuple, a model …) or a string or number stands where a pointer leads on.
        """
        setting = Setting(direction, topic, channel)
        ends = monotonic() + budget_ms / 1_000 if budget_ms is not None else inf
        values = {path: get(payload, path) for path in all_leaves(payload, pointers, optional)}
        self.policy.check_setting(setting)
        beside = self._beside(values, setting, _left(ends, deadline_ms))
        decided = {
            path: self.decide_value(value, setting, _left(ends, deadline_ms), beside.get(path, ()))
            for path, value in values.items()
        }
        action = strongest(decided.values())
        changed = {path: d.text for path, d in decided.items() if d.action is Action.REDACT}
        return JsonDecision(
            action=action,
            payload=None if action is Action.BLOCK else replaced(payload, changed),
            decisions={as_pointer(path): d for path, d in decided.items()},
            **self._as_one(action, list(decided.values()), setting),
        )

    def decide_value(
        self,
        value: str | float,
        setting: Setting = CITIZEN,
        deadline_ms: int = DEADLINE_MS,
        beside: Sequence[Ruling] = (),
    ) -> Decision:
        """As `decide`, for a string or number of a JSON document.

        A number is also read as the integer it is, and what escapes hide in a string blocks it: it cannot be
        rewritten. What is found in such a reading lies at the whole value. `beside` is what else is known of it.
        """
        self.policy.check_setting(setting)
        started, text = perf_counter_ns(), as_text(value)
        deadline = monotonic() + deadline_ms / 1_000
        decision = self._decide(text, setting, deadline, beside=beside)
        if decision.text is None:
            return decision
        try:
            if not isinstance(value, str):
                return self._as_integer(decision, text, setting, deadline)
            for hidden in hidden_texts(decision.text):
                found = self._decide(hidden, setting, deadline)
                if found.action is not Action.ALLOW:
                    rulings = (*(r._replace(out=None) for r in decision.findings), *_at_whole(found.findings, text))
                    return self._decision(_Examined(Action.BLOCK, rulings, None), found.code, setting, started)
        except DetectionError as error:
            return self._decision(_NOT_EXAMINED, error.code, setting, started)
        return decision

    def _as_integer(self, decision: Decision, token: str, setting: Setting, deadline: float) -> Decision:
        """The decision on a number, or on the integer it is where only that holds something."""
        number = as_integer(token)
        if decision.action is not Action.ALLOW or number == token:
            return decision
        found = self._decide(number, setting, deadline)
        return replace(found, findings=tuple(r._replace(parts=(Span(0, len(token)),)) for r in found.findings))

    def notice(
        self, action: Action, rulings: Sequence[Ruling], setting: Setting, code: str | None = None
    ) -> Notice | None:
        """What the writer is told of an action for these rulings, or of a code; None when nothing happened."""
        return notice_for(action, code, rulings, setting.channel in self.policy.bubbles, self.catalog)

    def _as_one(self, action: Action, decisions: Sequence[Decision], setting: Setting) -> dict[str, Any]:
        """The rest of a JsonDecision: all that its decisions say as one."""
        code = next((d.code for d in decisions if d.code), None)
        rulings = [ruling for d in decisions for ruling in d.findings]
        return {
            "code": code,
            "notice": self.notice(action, rulings, setting, code),
            "decision_id": next((d.decision_id for d in decisions if d.action is action), "") or new_id(),
            "provenance": self.provenance,
        }

    def _beside(
        self, values: dict[Tokens, str | float], setting: Setting, deadline_ms: int
    ) -> dict[Tokens, list[Ruling]]:
        """What members of one object are together or under their name, as rulings on each of them."""
        texts = {path: as_text(value) for path, value in values.items()}
        found: dict[Tokens, list[Ruling]] = {}
        heads = {head for r in self.catalog.recognizers for head in r.heads}
        for stem, members in together(texts):
            joined = "-".join(texts[path] for path in members)
            named = stem.replace(" ", "").lower() in heads
            if len(joined) > MAX_TOGETHER or not (named or len(members) > 1) or not any(map(str.isdigit, joined)):
                continue
            at = len(stem) + 2
            rulings = self.survey(f"{stem}: {joined}", setting, deadline_ms).findings
            for path in members:
                here = Span(at, at + len(texts[path]))
                found[path] = [r for r in (_within(ruling, here) for ruling in rulings) if r]
                at = here.end + 1
        return found

    def _decide(
        self,
        message: str,
        setting: Setting,
        deadline: float,
        past_blocks: bool = False,
        beside: Sequence[Ruling] = (),
    ) -> Decision:
        """`past_blocks`: look on behind what is blocked; `beside`: what else is known of the message."""
        started = perf_counter_ns()
        if len(message) > MAX_MESSAGE:
            return self._decision(_NOT_EXAMINED, "TOO_LONG", setting, started)
        folded = self._scanner.fold(message)
        if not (folded.hits or beside or self.policy.deny):  # most messages: nothing of them can be personal
            took_us = (perf_counter_ns() - started) // 1_000
            return Decision(_ALLOW, message, (), None, None, new_id(), self.provenance, took_us)
        try:
            examined = self._examine(folded, setting, deadline, past_blocks, beside)
        except DetectionError as error:
            return self._decision(_NOT_EXAMINED, error.code, setting, started)
        return self._decision(examined, None, setting, started)

    def _examine(
        self, folded: Folded, setting: Setting, deadline: float, past_blocks: bool, beside: Sequence[Ruling] = ()
    ) -> _Examined:
        message = folded.text.original
        rulings = [*self._rule(folded, setting, deadline), *beside]
        if not rulings:
            return _Examined(Action.ALLOW, (), message)
        for _ in range(MAX_PASSES):
            action = strongest(rulings)
            if action is Action.BLOCK and not past_blocks:
                return _Examined(action, tuple(rulings), None)
            redacted = self._redactor.redact(message, rulings)
            if action is Action.ALLOW:
                return _Examined(action, redacted.rulings, redacted.text)
            again = (
                ()
                if self._is_clean(folded, redacted)
                else self._rule(self._scanner.fold(redacted.text), setting, deadline)
            )
            more = [r for r in again if r.action is not Action.ALLOW]
            if not more and action is Action.BLOCK:
                return _Examined(action, tuple(rulings), None)
            if not more:
                return _Examined(action, redacted.rulings, redacted.text, redacted.masks)
            layer = redacted.layer()
            rulings = [*rulings, *(_in_original(r, layer) for r in more)]
        raise DetectionError("RECOGNIZER_FAILED")

    def _is_clean(self, folded: Folded, redacted: Redacted) -> bool:
        """Whether the cleaned text certainly holds nothing more: cheap to see where folding changed nothing."""
        return not (folded.text.layers or self.policy.deny) and self._scanner.is_quiet(redacted.opaque)

    def _rule(self, folded: Folded, setting: Setting, deadline: float) -> Sequence[Ruling]:
        findings = self._scanner.scan(folded, deadline)
        return self.policy.rule(folded.text, findings, setting, today()) if findings or self.policy.deny else ()

    def _decision(self, examined: _Examined, code: Any, setting: Setting, started: int) -> Decision:
        action, rulings, text, masks = examined
        return Decision(
            action,
            text,
            rulings,
            code,
            self.notice(action, rulings, setting, code),
            new_id(),
            self.provenance,
            (perf_counter_ns() - started) // 1_000,
            masks,
        )


def _left(ends: float, deadline_ms: int) -> int:
    """Milliseconds for one more string; one at least, in which most are examined."""
    return deadline_ms if ends == inf else max(1, min(deadline_ms, int((ends - monotonic()) * 1_000)))


def _require_text(message: object) -> None:
    """Raise RequestError, in one sentence, for None, bytes, NaN and all else that is no string."""
    if not isinstance(message, str):
        raise RequestError(say.MESSAGE(kind=type(message).__name__))


def _in_original(ruling: Ruling, layer: Layer) -> Ruling:
    """A ruling on the cleaned text, moved to the places of the message it came from."""
    return ruling._replace(parts=tuple(Span(*layer.back(*part)) for part in ruling.parts))


def _at_whole(rulings: Sequence[Ruling], text: str) -> Iterator[Ruling]:
    """What was found in another reading of a text, as blocked findings at the whole of it."""
    for ruling in rulings:
        if ruling.action is not Action.ALLOW:
            yield ruling._replace(parts=(Span(0, len(text)),), action=Action.BLOCK, out=None)


def _within(ruling: Ruling, here: Span) -> Ruling | None:
    """As much of a ruling as lies in a member, in the member's own places."""
    parts = [Span(max(p.start, here.start), min(p.end, here.end)) for p in ruling.parts]
    own = tuple(Span(p.start - here.start, p.end - here.start) for p in parts if p.start < p.end)
    return ruling._replace(parts=own, out=None) if own else None
