"""Chooses what the triggers of names need: classes of syllables by their fitted weights, and a level for each cell.

A cell is a shape of name in one kind of surroundings (recognizers/person/reach.py). Its level is the one at which the
found names of the fit that it loses, and the chat lines without a name that it lets through, cost least together.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NamedTuple

import re2

features, lexicon, reach = (
    import_module(f"pii_guard.recognizers.person.{name}") for name in ("features", "lexicon", "reach")
)

CLASSES = {"surname": 3, "first": 4, "second": 4, "single": 3}
WORTH = 3.0  # found names of the fit that one more chat line to read is worth
SHORT_WORTH = 8.0  # of names with a given name of one syllable: the fit draws twice as many as there are
SHARES = (0.0, 0.002, 0.005, 0.01, 0.02, 0.04, 0.08, 0.15, 0.3)  # of the names of a cell that its level may lose
# Of FULL, by hand: so many of a cell's names its level may lose at most, whatever chat lines it lets through. By cost
# alone one in sixty of the frequent names was lost whose surname and first syllable begin a word (오길만), most of them
# where a cue or a title stands; with these one in 300, for one chat line more in a hundred that reaches the weights.
LOSES = {
    ("asked", "any"): 0.0,
    ("known", "any"): 0.4,
    ("any", "strong"): 0.002,
    ("any", "particle"): 0.4,
    ("inside", "glued"): 0.0,
    ("any", "said"): 0.3,
    ("line", "whole"): 0.02,
}
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
SAMPLE = 1_500  # names of a cell that are tried against a trigger


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

    def is_free(self, begun: dict[str, str]) -> bool:
        """Whether surname and first syllable begin no word that people use."""
        return self.shape == reach.FULL and self.given[0] not in begun.get(self.surname, "")


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


def levels(known: dict[str, Any], seen: Sequence[Seen], chat: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """Shape, front, behind and level of each cell that is worth its lines."""
    fronts = {name: re.compile(f"(?:{body})$") for name, body in reach.FRONTS.items()}
    behind = {name: re.compile(body) for name, body in reach.BEHIND.items()}
    cells: defaultdict[tuple[str, str, str], list[Seen]] = defaultdict(list)
    always = [re.compile(body) for body in reach.triggers({"classes": known, "levels": ()})][:2]  # SURE, CALLED
    for one in seen:
        if any(search.search(f"{one.before[-1:]}{one.typed}{one.behind}") for search in always):
            continue
        shape = reach.FREE if one.is_free(known["begun"]) else one.shape
        shapes = (reach.ALONE, shape) if shape == reach.GIVEN else (shape,)
        for cell in reach.CELLS:
            if cell[0] in shapes and fronts[cell[1]].search(one.before) and behind[cell[2]].match(one.behind):
                cells[cell].append(one)
                break
    chosen = ((cell, _level(known, cell, cells[cell], chat)) for cell in reach.CELLS)
    return [(*cell, level) for cell, level in chosen if level is not None]


def _level(known: dict[str, Any], cell: tuple[str, str, str], names: list[Seen], chat: Sequence[str]) -> int | None:
    places = [{c: least for least, part in known[p] for c in part} for p in PLACES.get(cell[0], PLACES[reach.FULL])]
    common = {f + s for seconds, firsts in known["common"].items() for f in firsts for s in seconds}
    weights = sorted(
        sum(t.get(c, UNSEEN) for t, c in zip(places, n.surname + n.given, strict=True)) if cell[0] != reach.GIVEN else 0
        for n in names
        if cell[0] != reach.FULL or n.given not in common
    )
    steps = {int(weights[int(len(weights) * share)]) for share in SHARES} if weights else set()
    if cell[0] == reach.FULL and weights and cell[1:] in LOSES:
        return int(weights[int(len(weights) * LOSES[cell[1:]])])
    if cell[0] == reach.FREE:
        steps = {least for place in ("first", "second") for least, _ in known[place]} | {ANY}
    best, cost = None, float(len(names))
    worth = SHORT_WORTH if cell[0] == reach.SHORT else WORTH
    sample = names[:: max(1, len(names) // SAMPLE)]
    for level in sorted(steps):
        body = reach.trigger(known, cell[0], reach.FRONTS[cell[1]], cell[2], level)
        if not body:
            continue
        search = re2.compile(body, OPTIONS).search
        missed = sum(search(f"{n.before}{n.typed}{n.behind}") is None for n in sample) * len(names) / len(sample)
        lines = sum(search(line) is not None for line in chat)
        if missed + worth * lines < cost:
            best, cost = level, missed + worth * lines
    return best
