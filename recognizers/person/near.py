"""Why something is no name: what speaks for it and what against it, feature by feature, and what rules it out.

Asked by an explanation only; a check never runs this.
"""

from collections.abc import Iterator

from pii_guard.model import Evidence, Office, Span
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate
from pii_guard.recognizer.expressions import Expression
from pii_guard.sentences import Sentence

from . import scoring
from .asking import Asking
from .bar import height
from .candidates import Shape, Stretch, stretches
from .cues import cue_of
from .features import BEHIND, FRONT, NAME, WORD, Answers
from .grammar import SHAPES, korean_names
from .letters import put_together
from .nobody import IN_FRONT

CLOSE = 100  # hundredths of a logit below the bar
MOST_ANSWERS = 8  # of those that weigh most
_FORM = Expression(" ?(?:씨|님)(?![가-힣])| ?(?:씨|님)(?:[은는이가을를도의께]|한테|에게)")
_USUAL = (Shape.FULL, Shape.COMPOUND, Shape.SPACED)  # forms in which a stranger's name is given
_GROUPS = (
    (NAME, Sentence("글자", "letters")),
    (WORD, Sentence("겹치는 낱말", "words in its place")),
    (BEHIND, Sentence("뒤", "what stands behind")),
    (FRONT, Sentence("앞", "what stands in front")),
)
_RULED_OUT = Sentence(
    "직함, 가족, 회사, 길, 역사 인물이거나 예사말임",
    "a title, a relative, a company, a road, a figure of history, or an ordinary word",
)
_NO_NAME = Sentence("이 글자들로 된 이름이 없음", "no name is made of these letters")
_TOO_LIGHT = Sentence(
    "이름으로 볼 무게가 모자람: {weight} (기준 {bar})", "what speaks for a name is too little: {weight} of {bar}"
)


def near(text: Text, _: Office) -> Iterator[Candidate]:
    """What reaches the bar and is ruled out, and what stays below it: just below, or far where a label asks for a name.

    None shares a letter with a name.
    """
    folded, typed = put_together(text.folded)
    weighed = [(one, _over(folded, one)) for one in stretches(folded)]
    close = [(one, over) for one, over in weighed if (over is not None and over >= -CLOSE) or _is_named(folded, one)]
    taken = {i for one in korean_names(folded) for i in range(one.start, one.end)} if close else set()
    for one, over in close:
        if not taken.isdisjoint(range(one.start, one.end)):
            continue
        if over is None:
            why = _NO_NAME
        elif over >= 0:
            why = _RULED_OUT
        else:
            least = scoring.tables().bar
            why = _TOO_LIGHT(weight=_logits(least + over), bar=_logits(least))
        part = Span(*typed.back(one.start, one.end)) if typed else Span(one.start, one.end)
        yield Candidate(SHAPES[one.shape], (part,), Evidence.REFUTED, "korean", True, why=why)


def _over(folded: str, one: Stretch) -> int | None:
    """By how much what speaks for it lies over the bar; None where its letters rule it out."""
    found = scoring.weighed(folded, one)
    return found and found.weight - scoring.tables().bar - height(folded, one, found.asking)


def _is_named(folded: str, one: Stretch) -> bool:
    """Whether a label (성명:) stands in front, or 씨 or 님 behind."""
    if one.shape not in _USUAL:
        return False
    before = IN_FRONT.search(folded, max(0, one.start - 12), one.start)
    return (before is not None and cue_of(before[1])[0] == "L") or _FORM.match(folded, one.end) is not None


def _logits(weight: int) -> str:
    return f"{weight / 100:.1f}"


def weights(text: Text, span: Span) -> Iterator[tuple[Sentence, int]]:
    """The answers that weigh most for or against the name at a place of the folded text, the heaviest first."""
    folded, typed = put_together(text.folded)
    for one in stretches(folded):
        part = typed.back(one.start, one.end) if typed else (one.start, one.end)
        if part == span:
            answers = sorted(_answers(folded, one), key=lambda answer: -abs(answer[1]))
            yield from answers[:MOST_ANSWERS]
            return


def _answers(folded: str, one: Stretch) -> Iterator[tuple[Sentence, int]]:
    answers = Answers.about(folded, one, Asking.of(folded, one))
    known = scoring.tables()
    for (questions, group), tables, values in zip(
        _GROUPS, (known.name, known.word, known.behind, known.front), answers, strict=True
    ):
        for question, table, value in zip(questions, tables, values, strict=True):
            if weight := table.get(value, 0):
                answer = question if questions is NAME else f"{question} = {value}"  # no letter of the name itself
                yield Sentence(f"{group.ko}: {answer}", f"{group}: {answer}"), weight
