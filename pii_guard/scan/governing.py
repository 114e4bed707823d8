"""A label governs the number behind it across a clause: 생년월일 말씀드릴게요 590304, 제 생일은요 음 59.3.4 이거든요.

Right behind its label each recognizer reads its values itself. Here somebody says in between that he tells it, that it
was wrong or is another now, or thinks: what such a clause ends in gives it away, or the word that points to what comes.
Then the number is read as if the label stood right in front of it.
"""

from collections.abc import Collection, Iterator

from pii_guard.model import Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.recognizer.expressions import Expression
from pii_guard.scan.matchers import Matcher, Parts
from pii_guard.scan.watch import Watch

_FAR = 28  # characters between a label and its value
_LONGEST = 48  # characters of a value, with what tells that it is none
_VALUE = "(?:[0-9A-Za-z]|[공영일이삼사오육칠팔구]{4})"
_MARKS = "[ ,.?!~^:]"
_POINTS = "지금은?|이제|이거|그거|요거|이게|음|어|저기|다시|새로|제대로|여기|그러니까|일단"
_WHEN = Expression(" ?(?:에(?![요서])|부터|까지|전에|후에)")  # 생년월일 확인했는데 2026.11.03 에 오래요
_SPEECH = Expression(
    rf"[ ?!~^:=>)\]*-]{{2,5}}|[가-힣]{{0,2}}{_MARKS}{{0,3}}(?:[가-힣]{{1,7}}{_MARKS}{{1,3}}){{0,3}}"
    rf"(?:[가-힣]{{0,7}}(?:[요죠까네게나고서냐]|[는인은]데|거든|라면)|{_POINTS}){_MARKS}{{1,4}}"
)


def alternatives(heads: Collection[str]) -> str:
    """The heads as one expression, the longest first."""
    return "|".join(sorted(heads, key=lambda head: (-len(head), head)))


def label_then_value(heads: Collection[str]) -> str:
    """A label, and somewhere behind it what may be a value: all that tables and clauses with one have in common."""
    return rf"(?i)(?:{alternatives(heads)})(?s:.){{1,400}}{_VALUE}"


class GoverningMatcher:
    """Reads the number behind a label of one recognizer, a clause apart, by its own patterns."""

    __slots__ = ("_every", "_heads", "_label", "_own", "needs_context", "recognizer")

    name = "governed"

    def __init__(self, recognizer: Recognizer, own: Collection[Matcher], every: Collection[str]) -> None:
        """`own` are the matchers of the recognizer, `every` the heads of all recognizers."""
        self.recognizer, self._own, self.needs_context = recognizer, tuple(own), False
        self._heads = alternatives(recognizer.heads)
        self._label = Expression(rf"(?i)({self._heads})(?:번호)?([^0-9A-Za-z\n]{{2,{_FAR}}})(?={_VALUE})")
        self._every = Expression("|".join(sorted(every)))

    @property
    def expressions(self) -> tuple[str, ...]:
        """As `label_then_value`."""
        return (label_then_value(self.recognizer.heads),)

    def propose(
        self, text: Text, office: Office, deadline: float | None, _: Collection[Parts] = (), __: Watch | None = None
    ) -> Iterator[Candidate]:
        """The values, in the places of the folded text."""
        for label in self._label.finditer(text.folded):
            if not _SPEECH.fullmatch(label[2]) or self._every.search(label[2].lower()):
                continue
            start = label.end()
            before = f"{label[1]}: "
            virtual = before + text.folded[start : start + _LONGEST].partition("\n")[0]
            for matcher in self._own:
                for found in matcher.propose(Text(virtual, virtual), office, deadline):
                    if found.parts[0].start == len(before) and not _WHEN.match(virtual, found.parts[-1].end):
                        parts = tuple(Span(*(place + start - len(before) for place in part)) for part in found.parts)
                        yield found._replace(parts=parts, name=self.name, in_context=True, behind=False)
