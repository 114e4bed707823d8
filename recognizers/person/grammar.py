"""Finds names in a folded message: every place where one could begin, weighed, then the message taken as a whole."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Fired
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.patience import ask

from . import bar, scoring
from .asked import asked_names
from .candidates import ALL_SHAPES, Shape, Stretch, stretches, stretches_at
from .exports import exported_names
from .foreign import foreign_names
from .letters import put_together
from .lexicon import is_rare, is_word
from .nobody import is_never, is_nobody
from .tails import is_ending
from .triggers import ANNOUNCED, APART_TRIGGER, PLACES

APART = frozenset(["apart", "of family"])  # shapes of names whose letters the message tells one by one
LONGEST_NAME = 5  # characters: 남궁 민수, 김 철 수
LONGEST_JOINT = 9  # characters between two names of one list
BESIDE_NAME = 200  # by how much the bar falls for the neighbour of a found name in a list
BESIDE_GIVEN = 600  # and for a given name alone that is no word: 하은, 하율 엄마
AGAIN = 500  # and for a name, or its given name, that is found elsewhere in the message
JOINED = Expression(
    r"(?:씨|님|이)?(?:과|와|이랑|랑|하고|이하고)?[ ]?(?:,|및|·|/|&|\+|그리고|또는|아니고|아니라|말고)?[ \n]?(?:[0-9][.)][ ])?"
)


DIGIT = Expression("[0-9]")
FORMS = frozenset(ANNOUNCED.values())  # in which a text announces names


class Weighed(NamedTuple):
    """A candidate, and by how much what speaks for it lies over the bar; below 0 only others can make it a name."""

    stretch: Stretch
    over: int

    @property
    def heavy(self) -> bool:
        """Whether it is a name without looking at others."""
        return self.over >= 0


def find(text: Text, _: Office) -> Iterator[Candidate]:
    """Names, Korean ones first; particles and titles stay outside."""
    folded, typed = put_together(text.folded)
    for candidate in _candidates(korean_names(folded), _others(folded)):
        yield (
            candidate
            if typed is None
            else candidate._replace(parts=tuple(Span(*typed.back(*p)) for p in candidate.parts))
        )


def find_at(text: Text, office: Office, fired: Fired) -> Iterable[Candidate]:
    """The same, where triggers fired; of letters taken apart nobody knows which names they make."""
    places: dict[int, str] = {}
    announced: set[str] = set()
    foreign = False
    for which, end in fired:
        if which < APART_TRIGGER:
            least, most, shapes = PLACES[which]
            for start in range(end - most, end - least + 1):
                places[start] = places.get(start, "") + shapes
        elif which == APART_TRIGGER:
            return find(text, office)
        elif which in ANNOUNCED:
            announced.add(ANNOUNCED[which])
        else:
            foreign = True
    korean = korean_names(text.folded, places) if places else []
    others = _others(text.folded, announced, foreign) if announced or foreign else []
    return _candidates(korean, others) if korean or others else ()


def _others(folded: str, forms: Collection[str] = FORMS, foreign: bool = True) -> list[Candidate]:
    """Names that the text announces in some of these forms, and names from elsewhere."""
    announced = chain(asked_names(folded, forms), exported_names(folded, forms)) if forms else ()
    elsewhere = foreign_names(folded) if foreign else ()
    return [
        Candidate(shape, (span,), Evidence.PLAUSIBLE, kind, True)
        for kind, names in (("korean", announced), ("foreign", elsewhere))
        for shape, span in names
    ]


def _candidates(korean: list["Name"], others: list[Candidate]) -> Iterator[Candidate]:
    """One that is announced or from elsewhere wins over what the weights found in a part of it: 카리모프 아지즈.

    So does one that is told apart: of 존함은 규자 섭자 the names are 규 and 섭.
    """
    told = {other.parts[0].start for other in others if other.name in APART}
    korean = [one for one in korean if told.isdisjoint(range(one.start, one.end))] if told else korean
    over: defaultdict[int, list[Span]] = defaultdict(list)  # by place: the others that stand over it
    for other in others:
        for place in range(other.parts[0].start, other.parts[0].end):
            over[place].append(other.parts[0])
    for one in korean:
        span = Span(one.start, one.end)
        if not any(found.covers(span) and found != span for found in over.get(one.start, ())):
            yield Candidate(one.shape_name, (span,), Evidence.PLAUSIBLE, "korean", True)
    taken = {i for one in korean for i in range(one.start, one.end)} if others else ()
    for other in others:
        (span,) = other.parts
        if not all(place in taken for place in range(span.start, span.end)):
            yield other


class Name(NamedTuple):
    """A found name: where, and by which rule."""

    start: int
    end: int
    shape_name: str


SHAPES = {
    Shape.FULL: "full", Shape.SHORT: "short", Shape.COMPOUND: "compound", Shape.COMPOUND_SHORT: "compound",
    Shape.GIVEN: "given", Shape.SPACED: "spaced", Shape.LONG: "long",
}  # fmt: skip


def korean_names(folded: str, places: Mapping[int, str] | None = None) -> list[Name]:
    """Names built as Korean ones are, in order of place; with `places`, those that begin there and have these shapes.

    Where one of them is a name, every shape is weighed there, beside it, and where it recurs.
    """
    numbers = DIGIT.search(folded) is not None
    some = [*(stretches(folded) if places is None else stretches_at(folded, places))]
    weighed = _weighed(folded, some, numbers, hasty=True)
    if not any(one.heavy for one in weighed):  # most messages
        return []
    done = {one.stretch for one in weighed}
    weighed += _weighed(folded, (one for one in some if one not in done), numbers)
    if places is not None:
        weighed = _spreading(folded, {*some}, weighed, numbers)
    found = _as_a_whole(folded, weighed, _heavy(weighed))
    return [Name(one.stretch.start, one.stretch.end, SHAPES[one.stretch.shape]) for one in found]


def _spreading(folded: str, tried: set[Stretch], weighed: list[Weighed], numbers: bool) -> list[Weighed]:
    """These, and of each name among them all candidates that stand around it and where it recurs."""
    known: set[str] = set()
    around: set[int] = set()  # where names begin whose neighbours are weighed
    while found := _heavy(weighed):
        more: dict[Stretch, None] = {}
        read = 0  # up to where
        for one in found:
            if one.stretch.start not in around:
                ask()
                around.add(one.stretch.start)
                begin, end = _around(one.stretch)
                more.update(dict.fromkeys(stretches(folded, max(begin, read), end)))
                read = end
        names = {name for one in found for name in _called(folded, one)} - known
        again = {place: ALL_SHAPES for name in names for place in _places(folded, name)}
        more.update(dict.fromkeys(stretches_at(folded, again)))
        known |= names
        some = [one for one in more if one not in tried]
        if not some:
            break
        tried.update(some)
        weighed = [*weighed, *_weighed(folded, some, numbers)]
    return weighed


def _weighed(folded: str, some: Iterable[Stretch], numbers: bool, hasty: bool = False) -> list[Weighed]:
    """Those that are not ruled out; `numbers`: the text holds a digit."""
    kept = []
    for one in some:
        ask()
        if is_never(folded, one):  # cost only: the words of forms stand in most messages with a number
            continue
        found = scoring.weighed(folded, one, hasty, numbers)
        if found is None:
            continue
        over = found.weight - scoring.tables().bar - bar.around(folded, one, found.asking)
        if over >= (bar.CALLED if one.shape == Shape.GIVEN else -AGAIN):  # cost only: what is farther below stays there
            over -= bar.itself(folded, one, found.asking.cue)
        if over < 0 or not is_nobody(folded, one):
            kept.append(Weighed(one, over))
    return kept


def _heavy(weighed: list[Weighed]) -> list[Weighed]:
    return _disjoint([one for one in weighed if one.heavy], [])


def _around(one: Stretch) -> tuple[int, int]:
    """From where to where a neighbour of it in a list may begin, or another candidate in its place."""
    return max(0, one.start - LONGEST_JOINT - LONGEST_NAME), one.end + LONGEST_JOINT


def _places(folded: str, name: str) -> Iterator[int]:
    """Everywhere a name stands."""
    place = -1
    while (place := folded.find(name, place + 1)) >= 0:
        yield place


def _disjoint(weighed: list[Weighed], kept: list[Weighed]) -> list[Weighed]:
    """The heaviest first, none that overlaps one kept already; in order of place."""
    taken = {i for one in kept for i in range(one.stretch.start, one.stretch.end)}
    for one in sorted(weighed, key=lambda w: (-w.over, w.stretch.start - w.stretch.end)):
        place = range(one.stretch.start, one.stretch.end)
        if taken.isdisjoint(place):
            taken.update(place)
            kept.append(one)
    return sorted(kept, key=lambda w: w.stretch.start)


def _as_a_whole(folded: str, weighed: list[Weighed], found: list[Weighed]) -> list[Weighed]:
    """A name that is found stands wherever it recurs; what is listed with one needs less."""
    names = {name for one in found if one.stretch.shape != Shape.GIVEN for name in _called(folded, one)}
    edges = {one.stretch.end for one in found}, {one.stretch.start for one in found}
    more = [
        one
        for one in weighed
        if not one.heavy
        and (
            (one.over >= -AGAIN and _name(folded, one) in names and _stands_alone(folded, one))
            or (one.over >= -_beside(one) and _listed(folded, one, *edges))
        )
        and not is_nobody(folded, one.stretch)
    ]
    return _disjoint(more, found) if more else found


def _beside(one: Weighed) -> int:
    """By how much the bar falls for it in a list with a found name."""
    given = one.stretch.given
    known = one.stretch.shape == Shape.GIVEN and (is_rare(given) or not is_word(given))
    return BESIDE_GIVEN if known else BESIDE_NAME


def _called(folded: str, one: Weighed) -> Iterator[str]:
    """How a found name may recur: whole, or its given name alone if that is no word."""
    yield _name(folded, one)
    given = one.stretch.given
    if one.stretch.surname and len(given) == 2 and (is_rare(given) or not is_word(given)):
        yield given


def _name(folded: str, one: Weighed) -> str:
    return folded[one.stretch.start : one.stretch.end]


def _stands_alone(folded: str, one: Weighed) -> bool:
    return is_ending(folded[one.stretch.end : one.stretch.run_end])


def _listed(folded: str, one: Weighed, ends: set[int], starts: set[int]) -> bool:
    """Whether a found name stands right before or behind, in one list with it: 백미숙과 조현우."""
    start, end = one.stretch.start, one.stretch.end
    before = (start - size for size in range(1, LONGEST_JOINT) if start - size in ends)
    behind = (end + size for size in range(1, LONGEST_JOINT) if end + size in starts)
    return any(JOINED.fullmatch(folded, e, start) for e in before) or any(
        JOINED.fullmatch(folded, end, s) for s in behind
    )
