"""The gates of what was found: how sure it is, which word named it, which entries and clauses spoke of it."""

from collections.abc import Iterator, Sequence
from datetime import date

from pii_guard.explain.explanation import Gate, Step
from pii_guard.explain.hearing import Hearing, Kept
from pii_guard.model import Evidence, Ruling, Setting, Span
from pii_guard.model.text import Text
from pii_guard.policy import Policy
from pii_guard.recognizer import Recognizer
from pii_guard.sentences import Sentence
from pii_guard.sentences import explanation as say

DIRECTLY = 4  # characters of a particle and marks between a label and its value


def found_step(ruling: Ruling, text: Text, policy: Policy, setting: Setting, on: date, hearing: Hearing) -> Step:
    """The step of one ruling."""
    recognizer = policy.catalog.by_entity[ruling.entity]
    kept = _kept(ruling, text, hearing)
    by_entry = any(ruling.clause == entry.id for entry in policy.allow)
    gates = [
        Gate("shape", True),
        Gate("value", True, _value(ruling, text, hearing, recognizer)),
        Gate("edge", True),
        Gate("context", True, _context(ruling, kept)),
        Gate("compete", True),
        Gate("length", True),
        Gate("allow", not by_entry, _allow(ruling, text, policy, setting, on)),
    ]
    if not by_entry:
        gates += [Gate("clause", True, _clause(ruling, policy, setting)), Gate("action", True)]
    weights = tuple(recognizer.weights(text, kept.candidate.parts[0])) if recognizer.weights and kept else ()
    label = Sentence(recognizer.label, recognizer.label_en)
    return Step(
        ruling.entity, label, ruling.kind, ruling.parts, ruling.rule, tuple(gates), ruling.action, False, weights
    )


def _kept(ruling: Ruling, text: Text, hearing: Hearing) -> Kept | None:
    """What the scan told of it; None of what was found in a cleaned text, or by a list of the policy."""
    for kept in hearing.all_kept:
        own = kept.recognizer.entity == ruling.entity and f"{ruling.entity}/{kept.candidate.name}" == ruling.rule
        if own and original(text, kept.candidate.parts) == ruling.parts:
            return kept
    return None


def original(text: Text, parts: Sequence[Span]) -> tuple[Span, ...]:
    """Places of the folded text in the message."""
    return tuple(text.span(part.start, part.end) if part.end > part.start else part for part in parts)


def _value(ruling: Ruling, text: Text, hearing: Hearing, recognizer: Recognizer) -> Sentence:
    """What confirms it; of what nothing confirms, why a pattern in front of its own refuted the same characters."""
    if ruling.evidence is Evidence.CONFIRMED:
        return say.CONFIRMED
    rules = [f"{ruling.entity}/{pattern.name}" for pattern in recognizer.patterns]  # the strict ones stand in front
    stricter = rules[: rules.index(ruling.rule)] if ruling.rule in rules else []
    for refuted in hearing.all_refuted:
        told = f"{refuted.recognizer.entity}/{refuted.name}"
        if told in stricter and original(text, refuted.parts) == ruling.parts:
            return refuted.why
    return say.PLAUSIBLE


def _context(ruling: Ruling, kept: Kept | None) -> Sentence:
    if not ruling.in_context:
        return say.NO_WORD_NEEDED
    if kept is None or kept.distance <= DIRECTLY:
        return say.LABELLED if ruling.kind == "doubtful" else say.DIRECTLY
    return say.NEARBY(far=kept.distance)


def _allow(ruling: Ruling, text: Text, policy: Policy, setting: Setting, on: date) -> Sentence | None:
    entries = policy.entries_of(ruling.entity)
    value = " ".join(text.folded_slice(part) for part in ruling.parts) if entries else ""
    for entry in policy.allow:
        if ruling.clause == entry.id:
            return say.LISTED(entry=entry.short_id, why=entry.why)
    for entry in entries:
        if why := entry.unused(text, ruling, value, setting.direction, on):
            return why
    return None


def _clause(ruling: Ruling, policy: Policy, setting: Setting) -> Sentence | None:
    """The clauses that were asked in front of the one that decided, each with what it lacked."""
    asked = list(_not_applied(ruling, policy, setting))
    return say.joined(asked) if asked else None


def _not_applied(ruling: Ruling, policy: Policy, setting: Setting) -> Iterator[Sentence]:
    for clause in policy.clauses_of(ruling.entity):
        if clause.id == ruling.clause:
            return
        unmet = list(clause.unmet(ruling.kind, setting))
        if unmet and not _of_other_kinds(clause.kinds, ruling.kind):
            yield say.NOT_APPLIED(clause=clause.id, unmet=say.joined(unmet, ", "))


def _of_other_kinds(kinds: Sequence[str], kind: str) -> bool:
    """Whether a clause is about something else altogether: no news for whoever asks about this."""
    return bool(kinds) and kind not in kinds
