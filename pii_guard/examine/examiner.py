"""One text under one policy: what is found, ruled and masked, until nothing more becomes readable."""

from collections.abc import Sequence
from datetime import date
from time import perf_counter_ns
from typing import Any

from pii_guard.errors import DetectionError
from pii_guard.examine.identity import new_id
from pii_guard.examine.terms import NOT_EXAMINED, PLAIN, Examined, Terms
from pii_guard.model import (
    ASKED,
    Action,
    Decision,
    Finding,
    Notice,
    Provenance,
    Ruling,
    Setting,
    Span,
    strongest,
)
from pii_guard.model.text import Layer, Text
from pii_guard.policy import Policy
from pii_guard.recognizer import Pattern
from pii_guard.recognizer.catalog import Catalog
from pii_guard.redact.notices import notice_for
from pii_guard.redact.redaction import Redacted, Redactor
from pii_guard.scan.matchers import PatternMatcher, propose, time_left
from pii_guard.scan.prefilter import Glance
from pii_guard.scan.scanner import Folded, Scanner
from pii_guard.scan.watch import Watch

MAX_MESSAGE = 8_000  # code points: 20 pages of chat; longer text is a document, not a message
MAX_PASSES = 4  # redacting can free an edge; each pass masks strictly more, in practice one is enough

_ALLOW = Action.ALLOW  # a member of an Enum costs a look-up each time
_UNREAD: Glance = (), ()


class Examiner:
    """Examines texts; never changes after it is built. Deadlines are seconds of `time.monotonic`."""

    def __init__(self, catalog: Catalog, policy: Policy) -> None:
        self.catalog = catalog
        self.policy = policy
        self.provenance = Provenance(policy.id, policy.version, policy.sha256, catalog.sha256)
        self._redactor = Redactor(catalog, policy.style, policy.keep)
        self._scanner = Scanner(catalog, policy.office, self._redactor.placeholders)
        self._always = bool(policy.deny)  # what an office denies is in no table: every message is read
        self._quiet = Decision(_ALLOW, "", (), None, None, "", self.provenance)

    @property
    def engine(self) -> str:
        """What looks at a message first: "tables", "re2" or "re"."""
        return self._scanner.engine

    def warm_up(self) -> None:
        """As `Scanner.warm_up`."""
        self._scanner.warm_up()

    def notice(
        self, action: Action, rulings: Sequence[Ruling], setting: Setting, code: str | None = None
    ) -> Notice | None:
        """What the writer is told of an action for these rulings, or of a code; None when nothing happened."""
        return notice_for(action, code, rulings, setting.channel in self.policy.bubbles, self.catalog)

    def glance(self, message: str) -> Glance:
        """What `decide` and `fold` may be told of a message, and what in it may have to do with others."""
        return self._scanner.glance(message) if len(message) <= MAX_MESSAGE else _UNREAD

    def decide(
        self,
        message: str,
        setting: Setting,
        deadline: float,
        terms: Terms = PLAIN,
        seen: Glance | None = None,
    ) -> Decision:
        """Most messages are quiet: nothing of them can be personal, and nothing of them changes by folding.

        `seen` is what `glance` gave, where somebody has looked at the message.
        """
        started = perf_counter_ns()
        if len(message) > MAX_MESSAGE:
            return self.decision(NOT_EXAMINED, "TOO_LONG", setting, started)
        if seen is None:
            seen = self._scanner.glance(message)
        if not (seen[0] or self._always or terms.beside or terms.watch):
            return self._quiet.again(message, new_id(), (perf_counter_ns() - started) // 1_000)
        try:
            folded = self._scanner.folded(message, seen, deadline)
        except DetectionError as error:
            return self.decision(NOT_EXAMINED, error.code, setting, started)
        if terms.watch is not None:
            terms.watch.read(folded.text)
        return self.decision(*self.examine(folded, setting, deadline, terms), setting, started)

    def quiet(self, message: str, took_us: int) -> Decision:
        """The decision on a message that holds nothing."""
        return self._quiet.again(message, new_id(), took_us)

    def fold(self, message: str, deadline: float, seen: Glance | None = None) -> Folded:
        """The message as patterns read it, for `examine` and `findings`. Raises DetectionError, as for one too long.

        `seen` as for `decide`.
        """
        if len(message) > MAX_MESSAGE:
            raise DetectionError("TOO_LONG")
        return self._scanner.folded(message, seen or self._scanner.glance(message), deadline)

    def examine(
        self, folded: Folded, setting: Setting, deadline: float, terms: Terms = PLAIN
    ) -> tuple[Examined, str | None]:
        """As `decide`, for who has to know where everything went; with the code where it was not examined."""
        try:
            return self._examine(folded, setting, deadline, terms), None
        except DetectionError as error:
            return NOT_EXAMINED, error.code

    @property
    def numbers(self) -> bool:
        """Whether placeholders are numbered."""
        return self._redactor.numbers

    def read(self, text: str, setting: Setting, deadline: float) -> Sequence[Ruling]:
        """The rulings on a text that is no message: nothing is masked. Raises DetectionError."""
        folded = self._scanner.fold(text, deadline)
        return self._rule(folded, setting, deadline, None) if folded.hits else ()

    def findings(self, folded: Folded, deadline: float) -> tuple[Finding, ...]:
        """What is found in a message, look-alikes too. Raises DetectionError."""
        return self._scanner.scan(folded, deadline, decoys=True)

    def answers(self, entity: str, pattern: Pattern, text: Text, setting: Setting, deadline: float) -> Sequence[Ruling]:
        """The rulings on what a pattern matches that holds only in the answer to a question."""
        recognizer = self.catalog.by_entity[entity]
        matcher = PatternMatcher(recognizer, pattern, entity in self.catalog.bundled)
        findings = [
            Finding(
                entity, c.kind, tuple(text.span(*p) for p in c.parts), c.evidence, True, f"{entity}/{c.name}{ASKED}"
            )
            for _, c in propose([matcher], text, self.policy.office, deadline)
        ]
        return self.policy.rule(text, findings, setting, None) if findings else ()

    def placeholder(self, entity: str) -> str:
        """What stands for a part of this entity in an earlier message."""
        return self._redactor.placeholder(entity)

    def _examine(self, folded: Folded, setting: Setting, deadline: float, terms: Terms) -> Examined:
        message = folded.text.original
        own = rulings = self._own(folded, setting, deadline, terms)
        if terms.beside:
            rulings = [*own, *(ruling for ruling in terms.beside if not _is_found(ruling, own))]
        if not rulings:  # cost only: most messages
            return Examined(_ALLOW, (), message)
        for _ in range(MAX_PASSES):
            action = strongest(rulings)
            if action is Action.BLOCK and not terms.past_blocks:
                return Examined(action, tuple(rulings), None)
            time_left(deadline)
            redacted = self._redactor.redact(message, rulings, terms.given)
            if action is _ALLOW:
                return Examined(action, redacted.rulings, redacted.text, (), redacted)
            time_left(deadline)
            more: Sequence[Ruling] = ()
            if not self._is_clean(folded, redacted):
                again = self._rule(self._scanner.fold(redacted.text, deadline), setting, deadline, terms.on)
                more = [r for r in again if r.action is not _ALLOW]
            if not more and action is Action.BLOCK:
                return Examined(action, tuple(rulings), None)
            if not more:
                return Examined(action, redacted.rulings, redacted.text, redacted.masks, redacted)
            layer = redacted.layer()
            rulings = [*rulings, *(_in_original(r, layer) for r in more)]
        raise DetectionError("RECOGNIZER_FAILED")

    def _is_clean(self, folded: Folded, redacted: Redacted) -> bool:
        """Whether the cleaned text certainly holds nothing more: cheap to see where folding changed nothing."""
        return not (folded.text.layers or self.policy.deny) and self._scanner.is_quiet(redacted.opaque)

    def _rule(
        self, folded: Folded, setting: Setting, deadline: float, on: date | None, watch: Watch | None = None
    ) -> Sequence[Ruling]:
        findings = self._scanner.scan(folded, deadline, watch=watch)
        if not (findings or self.policy.deny):
            return ()
        return self.policy.rule(folded.text, findings, setting, on)

    def _own(self, folded: Folded, setting: Setting, deadline: float, terms: Terms) -> Sequence[Ruling]:
        """The rulings on what stands in the message itself."""
        if terms.found is None:
            return self._rule(folded, setting, deadline, terms.on, terms.watch)
        personal = [finding for finding in terms.found if not self.catalog.by_entity[finding.entity].decoy]
        return self.policy.rule(folded.text, personal, setting, None) if personal or self.policy.deny else ()

    def decision(self, examined: Examined, code: Any, setting: Setting, started: int) -> Decision:
        """What the caller gets; `started` is a reading of `time.perf_counter_ns`."""
        action, rulings, text, masks, _ = examined
        if text is not None and not rulings:
            return self._quiet.again(text, new_id(), (perf_counter_ns() - started) // 1_000)
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


def _is_found(ruling: Ruling, own: Sequence[Ruling]) -> bool:
    """Whether what a question made an answer is found in the message without it."""
    if not ruling.rule.endswith(ASKED):
        return False
    return any(r.entity == ruling.entity and r.start <= ruling.start and ruling.end <= r.end for r in own)


def _in_original(ruling: Ruling, layer: Layer) -> Ruling:
    """A ruling on the cleaned text, moved to the places of the message it came from."""
    return ruling._replace(parts=tuple(Span(*layer.back(*part)) for part in ruling.parts))
