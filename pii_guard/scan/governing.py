"""A label governs the number behind it: across a clause, and in whatever groups and words its digits are said.

Right behind its label each recognizer reads its values itself. Here somebody says in between that he tells it, that it
was wrong or is another now, or thinks (제 생일은요 음 59.3.4): what such a clause ends in gives it away, or a word that
points to what comes. Or he reads the digits out (생년월일 오구 음 공삼 음 공사), with any mark or filler between: they
are put in groups. Then the number is read as if it stood in print right behind its label.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from pii_guard.fold.numerals import Token, tokens
from pii_guard.model import Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.aloud import EACH
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.matchers import Matcher, Parts
from pii_guard.scan.watch import Watch

_FAR = 28  # characters between a label and its value
_LONGEST = 48  # characters of a value, with what tells that it is none
_BEHIND = 12  # characters that tell what a row of digits counts
_GLUED = 4  # letters of a label that may be the end of a longer word: 배우자생년월일, but 발생년 is no 생년
_MARKS = "[ ,.?!~^:]"
_POINTS = "지금은?|이제|이거|그거|요거|이게|음|어|저기|다시|새로|제대로|여기|그러니까|일단"
_SPEECH = Expression(
    rf"[ ?!~^:=>)\]*-]{{2,5}}|[가-힣]{{0,2}}{_MARKS}{{0,3}}(?:[가-힣]{{1,7}}{_MARKS}{{1,3}}){{0,3}}"
    rf"(?:[가-힣]{{0,7}}(?:[요죠까네게나고서냐]|[는인은]데|거든|라면)|{_POINTS}){_MARKS}{{1,4}}"
)
_WHEN = Expression(" ?(?:에(?![요서])|부터|까지|전에|후에)")  # 생년월일 확인했는데 2026.11.03 에 오래요

_FILLER = "음|어|저|그|아|에|의|이?[요고]|다시|하고|그리고|그 ?다음에?|다음은?|하이픈|빼기|[작짝]대기|대시|바|쩜|점|땡"
_NONE = "[^0-9A-Za-z가-힣]{0,4}"
_GAP = f"{_NONE}(?:(?:{_FILLER}){_NONE}){{0,2}}"
_DIGIT = f"(?:[0-9oO]|{EACH})"
_CLAUSE = Expression(rf"[^0-9A-Za-z\n]{{2,{_FAR}}}?(?=[0-9A-Za-z]|{EACH}{{2}} ?{EACH}{{2}})")
_PARTICLE = Expression(rf"[은는이가도 :=(\[-]{{0,4}}?(?={_DIGIT}{_GAP}{_DIGIT})")
_ROW = Expression(rf"{_DIGIT}(?:{_GAP}{_DIGIT}){{5,18}}")
_WORD = Expression("[가-힣]")
_ODD = Expression(r"[^-0-9. ]")  # what printed numbers have not between their digits
_BRACKETS = frozenset("()[]{}<>")
_COPULAR = 4  # characters: 이 and a blank
_COPULA = tuple("요에예고라며입인지랑죠")  # what goes on behind 이
_FEWEST = 6  # digits


def alternatives(heads: Collection[str]) -> str:
    """The heads as one expression, the longest first."""
    return "|".join(sorted(heads, key=lambda head: (-len(head), head)))


def label_then_value(heads: Collection[str]) -> str:
    """A label, and somewhere behind it what may be a value: all that tables and clauses with one have in common."""
    return rf"(?i)(?:{alternatives(heads)})(?s:.){{1,400}}(?:[0-9A-Za-z]|{EACH}[^0-9A-Za-z가-힣]{{0,4}}{EACH})"


def read_behind(
    own: Iterable[Matcher], label: str, words: str, office: Office, deadline: float | None
) -> Iterator[Candidate]:
    """What the matchers find in words as if a label stood right in front; the places are those of the words."""
    before = f"{label}: "
    virtual, size = Text(before + words, before + words), len(before)
    for matcher in own:
        for found in matcher.propose(virtual, office, deadline):
            if found.parts[0].start >= size:
                yield found._replace(parts=shifted(found.parts, -size), in_context=True, behind=False)


def shifted(parts: Parts, by: int) -> Parts:
    """The parts, so many characters farther on."""
    return tuple(Span(part.start + by, part.end + by) for part in parts)


class GoverningMatcher:
    """Reads the number behind a label of one recognizer, apart from it or in other words, by its own patterns."""

    __slots__ = ("_every", "_label", "_own", "needs_context", "recognizer")

    name = "governed"

    def __init__(self, recognizer: Recognizer, own: Collection[Matcher], every: Collection[str]) -> None:
        """`own` are the matchers of the recognizer, `every` the heads of all recognizers."""
        self.recognizer, self._own, self.needs_context = recognizer, tuple(own), False
        glued = [head for head in recognizer.heads if len(head) >= _GLUED] or recognizer.heads
        self._label = Expression(
            rf"(?i)((?<![A-Za-z가-힣])(?:{alternatives(recognizer.heads)})|(?:{alternatives(glued)}))(?:번호)?"
        )
        self._every = Expression("|".join(sorted(every)))

    @property
    def expressions(self) -> tuple[str, ...]:
        """As `label_then_value`."""
        return (label_then_value(self.recognizer.heads),)

    def propose(
        self, text: Text, office: Office, deadline: float | None, _: Collection[Parts] = (), __: Watch | None = None
    ) -> Iterator[Candidate]:
        """The values, in the places of the folded text."""
        folded = text.folded
        for label in self._label.finditer(folded):
            name, end = label[1], label.end()
            if particle := _PARTICLE.match(folded, end):
                aloud = [*self._aloud(folded, label.start(), particle.end(), name, office, deadline)]
                if aloud:
                    yield from aloud
                    continue
            clause = _CLAUSE.match(folded, end)
            if clause and _SPEECH.fullmatch(clause[0]) and not self._every.search(clause[0].lower()):
                yield from self._apart(folded, clause.end(), name, office, deadline)
                yield from self._aloud(folded, label.start(), clause.end(), name, office, deadline)

    def _is_read(self, folded: str, label: int, row: tuple[int, int], office: Office, deadline: float | None) -> bool:
        """Whether the patterns read the row as it stands, its first digit and all that is left of it but a few."""
        typed = folded[label : row[1] + _BEHIND]
        found = [f.parts for matcher in self._own for f in matcher.propose(Text(typed, typed), office, deadline)]
        return any(parts[0].start <= row[0] - label and parts[-1].end > row[1] - label - _COPULAR for parts in found)

    def _apart(
        self, folded: str, start: int, label: str, office: Office, deadline: float | None
    ) -> Iterator[Candidate]:
        """What stands there, as if it stood right behind the label; no day on which something is to be."""
        words = folded[start : start + _LONGEST].partition("\n")[0]
        for found in read_behind(self._own, label, words, office, deadline):
            if found.parts[0].start == 0 and not _WHEN.match(words, found.parts[-1].end):
                yield found._replace(parts=shifted(found.parts, start), name=self.name)

    def _aloud(
        self, folded: str, place: int, start: int, label: str, office: Office, deadline: float | None
    ) -> Iterator[Candidate]:
        """The longest beginning of a row that is one number; at its ends 이 may be no digit."""
        found_row = _ROW.match(folded, start)
        if not found_row or not _ODD.search(found_row[0]):
            return
        if self._is_read(folded, place, found_row.span(), office, deadline):
            return
        row = tokens(folded, *found_row.span())
        copula = folded[row[-1][0]] == "이" and folded[row[-1][1] :][:1] in _COPULA
        particle = folded[row[0][0]] == "이"
        for first, last in dict.fromkeys(((0, len(row) - copula), (0, len(row)), (int(particle), len(row)))):
            groups = _groups(folded, row[first:last])
            while sum(map(len, groups)) >= _FEWEST:
                if _is_one(folded, groups):
                    value, end = "-".join(map(_digits, groups)), groups[-1][-1][1]
                    words = value + folded[end : end + _BEHIND]
                    for found in read_behind(self._own, label, words, office, deadline):
                        hull = found.parts[0].start, found.parts[-1].end
                        if hull == (0, len(value)) and not _WHEN.match(folded, end):
                            yield found._replace(parts=_parts(folded, groups), name=self.name)
                            return
                groups = groups[:-1]


def _groups(folded: str, said: Sequence[Token]) -> list[list[Token]]:
    """The digits, cut where something stands between two of them; one group where a blank stands between all."""
    if all(folded[one[1] : other[0]] == " " for one, other in pairwise(said)):
        return [list(said)]
    groups = [[said[0]]]
    for one, other in pairwise(said):
        if one[1] < other[0]:
            groups.append([])
        groups[-1].append(other)
    return groups


def _is_one(folded: str, groups: Sequence[Sequence[Token]]) -> bool:
    """Whether the same mark, or some word, stands between all groups; between blanks they must be said, and whole."""
    gaps = [_core(folded[one[-1][1] : other[0][0]]) for one, other in pairwise(groups)]
    if len(groups) > 1 and not any(gaps):
        said = [group for group in groups if folded[group[0][0]] > "9"]
        return bool(said) and all(len(group) > 1 for group in said)
    return len(set(gaps)) <= 1 or all(map(_WORD.search, gaps))


def _core(gap: str) -> str:
    """A gap without its blanks; of brackets one is as good as two."""
    return "(" if _BRACKETS.intersection(gap) else gap.strip()


def _digits(group: Sequence[Token]) -> str:
    return "".join(digit for _, _, digit in group)


def _parts(folded: str, groups: Sequence[Sequence[Token]]) -> Parts:
    """One part, or one for each group where words stand between them."""
    start, end = groups[0][0][0], groups[-1][-1][1]
    if any(_WORD.search(folded[one[-1][1] : other[0][0]]) for one, other in pairwise(groups)):
        return tuple(Span(group[0][0], group[-1][1]) for group in groups)
    return (Span(start, end),)
