"""Korean particles that change with the sound before them: 은/는, 이/가, 을/를, 과/와, 으로/로."""

import re

# (after a final consonant, after a vowel); 으로 becomes 로 after ㄹ too (한글 맞춤법, 부속 사전: 조사 '로')
PAIRS = (
    ("이에요", "예요"),
    ("으로", "로"),
    ("이랑", "랑"),
    ("이나", "나"),
    ("은", "는"),
    ("이", "가"),
    ("을", "를"),
    ("과", "와"),
)

_PAIR_OF = {form: pair for pair in PAIRS for form in pair}
_DIGIT_READINGS = "영일이삼사오육칠팔구"
_RIEUL = 8  # place of ㄹ among the 28 finals of a Unicode syllable; 0 is none

# 이 is also "this": `…5678이 번호로` says "at this number" and is no particle.
_POINTS_AT = r"[ ]?(?:번호|전화|연락처|휴대폰|핸드폰|메일|주소|계좌|통장|카드|여권|면허|차|사람|분|곳|쪽|집|건|걸|것)"
_TYPED = re.compile(
    rf"(?:{'|'.join(sorted(_PAIR_OF.keys() - {'이'}, key=len, reverse=True))}|이(?!{_POINTS_AT}))"
    r"(?![가-힣ㄱ-ㆎ\u1100-\u11ff])"
)


def typed_particle(text: str, at: int) -> str:
    """The particle that stands at `at` as a whole: before a non-Hangul character or the end; else ''."""
    match = _TYPED.match(text, at)
    return match.group() if match else ""


def agreeing(word: str, particle: str) -> str:
    """The form of `particle` that fits `word`; as given when its end has no Korean reading.

    A digit at the end is read as a Sino-Korean numeral: 1 일, 2 이.
    """
    final = _final(word)
    if final is None:
        return particle
    closed, opened = _PAIR_OF[particle]
    if final == 0 or (final == _RIEUL and closed == "으로"):
        return opened
    return closed


def with_particle(word: str, particle: str) -> str:
    """`word` and the agreeing form of `particle`: 전화번호 + 은 is 전화번호는."""
    return word + agreeing(word, particle)


def _final(word: str) -> int | None:
    last = word[-1:]
    if last.isascii() and last.isdigit():
        last = _DIGIT_READINGS[int(last)]
    return (ord(last) - ord("가")) % 28 if "가" <= last <= "힣" else None
