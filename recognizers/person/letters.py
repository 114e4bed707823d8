"""Syllables that a writer took apart into their letters: ㄱㅣㅁ철수, 김순ㅈㅏ; they are put together again to be read."""

from collections.abc import Iterator

from pii_guard.model.text import Edit, Layer
from pii_guard.recognizer.expressions import Expression

APART = r"[ㄱ-ㅎ][ㅏ-ㅣ]"  # a consonant and a vowel; ㅋㅋ and ㅠㅠ are laughter and tears
_SYLLABLE = Expression(r"(?P<first>[ㄱ-ㅎ])(?P<vowel>[ㅏ-ㅣ])(?P<last>[ㄱ-ㅎ](?![ㅏ-ㅣ]))?")
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_LASTS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BASE, _VOWELS = 0xAC00, 21


def put_together(text: str) -> tuple[str, Layer | None]:
    """The text with whole syllables, and the way back to the typed one; None where nothing was taken apart."""
    edits = list(_edits(text))
    if not edits:
        return text, None
    layer = Layer()
    return layer.rewrite(text, edits), layer


def _edits(text: str) -> Iterator[Edit]:
    for match in _SYLLABLE.finditer(text):
        first, last = _FIRSTS.find(match["first"]), _LASTS.find(match["last"] or " ")
        if first >= 0 <= last:
            vowel = ord(match["vowel"]) - ord("ㅏ")
            yield *match.span(), chr(_BASE + (first * _VOWELS + vowel) * len(_LASTS) + last)
