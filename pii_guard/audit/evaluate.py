"""How well the rules do on a corpus in which somebody marked what is personal.

leak       share of the marked characters that stay readable in what is passed on; of a blocked message none does
precision  share of what was found that is marked; recall: share of what is marked that was found; F2 weighs recall four
           times as much. Strict: the same span and entity; partial: the same entity and some character in common
           (MUC-5's "partial" counted whole, as nervaluate's `ent_type` does for overlapping spans)
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from pii_guard.audit.corpus import Gold, Placed
from pii_guard.errors import PolicyError
from pii_guard.guard import Guard
from pii_guard.model import Action, Decision, Ruling
from pii_guard.sentences import audit as say

WORST = 20
NOTHING = "–"  # in the table of confusion: marked and not found, or found and not marked


@dataclass
class Score:
    """Counts of one entity, of one form, or of all."""

    gold: int = 0
    found: int = 0
    strict: int = 0
    recalled: int = 0  # marked spans that something of their entity touches
    precise: int = 0  # findings that touch a marked span of their entity
    characters: int = 0
    leaked: int = 0

    @property
    def leak(self) -> float:
        """Share of marked characters that stay readable, 0 to 1."""
        return _share(self.leaked, self.characters, 0.0)

    def measured(self) -> dict[str, float]:
        """Every figure from 0 to 1, by its name."""
        exact = _figures(_share(self.strict, self.found), _share(self.strict, self.gold), "strict")
        partial = _figures(_share(self.precise, self.found), _share(self.recalled, self.gold), "partial")
        return {"leak": self.leak, **exact, **partial}


def _share(part: int, whole: int, of_nothing: float = 1.0) -> float:
    return part / whole if whole else of_nothing


def _figures(precision: float, recall: float, how: str) -> dict[str, float]:
    f2 = 5 * precision * recall / (4 * precision + recall) if precision + recall else 0.0
    return {f"precision_{how}": precision, f"recall_{how}": recall, f"f2_{how}": f2}


class Leak(NamedTuple):
    """A message of which something marked stays readable: by its place, never by its text."""

    place: str
    entities: tuple[str, ...]
    characters: int


@dataclass
class Evaluation:
    """All figures of a corpus."""

    messages: int = 0
    whole: Score = field(default_factory=Score)
    by_entity: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    by_form: defaultdict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    leaks: list[Leak] = field(default_factory=list)

    @property
    def worst(self) -> list[Leak]:
        """The 20 messages of which most stays readable."""
        return sorted(self.leaks, key=lambda leak: -leak.characters)[:WORST]

    def as_json(self) -> dict[str, Any]:
        """The figures, and the places that leak: a baseline for the next time. Holds no message."""
        return {
            "messages": self.messages,
            "all": self.whole.measured(),
            "by_entity": {name: score.measured() for name, score in sorted(self.by_entity.items())},
            "by_form": {name: score.measured() for name, score in sorted(self.by_form.items())},
            "confusion": [[gold, found, n] for (gold, found), n in self.confusion.most_common()],
            "leaks": [leak.place for leak in self.leaks],
        }


def evaluated(
    messages: Sequence[Placed], guard: Guard, progress: Callable[[int, int], None] = lambda *_: None
) -> Evaluation:
    """All figures; `progress` is told after each message. Raises PolicyError where no message is marked."""
    if all(one.message.spans is None for one in messages):
        raise PolicyError([say.NO_GOLD])
    evaluation = Evaluation()
    for done, one in enumerate(messages, 1):
        decision = guard.survey(one.message.text, one.message.setting)
        _count(evaluation, one, decision)
        progress(done, len(messages))
    return evaluation


def _count(evaluation: Evaluation, one: Placed, decision: Decision) -> None:
    gold = one.message.spans or ()
    found = [ruling for ruling in decision.findings if ruling.action is not Action.ALLOW]
    readable = _readable(one.message.text, decision, found)
    evaluation.messages += 1
    leaked = Counter[str]()
    for span in gold:
        left = sum(at in readable for at in range(span.start, span.end) if not one.message.text[at].isspace())
        leaked[span.entity] += left
        for score in _scores(evaluation, span.entity, one.message.form):
            score.gold += 1
            score.characters += sum(not c.isspace() for c in one.message.text[span.start : span.end])
            score.leaked += left
            score.strict += any((f.start, f.end, f.entity) == (span.start, span.end, span.entity) for f in found)
            score.recalled += any(f.entity == span.entity and _touch(f, span) for f in found)
    for ruling in found:
        for score in _scores(evaluation, ruling.entity, one.message.form):
            score.found += 1
            score.precise += any(ruling.entity == span.entity and _touch(ruling, span) for span in gold)
    evaluation.confusion.update(_pairs(gold, found))
    if total := sum(leaked.values()):
        evaluation.leaks.append(Leak(one.place, tuple(e for e, n in leaked.items() if n), total))


def _readable(text: str, decision: Decision, found: Iterable[Ruling]) -> set[int]:
    if decision.action is Action.BLOCK:
        return set()
    hidden = {at for ruling in found for part in ruling.parts for at in range(part.start, part.end)}
    return set(range(len(text))) - hidden


def _scores(evaluation: Evaluation, entity: str, form: str) -> Iterator[Score]:
    yield evaluation.whole
    yield evaluation.by_entity[entity]
    if form:
        yield evaluation.by_form[form]


def _touch(ruling: Ruling, span: Gold) -> bool:
    return ruling.start < span.end and span.start < ruling.end


def _pairs(gold: Iterable[Gold], found: Sequence[Ruling]) -> Iterator[tuple[str, str]]:
    """What was marked, and as what it was found."""
    touched = set[int]()
    for span in gold:
        over = [n for n, ruling in enumerate(found) if _touch(ruling, span)]
        touched.update(over)
        best = max(over, key=lambda n: found[n].entity == span.entity, default=None)
        yield span.entity, NOTHING if best is None else found[best].entity
    yield from ((NOTHING, ruling.entity) for n, ruling in enumerate(found) if n not in touched)


def new_leaks(evaluation: Evaluation, baseline: Mapping[str, Any]) -> list[Leak]:
    """What leaks now and did not at the time of a baseline. Raises PolicyError for what is no baseline."""
    known = baseline.get("leaks")
    if not isinstance(known, list):
        raise PolicyError([say.NO_BASELINE])
    return [leak for leak in evaluation.leaks if leak.place not in known]
