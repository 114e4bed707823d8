"""What a writer took apart is put together again to be read: letters (ㄱㅣㅁ철수), syllables of a name (김.철.수)."""

from collections.abc import Iterator

from pii_guard.model.text import Edit, Layer
from pii_guard.recognizer.expressions import Expression

from .surnames import SURNAMES

APART = r"[ㄱ-ㅎ][ㅏ-ㅣ]"  # a consonant and a vowel; ㅋㅋ and ㅠㅠ are laughter and tears
_SYLLABLE = Expression(r"(?P<first>[ㄱ-ㅎ])(?P<vowel>[ㅏ-ㅣ])(?P<last>[ㄱ-ㅎ](?![ㅏ-ㅣ]))?")
_MARK, _BEHIND = "[.~·_,-]", "[이입예에요라인님씨은는가]"
SPELLED = f"[{SURNAMES}]{_MARK} ?[가-힣]{_MARK} ?[가-힣](?:{_BEHIND}|[^가-힣]|$)"  # 김.철.수, 박, 초, 롱입니다
_SPELLED = Expression(
    f"(?<![가-힣])(?P<one>[{SURNAMES}])(?P<mark>{_MARK} ?)(?P<two>[가-힣])(?P<again>{_MARK} ?)(?P<three>[가-힣])(?={_BEHIND}|[^가-힣]|$)"
)
_FIRSTS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_LASTS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_BASE, _VOWELS = 0xAC00, 21


def put_together(text: str) -> tuple[str, Layer | None]:
    """The text with whole syllables, and the way back to the typed one; None where nothing was taken apart."""
    edits = sorted((*_edits(text), *_spelled(text)))
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


def _spelled(text: str) -> Iterator[Edit]:
    for match in _SPELLED.finditer(text):
        if match["mark"] == match["again"]:
            yield *match.span(), match["one"] + match["two"] + match["three"]
