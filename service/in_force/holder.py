"""The guard and the gateway in force, swapped whole on a reload, and what is done with each of its decisions."""

from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from time import time
from typing import TYPE_CHECKING

from pii_guard import Action, Decision, Guard, RequestError
from pii_guard.audit.compare import difference
from pii_guard.conversation.window import Turn
from pii_guard.guard import DEADLINE_MS
from pii_guard.model import Setting
from pii_guard.scan.scanner import COMMON_RULES

from ..declared.gateway import Gateway
from ..http.turns import LONG_TEXT, aside
from ..record.ledger import Ledger
from .conversations import Conversations

if TYPE_CHECKING:
    from ..declared.departments import Departments


@dataclass(frozen=True)
class InForce:
    """Everything that a reload replaces, at once. `since` is a Unix time in seconds.

    `untested`: nobody has written down, in cases beside the policy, what it must do. `given` are the rules that
    have ruled since. `shadow` is a draft that decides beside the guard and does not act.
    """

    guard: Guard
    gateway: Gateway
    since: float
    untested: bool = False
    departments: "Departments | None" = None
    given: set[str] = field(default_factory=set)
    shadow: Guard | None = None

    def has_rule(self, rule: str) -> bool:
        """Whether a rule of that name can have ruled."""
        return rule in self.given or rule in self._rules

    @cached_property
    def _rules(self) -> frozenset[str]:
        """All patterns, what any recognizer may find by, and what those of code call theirs: their examples say so."""
        recognizers = self.guard.catalog.recognizers
        named = {f"{r.entity}/{name}" for r in recognizers for name in (*(p.name for p in r.patterns), *COMMON_RULES)}
        texts = (example.text for r in recognizers if r.find for example in r.examples)
        return frozenset(named) | {finding.rule for text in texts for finding in self.guard.check(text).findings}


class Holder:
    """A handler takes `holder.guard` once a request, so that one request is decided by one policy."""

    def __init__(
        self,
        guard: Guard,
        ledger: Ledger,
        gateway: Gateway | None = None,
        untested: bool = False,
        departments: "Departments | None" = None,
        conversations: Conversations | None = None,
        shadow: Guard | None = None,
    ) -> None:
        self.ledger = ledger
        self.conversations = conversations or Conversations()
        self.conversations.evicted = ledger.metrics.evicted
        self.draining = False
        self.reload_failed_at: float | None = None  # Unix time; the last good one stays in force
        self.now = InForce(guard, gateway or Gateway(), time(), untested, departments, shadow=shadow)
        ledger.metrics.loaded(self.now.since, guard.engine)
        ledger.metrics.observing(ledger.observe)

    def entity_of(self, rule: str) -> str | None:
        """The entity of a finding's `rule`; None where no rule in force has that name."""
        return rule.partition("/")[0] if self.now.has_rule(rule) else None

    @property
    def guard(self) -> Guard:
        """The guard in force."""
        return self.now.guard

    def swap(
        self,
        guard: Guard,
        gateway: Gateway,
        untested: bool = False,
        departments: "Departments | None" = None,
        shadow: Guard | None = None,
    ) -> None:
        """Put another guard, gateway and departments in force; requests that have begun keep theirs."""
        self.now = InForce(guard, gateway, time(), untested, departments, shadow=shadow)
        self.reload_failed_at = None
        self.ledger.metrics.loaded(self.now.since, guard.engine)

    async def check(
        self, guard: Guard, message: str, setting: Setting, deadline_ms: int = DEADLINE_MS, caller: str | None = None
    ) -> Decision:
        """The decision to act on: made, counted and recorded.

        Raises RequestError for a topic or channel that the policy does not know, and ProblemError 503 where the
        decision could not be recorded: then nothing may be passed on.
        """
        if len(message) <= LONG_TEXT:
            decision = guard.decide(message, setting, deadline_ms)
        else:
            decision = await aside(partial(guard.decide, message, setting, deadline_ms))
        if self.now.shadow is not None:
            await self._beside(self.now.shadow, decision, message, setting, deadline_ms)
        return self.enter(decision, message, setting, caller)

    async def _beside(
        self, shadow: Guard, decision: Decision, message: str, setting: Setting, deadline_ms: int
    ) -> None:
        """Count how a draft would have decided. A topic that it does not know is a difference too."""
        try:
            other = await aside(partial(shadow.decide, message, setting, deadline_ms))
        except RequestError:
            self.ledger.metrics.shadowed("changed")
        else:
            self.ledger.metrics.shadowed(difference(decision, other) or "same")

    async def follow(
        self, guard: Guard, conversation: str, turn: Turn, deadline_ms: int = DEADLINE_MS, caller: str | None = None
    ) -> Decision:
        """As `check`, of a message that is read together with those before it."""
        decision = await self.conversations.check(guard, conversation, turn, deadline_ms)
        return self.enter(decision, turn.text, turn.setting, caller)

    def enter(self, decision: Decision, message: str, setting: Setting, caller: str | None = None) -> Decision:
        """Count and record a decision that a guard has made; returns the one to act on, under an id of ours.

        In observe mode every message passes as it is. Raises ProblemError 503 as `check`.
        """
        decision = self.record(decision, setting, caller)
        self.count(decision, setting)
        if not self.ledger.observe:
            return decision
        passed = replace(decision, action=Action.ALLOW, text=message, findings=(), code=None, notice=None)
        return replace(passed, masks=(), retract=(), open=())

    def record(self, decision: Decision, setting: Setting, caller: str | None) -> Decision:
        """The first half of `enter`, in any thread: the decision under an id of ours, recorded."""
        return self.ledger.record(decision, setting, caller)

    def count(self, decision: Decision, setting: Setting) -> None:
        """The second half, in the event loop."""
        self.ledger.count(decision, setting)
        if decision.findings:
            self.now.given.update(finding.rule for finding in decision.findings)
