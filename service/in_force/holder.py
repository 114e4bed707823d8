"""The guard and the gateway in force, swapped whole on a reload, and what is done with each of its decisions."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from time import time

from pii_guard import Action, Decision, Guard
from pii_guard.guard import DEADLINE_MS
from pii_guard.model import Setting

from ..declared.gateway import Gateway
from ..record.ledger import Ledger

_WORDS = re.compile(r"[a-z]{1,20}(?:-[a-z]{1,20}){0,3}")


@dataclass(frozen=True)
class InForce:
    """Everything that a reload replaces, at once. `since` is a Unix time in seconds.

    `untested`: nobody has written down, in cases beside the policy, what it must do.
    """

    guard: Guard
    gateway: Gateway
    since: float
    untested: bool = False

    @cached_property
    def patterns(self) -> Mapping[str, frozenset[str] | None]:
        """The named patterns of each entity; None where its recognizer finds by code, which names them in words."""
        return {
            r.entity: None if r.find else frozenset(p.name for p in r.patterns) for r in self.guard.catalog.recognizers
        }


class Holder:
    """A handler takes `holder.guard` once a request, so that one request is decided by one policy."""

    def __init__(self, guard: Guard, ledger: Ledger, gateway: Gateway | None = None, untested: bool = False) -> None:
        self.ledger = ledger
        self.draining = False
        self.reload_failed_at: float | None = None  # Unix time; the last good one stays in force
        self.now = InForce(guard, gateway or Gateway(), time(), untested)
        ledger.metrics.loaded(self.now.since)
        ledger.metrics.observing(ledger.observe)

    def entity_of(self, rule: str) -> str | None:
        """The entity of a finding's `rule`; None for what can be no rule. Digits pass only where a pattern has them."""
        entity, _, pattern = rule.partition("/")
        patterns = self.now.patterns.get(entity, frozenset())
        known = pattern in patterns if patterns is not None else _WORDS.fullmatch(pattern) is not None
        return entity if known else None

    @property
    def guard(self) -> Guard:
        """The guard in force."""
        return self.now.guard

    def swap(self, guard: Guard, gateway: Gateway, untested: bool = False) -> None:
        """Put another guard and gateway in force; requests that have begun keep theirs."""
        self.now = InForce(guard, gateway, time(), untested)
        self.reload_failed_at = None
        self.ledger.metrics.loaded(self.now.since)

    def check(
        self, guard: Guard, message: str, setting: Setting, deadline_ms: int = DEADLINE_MS, caller: str | None = None
    ) -> Decision:
        """The decision to act on: made, counted and recorded.

        Raises RequestError for a topic or channel that the policy does not know, and ProblemError 503 where the
        decision could not be recorded: then nothing may be passed on.
        """
        return self.enter(guard.decide(message, setting, deadline_ms), message, setting, caller)

    def enter(self, decision: Decision, message: str, setting: Setting, caller: str | None = None) -> Decision:
        """Count and record a decision that a guard has made; returns the one to act on.

        They differ in observe mode only: then every message passes as it is. Raises ProblemError 503 as `check`.
        """
        self.ledger.enter(decision, setting, caller)
        if not self.ledger.observe:
            return decision
        return replace(decision, action=Action.ALLOW, text=message, findings=(), code=None, notice=None, masks=())
