"""What an officer asks for, and how the answer is read: by the label of the question in front of it.

A noun alone asks nothing: 주민번호는 보내지 마세요, 계좌로 입금됐습니다. A question counts for the next three messages
of the resident, and the resident may say something else in between.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pii_guard.conversation.window import ANSWERED_WITHIN, MOST_QUESTIONS, Asked, Turn, Window
from pii_guard.recognizer import Question, Recognizer
from pii_guard.recognizer.expressions import Expression

_ASKING = Expression(
    r"[?？]|알려|불러|말씀|말해|적어|써 ?주|보내 ?주|남겨|부탁|주세요|주시|주십|줘요?|어떻게|어찌|뭐|무엇|누구|어디|몇"
    r"|어느|확인|입력|필요|까요|나요|신가요|[은는도]요|(?:자리|번호|성함|이름|주소|연락처|생일|호수)요\s{0,9}$|주실|될까"
)
_NOT_ASKING = Expression(
    r"(?:보내|적|말씀하|말하|알려 ?주|입력하|남기)지 ?(?:마|말|않)|(?:없이|필요 ?없|안 ?(?:주셔도|보내))"
)
HARMLESS: tuple[str, int] = ("", 0)  # in the place of a question: the answer is no personal number


class Reading(NamedTuple):
    """One way to read an answer; `ends`: what stands behind it."""

    entity: str
    question: Question
    ends: Expression


class Questions:
    """The questions of one catalog. Built once, then never changed."""

    def __init__(self, recognizers: Iterable[Recognizer]) -> None:
        """All questions that these recognizers declare; who declares none is asked for by its label."""
        asked = [(r, k, question) for r in recognizers for k, question in enumerate(r.asks or _by_label(r))]
        self._asked = [(r.entity, k, Expression(question.asked)) for r, k, question in asked if not r.decoy]
        self._harmless = [Expression(question.asked) for r, _, question in asked if r.decoy]
        self._known = {
            (r.entity, k): Reading(r.entity, question, Expression(question.behind)) for r, k, question in asked
        }

    def asked_in(self, text: str) -> tuple[tuple[str, int], ...]:
        """The questions in an officer's message: (entity, place), `HARMLESS` alone, or nothing."""
        if not _ASKING.search(text) or _NOT_ASKING.search(text):
            return ()
        found = [(found.span(), entity, k) for entity, k, noun in self._asked if (found := noun.search(text))]
        personal = tuple(
            (entity, k) for span, entity, k in found if not _is_narrowed(span, [other for other, *_ in found])
        )
        harmless = not personal and any(noun.search(text) for noun in self._harmless)
        return (HARMLESS,) if harmless else personal

    def after(self, window: Window, turn: Turn) -> Window:
        """The window behind an officer's message."""
        asked = self.asked_in(turn.text)
        if not asked:
            return window
        questions = (*window.asked, Asked(turn.message_id, ANSWERED_WITHIN, asked))
        return window._replace(asked=questions[-MOST_QUESTIONS:])

    def readings(self, window: Window, turn: Turn) -> Sequence[Reading]:
        """How a resident's message may be read as an answer, the latest question first."""
        if not window.asked:
            return ()
        live = [a for a in window.asked if turn.reply_to in (None, a.message_id)] or window.asked
        chosen = dict.fromkeys(one for asked in reversed(live) for one in asked.questions if one != HARMLESS)
        return [self._known[one] for one in chosen if one in self._known]


def _by_label(recognizer: Recognizer) -> Sequence[Question]:
    """The question of a recognizer that names none: its label, with or without blanks."""
    if recognizer.decoy:
        return ()
    return [Question(" ?".join(map(re.escape, recognizer.label.replace(" ", ""))), recognizer.label)]


def _is_narrowed(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether words in front make something else of a noun: 메일 주소 is no 주소, 휴대폰 뒷번호 no 뒷번호."""
    return any(start < span[0] and end == span[1] for start, end in others)


def is_harmless(window: Window) -> bool:
    """Whether the last question asked for a number that is nobody's."""
    return bool(window.asked) and window.asked[-1].questions == (HARMLESS,)


def answered(asked: Iterable[Asked]) -> Iterator[Asked]:
    """The questions that still count behind one more message of the resident."""
    return (one._replace(left=one.left - 1) for one in asked if one.left > 1)
