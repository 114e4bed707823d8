"""What a message must hold to have to do with others of its conversation: what may open something, or a word beside it.

These expressions stand in the scan tables beside the recognizers' own: the look that says that nothing is found in a
message says as well that nothing begins in it. They match more than what opens; who asks them looks again.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pii_guard.recognizer import Recognizer

SYLLABLES = "공영빵일이삼사오육륙칠팔구"  # digits that are read aloud
_PLAIN = r"\n -/:-~ㄱ-ㅎㅏ-ㅣ"


def _syllables_but(these: str) -> str:
    """Ranges of all syllables of Hangul but these."""
    edges = ["가", *(edge for c in sorted(these) for edge in (chr(ord(c) - 1), chr(ord(c) + 1))), "힣"]
    return "".join(f"{first}-{last}" for first, last in zip(edges[::2], edges[1::2], strict=True) if first <= last)


NO_OPENER = _PLAIN + _syllables_but(SYLLABLES)  # the usual letters: all that folds to a digit lies outside
NO_DIGIT = _PLAIN + "가-힣"
_DIGITS = f"[^{NO_DIGIT}]|[공영빵]|[{SYLLABLES}]{{4}}"
WORDS = 0  # the place of the context words among the expressions
_ANY = "(?s:.)"


def words(recognizers: Iterable[Recognizer]) -> Sequence[str]:
    """The context words of what may be cut, in small letters."""
    return sorted({word.lower() for r in recognizers if r.opens and r.opens.begins for word in r.context})


def expressions(recognizers: Sequence[Recognizer]) -> Iterator[str]:
    """Of the words first, of what opens something then."""
    yield "|".join("".join(map(_any_case, word)) for word in words(recognizers))
    yield _DIGITS
    for r in recognizers:
        if r.opens and r.opens.find:
            yield r.opens.looks or _ANY


def _any_case(character: str) -> str:
    return f"[{character.upper()}{character}]" if character.isascii() and character.isalpha() else re.escape(character)
