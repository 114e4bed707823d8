"""JSON documents: each string and number examined, also as what escapes, members and heads make of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from time import monotonic, perf_counter_ns
from typing import Any

from pii_guard.errors import DetectionError
from pii_guard.examine.examiner import Examiner
from pii_guard.examine.identity import new_id
from pii_guard.examine.terms import NOT_EXAMINED, PAST_BLOCKS, Examined, Terms
from pii_guard.json.decided import as_one
from pii_guard.json.members import rows, together
from pii_guard.json.pointer import Tokens
from pii_guard.json.values import as_integer, as_text, hidden_texts
from pii_guard.model import Action, Decision, Evidence, JsonDecision, Ruling, Setting, Span, first_code, strongest

MAX_TOGETHER = 100  # characters of the members of one object that are read as one value

Values = dict[Tokens, str | float]  # what is examined of a document, by its place


class Documents:
    """Examines what is in JSON documents."""

    def __init__(self, examiner: Examiner) -> None:
        self._examiner = examiner
        self._heads = {head for r in examiner.catalog.recognizers for head in r.heads}

    def decide(self, payload: Any, values: Values, setting: Setting, deadline_ms: int, ends: float) -> JsonDecision:
        """`values` are the strings and numbers of `payload`; none of them is begun on after `ends`."""
        beside = self._beside(values, setting, _deadline(ends, deadline_ms))
        decided = {
            path: self.decide_value(value, setting, _deadline(ends, deadline_ms), beside.get(path, ()))
            for path, value in values.items()
        }
        action, rulings = strongest(decided.values()), [ruling for d in decided.values() for ruling in d.findings]
        notice = self._examiner.notice(action, rulings, setting, first_code(decided.values()))
        return as_one(payload, decided, notice, new_id(), self._examiner.provenance)

    def decide_value(
        self,
        value: str | float,
        setting: Setting,
        deadline: float,
        beside: Sequence[Ruling] = (),
    ) -> Decision:
        """The decision on one string or number.

        A number is also read as the integer it is, and what escapes hide in a string blocks it: it cannot be
        rewritten. What is found in such a reading lies at the whole value. `beside` is what else is known of it.
        """
        started, text = perf_counter_ns(), as_text(value)
        decision = self._examiner.decide(text, setting, deadline, Terms(beside=beside))
        if decision.text is None:
            return decision
        try:
            if not isinstance(value, str):
                return self._as_integer(decision, text, setting, deadline)
            for hidden in hidden_texts(decision.text):
                found = self._examiner.decide(hidden, setting, deadline)
                if found.action is not Action.ALLOW:
                    rulings = (*(r._replace(out=None) for r in decision.findings), *at_whole(found.findings, text))
                    return self._examiner.decision(Examined(Action.BLOCK, rulings, None), found.code, setting, started)
        except DetectionError as error:
            return self._examiner.decision(NOT_EXAMINED, error.code, setting, started)
        return decision

    def _as_integer(self, decision: Decision, token: str, setting: Setting, deadline: float) -> Decision:
        """The decision on a number, or on the integer it is where only that holds something."""
        number = as_integer(token)
        if decision.action is not Action.ALLOW or number == token:
            return decision
        found = self._examiner.decide(number, setting, deadline)
        return replace(found, findings=tuple(r._replace(parts=(Span(0, len(token)),)) for r in found.findings))

    def _beside(self, values: Values, setting: Setting, deadline: float) -> dict[Tokens, list[Ruling]]:
        """What members of one object are together or under their name, as rulings on each of them."""
        texts = {path: as_text(value) for path, value in values.items()}
        found: dict[Tokens, list[Ruling]] = {}
        for stem, members in together(texts):
            named = stem.replace(" ", "").lower() in self._heads
            if named or len(members) > 1:
                self._read(f"{stem}: ", members, texts, setting, deadline, found)
        for members in rows(texts):
            self._read("", members, texts, setting, deadline, found)
        return found

    def _read(
        self,
        head: str,
        members: Sequence[Tokens],
        texts: Mapping[Tokens, str],
        setting: Setting,
        deadline: float,
        found: dict[Tokens, list[Ruling]],
    ) -> None:
        """Note in `found` what members are as one value; without a head only what is sure, and all of them."""
        joined = "-".join(texts[path] for path in members)
        if len(joined) > MAX_TOGETHER or not any(map(str.isdigit, joined)):
            return
        rulings = self._examiner.decide(head + joined, setting, deadline, PAST_BLOCKS).findings
        if not head:
            rulings = tuple(r for r in rulings if r.evidence is Evidence.CONFIRMED and r.end - r.start == len(joined))
        at = len(head)
        for path in members:
            here = Span(at, at + len(texts[path]))
            known = {(r.entity, r.parts) for r in found.get(path, ())}
            inside = [
                r for r in (_within(ruling, here) for ruling in rulings) if r and (r.entity, r.parts) not in known
            ]
            if inside:
                found.setdefault(path, []).extend(inside)
            at = here.end + 1


def _deadline(ends: float, deadline_ms: int) -> float:
    """When the examination of one more string is given up: in a millisecond at least, enough for most."""
    now = monotonic()
    return max(now + 0.001, min(now + deadline_ms / 1_000, ends))


def at_whole(rulings: Sequence[Ruling], text: str) -> Iterator[Ruling]:
    """What was found in another reading of a text, as blocked findings at the whole of it."""
    for ruling in rulings:
        if ruling.action is not Action.ALLOW:
            yield ruling._replace(parts=(Span(0, len(text)),), action=Action.BLOCK, out=None)


def is_by_chance(ruling: Ruling, text: str) -> bool:
    """Whether something weak was found behind a letter, as in a random id: call_9hPW3jSOi2 is no password."""
    before = text[ruling.start - 1 : ruling.start]
    is_weak = ruling.evidence is Evidence.PLAUSIBLE and ruling.action is Action.REDACT
    return is_weak and before.isascii() and before.isalpha()


def _within(ruling: Ruling, here: Span) -> Ruling | None:
    """As much of a ruling as lies in a member, in the member's own places."""
    parts = [Span(max(p.start, here.start), min(p.end, here.end)) for p in ruling.parts]
    own = tuple(Span(p.start - here.start, p.end - here.start) for p in parts if p.start < p.end)
    return ruling._replace(parts=own, out=None) if own else None
