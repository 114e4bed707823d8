"""Chooses what the triggers of names need: classes of syllables by their fitted weights, and a level for each cell.

A cell is a shape of name in one kind of surroundings (recognizers/person/reach.py). Its level is the one at which the
found names of the fit that it loses, and the chat lines without a name that it lets through, cost least together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, NamedTuple

import re2

features, lexicon, reach = (
    import_module(f"pii_guard.recognizers.person.{name}") for name in ("features", "lexicon", "reach")
)

CLASSES = {"surname": 3, "first": 4, "second": 4, "single": 3}
WORTH = 10.0  # found names of the fit that one more chat line to read is worth
ANYWAY = {(reach.FULL, "any", "end")}  # at its highest level: the commonest names stand anywhere, 어제 김영희 만났어요
SHORT_VALUE = 0.4  # of a name with a given name of one syllable: the fit draws twice as many as there are
ASKED_VALUE = 3.0  # of a name that a cue, a title or a number asks for
SHARES = (0.0, 0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75)  # of names that a level may lose
KNOWN_GIVEN = 3  # with eight surnames at least: a given name that may stand alone
SURE_GIVEN = 3  # with eight, and no word: wherever it stands
WIDELY_SHARED = 32
COMMON_GIVEN = 4  # with sixteen: behind any surname whatever their syllables weigh
SEEN_OFTEN = 3  # syllables of fewer found names are in no class
PLACES = {
    reach.FULL: ("surname", "first", "second"),
    reach.SHORT: ("surname", "single"),
    reach.ALONE: ("first", "second"),
}
UNSEEN = -900  # the weight of syllables that are in none
ANY = -1_000  # a level below each weight
MET = 2  # lines in which a word must begin so
OPTIONS = re2.Options()
OPTIONS.max_mem, OPTIONS.never_capture = 1 << 29, True
SAMPLE = 16_000  # names that are tried against a trigger
LET_THROUGH = {  # the shapes of names that a trigger is for
    reach.FULL: ("full",), reach.FREE: ("full",), reach.SHORT: ("short", "given"), reach.GIVEN: ("short", "given"),
    reach.ALONE: ("short", "given"), reach.SPACED: ("spaced",), reach.SPREAD: ("spaced",),
}  # fmt: skip


class Seen(NamedTuple):
    """A found name: its syllables, and what stands around it."""

    surname: str
    given: str
    typed: str
    before: str
    behind: str

    @property
    def shape(self) -> str:
        """As the cells call it; empty for a surname of two syllables, which has a trigger of its own."""
        if len(self.surname) > 1 or len(self.given) > 2:
            return ""
        if " " in self.typed:
            return "spaced"
        return "given" if not self.surname else "full" if len(self.given) == 2 else "short"

    @property
    def text(self) -> str:
        """As it stands there."""
        return f"{self.before}{self.typed}{self.behind}"


def words_begun(lines: Sequence[str]) -> dict[str, str]:
    """By surname the syllables that begin a word together with it, in MET lines at least."""
    met = Counter(run[:2] for line in lines for run in set(re.findall("[가-힣]{2,}", line)))
    found: defaultdict[str, list[str]] = defaultdict(list)
    for pair in sorted(pair for pair, count in met.items() if count >= MET and pair[0] in reach.SURNAMES):
        found[pair[0]].append(pair[1])
    return {surname: "".join(firsts) for surname, firsts in found.items()}


def classes(model: dict[str, Any], given: dict[str, int], seen: Sequence[Seen], lines: Sequence[str]) -> dict[str, Any]:
    """The syllables of each place in classes of equally many found names; the given names that may stand alone."""
    weights, ratios, slope = model["weights"], model["syllables"], _slope(model["weights"]["likeness"])
    found: dict[str, Any] = {}
    places = {
        "surname": (reach.FULL, 0, None),
        "first": (reach.FULL, 1, 0),
        "second": (reach.FULL, 2, 1),
        "single": (reach.SHORT, 1, 2),
    }
    for place, (shape, at, ratio) in places.items():
        count = Counter((one.surname + one.given)[at] for one in seen if one.shape == shape)
        if place == "surname":
            count.update(reach.SURNAMES)
        own = weights.get(place, {})
        table = {
            c: own.get(c, 0) + (slope * ratios[c][ratio] if ratio is not None else 0)
            for c, n in count.items()
            if n >= SEEN_OFTEN or place == "surname"
        }
        found[place] = _parted(table, count, CLASSES[place])
    sure = {name: count for name, count in given.items() if _is_sure(name, count)}
    called = [name for name in given if (ord(name[-1]) - ord("가")) % 28]  # 한결: behind it 이 is no particle
    return found | {
        "given": _rows(given, KNOWN_GIVEN),
        "common": _rows(given, COMMON_GIVEN),
        "sure": _rows(sure, SURE_GIVEN),
        "called": ["".join(sorted({name[at] for name in called})) for at in (0, 1)],
        "begun": words_begun(lines),
    }


def _is_sure(name: str, families: int) -> bool:
    """Whether a given name is no word, or one that hardly anybody uses, and is widely shared."""
    if lexicon.is_word(name) and not lexicon.is_rare(name):
        return False
    return families >= WIDELY_SHARED or not lexicon.is_word(name)


def _rows(given: dict[str, int], least: int) -> dict[str, str]:
    """The first syllables of the given names that are known with many surnames, by the second syllables they share."""
    seconds: defaultdict[str, str] = defaultdict(str)
    for name in sorted(name for name, families in given.items() if families.bit_length() > least):
        seconds[name[0]] += name[1]
    firsts: defaultdict[str, str] = defaultdict(str)
    for first, some in seconds.items():
        firsts[some] += first
    return dict(firsts)


def _parted(table: dict[str, float], count: Counter[str], parts: int) -> list[tuple[int, str]]:
    """Least weight and syllables of each class; the classes hold equally many names."""
    total, done = sum(count[c] for c in table), 0
    found: defaultdict[int, list[str]] = defaultdict(list)
    for c in sorted(table, key=lambda c: (table[c], c)):
        found[min(parts - 1, done * parts // total)].append(c)
        done += count[c]
    return [(int(min(table[c] for c in some)), "".join(sorted(some))) for some in found.values()]


def _slope(likeness: dict[str, int]) -> float:
    """Hundredths of a logit for one unit of a syllable's ratio: the line through the steps of likeness."""
    steps = [(int(step), weight) for step, weight in likeness.items() if abs(int(step)) < 8]
    mean = sum(s for s, _ in steps) / len(steps)
    return sum((s - mean) * w for s, w in steps) / sum((s - mean) ** 2 for s, _ in steps) / 10


class Option(NamedTuple):
    """A cell at one level: which names of the sample and which chat lines its trigger lets through."""

    level: int
    names: Any
    lines: Any


def levels(known: dict[str, Any], seen: Sequence[Seen], chat: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """Shape, front, behind and level of each cell that is worth its lines, all chosen together.

    One cell after another takes the level that is best beside those of the others, until none changes.
    """
    import numpy as np

    sample = [one for one in seen if one.shape][:: max(1, len(seen) // SAMPLE)]
    value = np.array([_value(one) for one in sample]) * len(seen) / len(sample)
    always = [Expressed(body, sample, chat) for body in reach.triggers({"classes": known, "levels": ()})][:2]
    alone = np.array([not one.surname for one in sample])
    through: Any = sum((one.names & alone).astype(int) for one in always), sum(one.lines.astype(int) for one in always)
    options = {cell: list(_options(known, cell, sample, chat)) for cell in reach.CELLS}
    chosen: dict[tuple[str, str, str], Option | None] = dict.fromkeys(reach.CELLS)
    changed = True
    while changed:
        changed = False
        for cell, some in options.items():
            if old := chosen[cell]:
                through = through[0] - old.names, through[1] - old.lines
            missed, unread = through[0] == 0, through[1] == 0
            best = max(
                some, key=lambda o: value[o.names & missed].sum() - WORTH * (o.lines & unread).sum(), default=None
            )
            if best and value[best.names & missed].sum() <= WORTH * (best.lines & unread).sum():
                best = min(some, key=lambda o: o.lines.sum()) if cell in ANYWAY else None
            if best:
                through = through[0] + best.names, through[1] + best.lines
            changed |= best is not old
            chosen[cell] = best
    asked, lost = np.array([_is_asked(one) for one in sample]), through[0] == 0
    shares = [f"{100 * lost[some].mean():.2f} %" for some in (asked, ~asked)]
    print(f"{int((through[1] > 0).sum())} chat lines let through; names lost where something asks, elsewhere: {shares}")
    return [(*cell, option.level) for cell, option in chosen.items() if option]


_ASKED = re.compile(f"(?:{reach.FRONTS['asked']})$")
_STRONG = re.compile(reach.BEHIND["strong"].body)


def _is_asked(one: Seen) -> bool:
    return _ASKED.search(one.before) is not None or _STRONG.match(one.behind) is not None


def _value(one: Seen) -> float:
    """What it counts to let a name through, beside a whole one that nothing around asks for."""
    return (ASKED_VALUE if _is_asked(one) else 1.0) * (SHORT_VALUE if one.shape == reach.SHORT else 1.0)


class Expressed:
    """Which names and lines an expression lets through."""

    def __init__(self, body: str, sample: Sequence[Seen], chat: Sequence[str]) -> None:
        import numpy as np

        search = re2.compile(body, OPTIONS).search
        self.names = np.array([search(one.text) is not None for one in sample])
        self.lines = np.array([search(line) is not None for line in chat])


def _options(
    known: dict[str, Any], cell: tuple[str, str, str], sample: Sequence[Seen], chat: Sequence[str]
) -> Iterator[Option]:
    import numpy as np

    shape, front, behind = cell
    fits = np.array([one.shape in LET_THROUGH[shape] for one in sample])
    for level in _steps(known, shape, sample):
        if body := reach.trigger(known, shape, reach.FRONTS[front], behind, level):
            found = Expressed(body, sample, chat)
            yield Option(level, found.names & fits, found.lines)


def _steps(known: dict[str, Any], shape: str, sample: Sequence[Seen]) -> list[int]:
    """Levels worth trying: those that a share of the names of this shape reaches by its syllables."""
    if shape == reach.GIVEN:
        return [0]
    if shape == reach.FREE:
        return sorted({least for place in ("first", "second") for least, _ in known[place]} | {ANY})
    places = [{c: least for least, part in known[p] for c in part} for p in PLACES.get(shape, PLACES[reach.FULL])]
    weights = sorted(
        sum(t.get(c, UNSEEN) for t, c in zip(places, one.surname + one.given, strict=True))
        for one in sample
        if len(one.surname + one.given) == len(places)
    )
    return sorted({int(weights[int(len(weights) * share)]) for share in SHARES})
