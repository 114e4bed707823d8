"""What a message must hold to have to do with others of its conversation: what may open something, or a word beside it.

These expressions stand in the scan tables beside the recognizers' own: the look that says that nothing is found in a
message says as well that nothing begins in it. They may match more than what opens.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pii_guard.recognizer import Recognizer
from pii_guard.recognizer.aloud import SYLLABLES as DIGITS_SAID

SYLLABLES = "".join(DIGITS_SAID)
# All that folds to a digit lies outside these letters.
_NO_DIGIT = r"\n -/:-~ㄱ-ㅎㅏ-ㅣ가-힣"
# What is read aloud and opens something: a long row or the beginning of a mobile number, and a zero that begins a word.
LONG_ROW = f"[{SYLLABLES}]{{4}}|[공영빵]일[공영빵칠육팔구]"
ZERO = (
    f"[공영빵](?:$|[^가-힣]|[{SYLLABLES}]|이?(?:요|유|여|에|예|라|랑|래|랬|네|거|나|다|더|던|죠|지|랍|구요)"
    "|고(?:요|여|영|[^가-힣]|$)|하고|부터|까지|그리고|먼저|입|인데|임|번|(?:은|는|이|가|로|만)(?:[^가-힣]|$))"
)
WORDS, DIGITS, GRAMMARS = 0, 1, 2  # places among the expressions: of the context words, of digits, of the first grammar
_ANY = "(?s:.)"


def words(recognizers: Iterable[Recognizer]) -> Sequence[str]:
    """The context words of what may be cut, in small letters."""
    return sorted({word.lower() for r in recognizers if r.opens and r.opens.begins for word in r.context})


def expressions(recognizers: Sequence[Recognizer]) -> Iterator[str]:
    """Of the words first, of what opens something then."""
    yield "|".join("".join(map(_any_case, word)) for word in words(recognizers))
    yield f"[^{_NO_DIGIT}]|{LONG_ROW}|(?:^|[^가-힣]){ZERO}"
    for r in recognizers:
        if r.opens and r.opens.find:
            yield r.opens.looks or _ANY


def _any_case(character: str) -> str:
    return f"[{character.upper()}{character}]" if character.isascii() and character.isalpha() else re.escape(character)
