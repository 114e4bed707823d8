"""What a message speaks of besides a number: 월급이 200 정도예요 is about wages, 뒤는 6789 is not.

A number is in doubt behind a word that is neither of dictation nor the end of a clause, and one or two syllables that
are digits too beside any ordinary noun: 오이 농사. What is in doubt completes only what is whole then, and other pieces
are tried without it first. No word alone closes a piece, for people write anything around one; a sentence does that
speaks of something else in front of it and behind it: 혈당이 130이라 쉬엄쉬엄 할게요.
"""

from collections.abc import Sequence

from pii_guard.conversation.dictation import ends_clause, goes_elsewhere, speaks_of_it
from pii_guard.conversation.row import NUMBER, Row
from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.tries import trie

LONGEST = 8  # characters of a row that may be in doubt
LONGEST_AGE = 2  # digits
LONGEST_LINE = 3  # digits of a bus line, a window: 502번 기사인데
SHORT_ALOUD = 2  # digits that are words as often
_WORDS = "words.marisa"
_REACH = 12  # characters in front
_WORD = Expression("[가-힣]{2,12}")
_IN_FRONT = Expression("((?:[가-힣]{2}|[A-Za-z])[0-9A-Za-z가-힣]{0,10}) ?$")
_NTH = Expression("번째 [가-힣]{1,5} ?$")
_SCHOOL = Expression("(?<![가-힣])[초중고]$")
# Of one syllable most words are cries: 음 6789. Others are nouns where the sentence goes on: 문 4 쪽이에요.
_NOUN_IN_FRONT = Expression(
    "(?<![가-힣])[가-힣](?<![음네예아자또어흠하넵휴에앗오응엥넹헉헐엇게거건줄칸저제난담첫끝앞뒤더좀]) $"
)
# How old somebody is, who says no unit of it: 제일 젊은 내가 63이요.
_ME = Expression("(?<![가-힣])(?:[내제]가|[저나]는|[전난]) $")
_IS_ME = Expression("이?(?:요|에요|예요|고|라|거든|네|인데|임)|입니다")
_IS_SUBJECT = Expression("[이가을를] ")  # 시동이 오래 걸려요
_IN_CLAUSE = Expression("[^,.\n]{0,4}")
_PUBLIC = Expression("1(?:1[0-9]|2[0-9]|82|[3568][0-9]{2})")  # 119에, 1577로
_IS_CALLED = Expression("에[ 는서]|로 | ?번호로| (?:불[러렀]|신고|전화[로를하해했])")


def in_doubt(folded: str, rows: Sequence[Row], cues: Sequence[str]) -> list[Row]:
    """The rows, some in doubt, without those that a sentence about something else holds.

    Behind one in doubt the next of its clause is, too: 혈압 140에 90이래요.
    """
    found: list[Row] = []
    for row in rows:
        before = next((one for one in reversed(found) if one.end <= row.start), None)
        goes_on = before and before.doubtful and _IN_CLAUSE.fullmatch(folded, before.end, row.start)
        if not (goes_on or _is_doubtful(folded, row, cues)):
            found.append(row)
        elif not goes_elsewhere(folded, row.end) or speaks_of_it(_in_front(folded, row), cues):
            found.append(row._replace(doubtful=True))
    return found


def _is_doubtful(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a short row stands in a message about something else, in which no word speaks of an identifier."""
    said = row.longest
    if row.chain != NUMBER and not said[0].isdigit():
        return _IS_SUBJECT.match(folded, row.end) is not None and goes_elsewhere(folded, row.end)
    if len(said) > LONGEST:
        return False
    if row.aloud and len(said) <= SHORT_ALOUD:
        is_subject = folded[row.end - 1] == "이" and goes_elsewhere(folded, row.end)  # 팔이 아파서요
        return is_subject or _speaks_of_else(folded, row, cues)
    if row.numbered and len(said) <= LONGEST_LINE and goes_elsewhere(folded, row.end):
        return True
    if _PUBLIC.fullmatch(said) and _IS_CALLED.match(folded, row.end):
        return True
    return row.start > 0 and _is_of_else(folded, row, cues)


def is_a_model(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a letter and digits name a thing: 갤럭시 S21, K5 타요. A passport stands alone, or behind its word."""
    is_lettered = "A" <= row.variants[0][:1] <= "Z"
    return is_lettered and (
        _is_of_else(folded, row, cues) or _speaks_of_else(folded, row, cues) or goes_elsewhere(folded, row.end)
    )


def begins_word(folded: str, start: int, least: int = 2) -> bool:
    """Whether an ordinary word of at least so many syllables begins here: 너무 오래 걸려요."""
    return any(len(word) >= least for word in trie(_WORDS).prefixes(folded[start : start + _REACH]))


def _is_of_else(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a word right in front of a row says what it is: 월급이 200, 갤럭시 S21; not 나머지 200.

    Where the sentence goes on behind it, a word for identifiers is of something else too: 버스 202 타고 가는 중.
    """
    begin = max(0, row.start - _REACH)
    if len(row.longest) <= LONGEST_AGE and _IS_ME.match(folded, row.end) and _ME.search(folded, begin, row.start):
        return True
    elsewhere = goes_elsewhere(folded, row.end)
    if word := _in_front(folded, row):
        is_clause = elsewhere and ends_clause(word)  # 혈압 재니까 145 나왔다고
        return is_clause or not speaks_of_it(word, () if elsewhere else cues)
    if _SCHOOL.search(folded, begin, row.start):
        return True
    return elsewhere and _NOUN_IN_FRONT.search(folded, begin, row.start) is not None


def _in_front(folded: str, row: Row) -> str:
    """The word right in front of a row; empty where none is, or it is told which of several it is: 두 번째 토막이."""
    begin = max(0, row.start - _REACH)
    found = _IN_FRONT.search(folded, begin, row.start)
    return found[1] if found and not _NTH.search(folded, begin, row.start) else ""


def _speaks_of_else(folded: str, row: Row, cues: Sequence[str]) -> bool:
    """Whether a message holds an ordinary noun anywhere but at the row."""
    words = _WORD.finditer(folded)
    return any(_is_ordinary(word[0], cues) for word in words if word.end() < row.start or row.end < word.start())


def _is_ordinary(word: str, cues: Sequence[str]) -> bool:
    return not speaks_of_it(word, cues) and any(len(noun) > 1 for noun in trie(_WORDS).prefixes(word))
