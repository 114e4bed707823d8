"""The guard: a message in, a decision out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from math import inf
from pathlib import Path
from time import monotonic, perf_counter_ns
from typing import TYPE_CHECKING, Any

from pii_guard.catalog import load_catalog
from pii_guard.conversation.kept import AsyncConversation, Conversation
from pii_guard.conversation.reading import Reader
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import RequestError
from pii_guard.examine.documents import Documents
from pii_guard.examine.examiner import Examiner
from pii_guard.examine.terms import NOT_EXAMINED, PAST_BLOCKS
from pii_guard.guard.pickling import named, rebuilt
from pii_guard.json.pointer import all_leaves, get
from pii_guard.model import (
    CITIZEN,
    Action,
    Code,
    Decision,
    Direction,
    JsonDecision,
    Notice,
    Provenance,
    Ruling,
    Setting,
)
from pii_guard.policy import Policy, PolicySource, load_policy
from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.expressions import compile_all
from pii_guard.sentences import request as say
from pii_guard.state.memory import MemoryStore
from pii_guard.state.store import AsyncStateStore, StateStore

if TYPE_CHECKING:  # few guards explain or have workers: neither is imported before
    from pii_guard.explain import Explanation
    from pii_guard.explain.explainer import Explainer
    from pii_guard.explain.turns import TurnExplanation

DEADLINE_MS = 1_000  # a KakaoTalk skill must answer within 5 s in all
WARMING = 5  # examples of each recognizer: more find nothing that is still to be built


class Guard:
    """Decides what of a message may be stored or routed. Never changes after it is built.

    Safe to share between threads and tasks; a check takes microseconds and may be called from an
    event loop. Raises CatalogError or PolicyError when built; `check` never raises on any text.
    """

    def __init__(self, policy: str | Path | PolicySource = "default", recognizers: Iterable[Recognizer] = ()) -> None:
        """`policy` is a bundled name ("default", "strict", "office-example") or a Path to your own."""
        self._own = tuple(recognizers)
        self.catalog: Catalog = load_catalog(self._own)
        self.policy: Policy = load_policy(policy, self.catalog)
        self._examiner = Examiner(self.catalog, self.policy)
        self._documents = Documents(self._examiner)
        self._reader = Reader(self._examiner)
        self._memory = MemoryStore()
        self.provenance: Provenance = self._examiner.provenance

    def __repr__(self) -> str:
        p = self.provenance
        return f"<Guard {p.policy_id} {p.policy_version} {p.policy_sha256[:12]}>"

    def __reduce__(self) -> tuple[Callable[..., "Guard"], tuple[object, ...]]:
        """A guard travels as its policy's bytes and the names of own recognizers, and is built once per process.

        Raises CatalogError for an own recognizer that no module names, and where it arrives when the rules there are
        others.
        """
        return rebuilt, (type(self), self.policy.source, self.catalog.sha256, named(self._own))

    @cached_property
    def _explainer(self) -> "Explainer":
        from pii_guard.explain.explainer import Explainer

        return Explainer(self._examiner)

    @property
    def engine(self) -> str:
        """What looks at a message first; the results are the same, the time is not.

        "tables": built ahead of time and run by a compiled extension; "re2" where that is missing, "re" without RE2.
        """
        return self._examiner.engine

    def warm_up(self) -> None:
        """Build now what is built when it is first needed: else the first messages take up to 100 ms.

        Takes some tenths of a second. Call it once, before messages come; the sidecar does, also after a reload.
        """
        _ = self._explainer
        compile_all()
        self._examiner.warm_up()
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
        if not isinstance(message, str):
            _require_text(message)
        setting = CITIZEN
        if not (direction == "citizen" and topic is None and channel is None):
            setting = Setting(direction, topic, channel)
            self.policy.check_setting(setting)
        return self._examiner.decide(message, setting, monotonic() + deadline_ms / 1_000)

    def decide(self, message: str, setting: Setting = CITIZEN, deadline_ms: int = DEADLINE_MS) -> Decision:
        """As `check`, for a caller that has a Setting."""
        if not isinstance(message, str):
            _require_text(message)
        if setting is not CITIZEN:
            self.policy.check_setting(setting)
        return self._examiner.decide(message, setting, monotonic() + deadline_ms / 1_000)

    def survey(self, message: str, setting: Setting = CITIZEN, deadline_ms: int = DEADLINE_MS) -> Decision:
        """As `check`, for a caller that hides the findings itself: they are complete also where one is blocked.

        A check stops at what is blocked, since nothing of the message is passed on; this looks on, also for
        what becomes readable only when the rest is hidden.
        """
        _require_text(message)
        self.policy.check_setting(setting)
        return self._examiner.decide(message, setting, monotonic() + deadline_ms / 1_000, PAST_BLOCKS)

    def explain(
        self,
        message: str,
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
        deadline_ms: int = DEADLINE_MS,
        on: date | None = None,
    ) -> "Explanation":
        """Why: the decision of `check`, every gate that each candidate met, and what came close and is not found.

        `on` is the day in Korea on which it is ruled, for entries that end; today unless given. Takes some hundred
        microseconds, the first time more. Raises RequestError as `check`.
        """
        _require_text(message)
        setting = Setting(direction, topic, channel)
        self.policy.check_setting(setting)
        return self._explainer.explain(message, setting, deadline_ms, on)

    def check_many(
        self,
        messages: Iterable[str],
        *,
        direction: Direction = "citizen",
        topic: str | None = None,
        channel: str | None = None,
        deadline_ms: int = DEADLINE_MS,
        workers: int = 1,
    ) -> Iterator[Decision]:
        """Decisions in the order of the messages, one at a time; arguments as of `check`, looked at before the first.

        With more `workers` that many processes decide, each with this guard; some hundred messages for each are read
        ahead. They take most of a second to start, which pays from some 30,000 messages on. What a process held that
        died is blocked with RECOGNIZER_FAILED. The program must be one that can be imported
        (`if __name__ == "__main__":`).
        Raises RequestError as `check`; of a message that is no string, when its turn comes.
        """
        setting = Setting(direction, topic, channel)
        self.policy.check_setting(setting)
        if isinstance(messages, str | bytes) or not isinstance(messages, Iterable):
            raise RequestError(say.MESSAGES)
        if not isinstance(workers, int) or workers < 1:
            raise RequestError(say.WORKERS)
        if workers > 1:
            from pii_guard.guard.many import decide_many

            return decide_many(self, messages, setting, deadline_ms, workers)
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
        return self._documents.decide(payload, values, setting, deadline_ms, ends)

    def decide_value(
        self,
        value: str | float,
        setting: Setting = CITIZEN,
        deadline_ms: int = DEADLINE_MS,
        beside: Sequence[Ruling] = (),
    ) -> Decision:
        """As `decide`, for a string or number of a JSON document; `beside` is what else is known of it."""
        self.policy.check_setting(setting)
        return self._documents.decide_value(value, setting, monotonic() + deadline_ms / 1_000, beside)

    def turn(
        self, window: Window, turn: Turn, *, deadline_ms: int = DEADLINE_MS, lost: bool = False
    ) -> tuple[Decision, Window]:
        """One message of a conversation: its decision, and what is to be remembered for the next. Stores nothing.

        For who keeps the window in a transaction of his own; `conversation` is for everybody else. `lost` says that
        earlier messages may have been lost. Raises RequestError as `check`, and for ids that are no ids.
        """
        if not isinstance(turn.text, str):
            _require_text(turn.text)
        if turn.setting is not CITIZEN:
            self.policy.check_setting(turn.setting)
        return self._reader.turn(window, turn.check(), monotonic() + deadline_ms / 1_000, lost)

    def explain_turn(self, window: Window, turn: Turn, *, deadline_ms: int = DEADLINE_MS) -> "TurnExplanation":
        """As `turn`, with the reasons: the message by itself, what it was joined with, and which pieces were closed.

        Raises RequestError as `turn`.
        """
        from pii_guard.explain.turns import explain_turn

        decision, after = self.turn(window, turn, deadline_ms=deadline_ms)
        alone = self._explainer.explain(turn.text, turn.setting, deadline_ms)
        return explain_turn(alone, decision, window, after, turn, self.catalog)

    def refused(self, code: Code, setting: Setting = CITIZEN) -> Decision:
        """The block of a message that could not be examined, for who keeps the state of conversations himself."""
        return self._examiner.decision(NOT_EXAMINED, code, setting, perf_counter_ns())

    def allowed(self, message: str, took_us: int) -> Decision:
        """The decision on a message in which another process has found nothing, in `took_us` microseconds."""
        return self._examiner.quiet(message, took_us)

    def conversation(self, id: str, store: StateStore | None = None) -> Conversation:  # noqa: A002 - its name everywhere
        """A consultation whose messages are read together, kept in `store`; without one in this process alone.

        With several processes a store that they share is needed: the pieces of one number reach different ones.
        """
        return Conversation(self, id, store if store is not None else self._memory)

    def async_conversation(self, id: str, store: AsyncStateStore) -> AsyncConversation:  # noqa: A002
        """The same for an event loop, where the store is remote."""
        return AsyncConversation(self, id, store)

    def notice(
        self, action: Action, rulings: Sequence[Ruling], setting: Setting, code: str | None = None
    ) -> Notice | None:
        """What the writer is told of an action for these rulings, or of a code; None when nothing happened."""
        return self._examiner.notice(action, rulings, setting, code)


def _require_text(message: object) -> None:
    """Raise RequestError, in one sentence, for None, bytes, NaN and all else that is no string."""
    if not isinstance(message, str):
        raise RequestError(say.MESSAGE(kind=type(message).__name__))
