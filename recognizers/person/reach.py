"""Makes the triggers of names out of the fitted weights: what a name needs in its surroundings, as expressions.

An automaton cannot look words up or add weights. So syllables are sorted into classes by their own weights, and a
trigger is a set of rows of classes whose weights together reach a level. Most places where a name could begin are the
beginning of an ordinary word: 이번, 하지, 정말. So a surname whose first syllable after it begins no word that people
use (FREE) has levels of its own, far lower ones. scripts/names.py chooses the level of each kind of surroundings: there
the names of the fit that it loses and the chat lines without a name that it lets through are fewest together. By hand
stands here only what kinds of surroundings there are.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from . import cues, tails
from .candidates import Shape
from .people import FAMILY, KIN, PEOPLE, TITLES
from .surnames import COMPOUND_SURNAMES, SURNAMES
from .words import either, listed

Class = tuple[float, str]  # the least weight in it, and its syllables

NOT_ON = "(?:[^가-힣]|$)"
WORD_ENDS = "(?:[^가-힣]|$|[은는이가을도의와과한께네에입예인랑라])"
OURS = listed("우리 저희 우리집 우리애 아이")


def _long(words: Iterable[str]) -> str:
    return either(word for word in words if len(word) > 1)


@cache
def all_but(syllables: str) -> str:
    """All of Hangul but these, as a class of characters is written: 가-긷깃-힣."""
    found, low = "", ord("가")
    for c in (*sorted(syllables), chr(ord("힣") + 1)):
        if low < ord(c):
            found += chr(low) if low + 1 == ord(c) else f"{chr(low)}-{chr(ord(c) - 1)}"
        low = ord(c) + 1
    return found


_PARTICLE = "(?:[은는이가인님분란]|님[은이의]|이신|께서|되는)?"
_MARKS = "[ :=()\\[\\]<\"'「『·/|\\t\n-]{0,3}"
# One that may part the fields of a form: none behind the end of a sentence, 수고하십니다, 오늘은 …
_COMMA = f"(?:^|[{all_but('까다요죠')}A-Za-z0-9\"'\n])[ ]?,"
FRONTS = {
    "asked": f"(?:(?:{_long(cues.LABELS | cues.ROLES | FAMILY)}){_PARTICLE}{_MARKS}"
    f"|[0-9-]{{6,16}}[ ,/)(\n]{{1,3}}|(?:(?:^|[가-힣A-Za-z0-9\"'\n])[ ]?[:=(\\[|\t/\"'\n>·{{-]|{_COMMA})[ \"']{{0,2}})",
    "known": f"(?:{either(PEOPLE | cues.SELF | cues.LOOSE | cues.COUNTRY)}){_PARTICLE}[ :,.!]{{1,3}}",
    "line": "(?:^|\n)",
    "inside": "[가-힣]{3}[는은던요]",  # 옆집에사는표점례가자꾸
    "own": f"(?:^|[^가-힣])(?:{_long(FAMILY | OURS)})[은는이가님]? ",  # 우리 지호가, 큰애 은채가
    "any": "(?:^|[^가-힣0-9A-Za-z])",
}


class Behind(NamedTuple):
    """What may stand behind a name, and of how many characters it is at least and at most; one for the end of the text."""

    body: str
    least: int
    most: int


BEHIND = {
    "any": Behind("", 0, 0),
    "whole": Behind("[ .,!~^;ㅎㅋㅠㅜ]{0,4}(?:$|\n)", 1, 6),
    "strong": Behind(
        f"(?: ?(?:{_long(TITLES)}|씨|님|군|양|댁)|{tails.STATED_SO}"
        "|이?(?:께|한테|에게|더러)|(?:이름|명의|앞)으로|[ ,(:/|\\t=-]{0,3}[0-9]| : "
        f"| (?:{_long(tails.MATTERS | tails.OWNED)})| ?외 ?[0-9]|이[가는를도네의랑]요?{NOT_ON}|이?네(?: ?[집밭논개소]|[가는도랑]{NOT_ON}| [가-힣]|에서)|으?로부터)",
        1, 1 + max(map(len, TITLES | tails.MATTERS | tails.OWNED)),
    ),
    "owned": Behind(f" (?:{tails.BELONGING})", 2, 5),
    "particle": Behind(f"(?:[은는이가을를도의와과랑만네로]|하고|에서|으로|때문에|보다|부터|까지)요?{NOT_ON}", 2, 6),
    "kin": Behind(f"이?(?: ?(?:{either(KIN)})| 형|맘){WORD_ENDS}", 2, 4 + max(map(len, KIN))),  # 말례 할매, 은지 이모, 지후맘
    "pet": Behind(f"이[도네의랑]{NOT_ON}", 3, 4),
    "said": Behind(f"이?(?:{either(word for word in tails.COPULA if len(word) == 1)}){NOT_ON}", 2, 4),
    "addressed": Behind(f" ?(?:씨|님){WORD_ENDS}", 2, 4),
    "called": Behind(f"이(?:[가는를]|한테|에게){NOT_ON}", 3, 5),  # 지온이가: behind a consonant
    "end": Behind(NOT_ON, 1, 2),
    "glued": Behind("(?:[이가은는을를도]|한테|입니|이라)[가-힣]", 2, 3),
}  # fmt: skip


class Kind(NamedTuple):
    """A kind of name: how long it is at least and at most, its shapes as candidates, and what ends the word behind it."""

    least: int
    most: int
    shapes: str
    follows: str = ""  # where nothing else must stand behind, so that the word does not go on
    follows_at_most: int = 0


FULL, FREE, SHORT, GIVEN, ALONE, SPACED, SPREAD = "full", "free", "short", "given", "alone", "spaced", "spread"
SURE, CALLED = "sure", "called"  # a given name that is no word; any that stands as no word does: 한결이가
_GIVEN_ENDS = "(?:[^가-힣]|$|이?[가는네한]|[은을도의씨님입예라인])"
KINDS = {
    FULL: Kind(3, 3, Shape.FULL + Shape.LONG),
    FREE: Kind(3, 3, Shape.FULL + Shape.LONG),
    SHORT: Kind(2, 2, Shape.SHORT + Shape.GIVEN, "(?:[^가-힣]|$|[은는이가을를도의와과한에께씨님입예라네인])", 2),
    GIVEN: Kind(2, 2, Shape.SHORT + Shape.GIVEN, _GIVEN_ENDS, 2),
    ALONE: Kind(2, 2, Shape.SHORT + Shape.GIVEN, _GIVEN_ENDS, 2),
    SPACED: Kind(4, 5, Shape.SPACED, NOT_ON, 2),
    SPREAD: Kind(5, 5, Shape.SPACED, NOT_ON, 2),  # 김 철 수
    SURE: Kind(2, 2, Shape.GIVEN, f"(?:[^가-힣]|$|이?[가는네한랑]|[은을이도의과와씨님입예라인요맘]|엄마|아빠|[아야]{NOT_ON})", 3),
    CALLED: Kind(2, 2, Shape.GIVEN),
}  # fmt: skip
CELLS = (
    (ALONE, "any", "kin"), (ALONE, "any", "pet"), (ALONE, "own", "any"), (ALONE, "any", "addressed"), (ALONE, "any", "owned"), (ALONE, "line", "whole"), (SPREAD, "any", "end"),
    *(
        (shape, front, behind)
        for shape in (FULL, FREE, SHORT, GIVEN, SPACED)
        for front, behind in (
            ("asked", "any"), ("known", "any"), ("line", "whole"), ("any", "strong"), ("any", "said"), ("any", "particle"),
            ("any", "end"), ("inside", "glued"),
        )
        if shape != SPACED or behind not in ("particle", "end")  # 제 번호는
    ),
)  # fmt: skip


def rows(tables: Sequence[Sequence[Class]], level: float, between: tuple[str, str] = ("", "")) -> str:
    """Rows of classes whose weights reach the level together, each counting as its least; empty for none."""
    *front, last = tables
    found: dict[tuple[str, ...], str] = {}

    @cache  # few rows differ in which of the last classes they need
    def ends_at(lowest: float) -> str:
        return "".join(sorted(c for least, part in last if least >= lowest for c in part))

    for row in product(*front):
        need = level - sum(least for least, _ in row)
        lowest = min((least for least, _ in last if least >= need), default=None)
        if lowest is not None and (ends := ends_at(lowest)):
            key = (*(part for _, part in row[1:]), ends)
            found[key] = found.get(key, "") + row[0][1]
    return "|".join(
        f"[{''.join(sorted(some))}]" + "".join(f"{mark}[{part}]" for mark, part in zip(between, key, strict=False))
        for key, some in found.items()
    )


def free(classes: dict[str, Any], level: float) -> str:
    """A surname with two syllables that weigh so much each, the first of them begins no word together with it."""
    firsts, seconds = (_weighing(classes[place], level) for place in ("first", "second"))
    found: dict[str, str] = {}
    for surname in SURNAMES:
        begun = classes["begun"].get(surname, "")
        left = "".join(c for c in firsts if c not in begun) if firsts else all_but(begun)
        found[left] = found.get(left, "") + surname
    body = "|".join(f"[{some}][{left}]" for left, some in found.items() if left)
    return f"(?:{body})[{seconds or all_but('')}]"


def _weighing(table: Sequence[Class], level: float) -> str:
    """The syllables that weigh so much; empty, which stands for all, where the level is below each weight."""
    if level < min(least for least, _ in table):
        return ""
    return "".join(sorted(c for least, part in table if least >= level for c in part))


def trigger(classes: dict[str, Any], shape: str, front: str, behind: str, level: float) -> str:
    """The expression of one kind of surroundings at a level, what stands in front written out; empty where no name reaches it."""
    if shape in (FULL, SPACED, SPREAD):
        between = {FULL: ("", ""), SPACED: (" ", " ?"), SPREAD: (" ", " ")}[shape]
        surnames = classes["surname"] if shape == FULL else _but_mine(classes["surname"])
        body = rows((surnames, classes["first"], classes["second"]), level, between)
        if shape == FULL:
            body = "|".join(filter(None, (f"[{SURNAMES}](?:{_listed(classes['common'])})", body)))
    elif shape == FREE:
        body = free(classes, level)
    elif shape == SHORT:
        body = rows((classes["surname"], classes["single"]), level)
    elif shape == ALONE:
        body = rows((classes["first"], classes["second"]), level)
    elif shape == CALLED:
        body = "[{}][{}]".format(*classes["called"])
    elif shape == SURE:
        body = _listed(classes["sure"])
    else:
        body = _listed(classes["given"])
    after = BEHIND[behind].body or KINDS[shape].follows
    return f"(?:{front})(?:{body}){after}" if body else ""


def _but_mine(surnames: Sequence[Class]) -> list[Class]:
    """Without 제, which with a blank behind it means "my" in every sixth message that holds a telephone: 제 번호는."""
    return [(weight, part.replace("제", "")) for weight, part in surnames if part != "제"]


def _listed(given: dict[str, str]) -> str:
    """Given names as an expression: those whose second syllables are the same share a row."""
    return "|".join(f"[{firsts}][{seconds}]" for seconds, firsts in given.items())


class Place(NamedTuple):
    """How far in front of the end of a trigger's match a name begins, at least and at most, and of which shapes."""

    least: int
    most: int
    shapes: str

    def before(self, end: int) -> range:
        """Where names begin that a match with this end lets through."""
        return range(end - self.most, end - self.least + 1)


def places(model: dict[str, Any]) -> Iterator[Place]:
    """Of each trigger, in the order of `triggers`."""
    for shape, behind, _ in _cells(model):
        kind, after = KINDS[shape], BEHIND[behind]
        least, most = (after.least, after.most) if after.body else (min(1, kind.follows_at_most), kind.follows_at_most)
        yield Place(kind.least + least, kind.most + most, kind.shapes)
    yield Place(3, 3, Shape.COMPOUND + Shape.COMPOUND_SHORT)


def _cells(model: dict[str, Any]) -> dict[tuple[str, str, int], list[str]]:
    """What may stand in front, by shape, what stands behind, and level."""
    cells: dict[tuple[str, str, int], list[str]] = {}
    if "levels" in model:
        cells = {(SURE, "any", 0): ["any"], (CALLED, "called", 0): ["any"]}
    for shape, front, behind, level in model.get("levels", ()):
        cells.setdefault((shape, behind, level), []).append(front)
    return cells


def triggers(model: dict[str, Any]) -> Iterator[str]:
    """All of them, as the levels of the model say."""
    for (shape, behind, level), fronts in _cells(model).items():
        yield trigger(model["classes"], shape, "|".join(FRONTS[front] for front in fronts), behind, level)
    yield f"(?:{either(COMPOUND_SURNAMES)})[가-힣]"


__all__ = ["BEHIND", "CELLS", "FREE", "FRONTS", "FULL", "GIVEN", "SHORT", "SPACED", "SURNAMES", "trigger", "triggers"]
