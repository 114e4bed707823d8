"""What reaches the bar and is nobody all the same: titles, relatives, companies, numbers, figures, verbs, ordinary words."""

from pii_guard.recognizer.expressions import Expression
from pii_guard.recognizer.gazetteer import is_emd, is_sigungu

from .candidates import Shape, Stretch
from .cues import CUES, LABELS, cue_of
from .features import NOUN_ENDS
from .figures import is_clan, is_figure
from .lexicon import WIDELY_SHARED, families_of, is_rare, is_word, words_at
from .people import FAMILY, KIN
from .tails import NEXT, is_ending, tail_of
from .words import ACTIONS, DONE_BY, POINTED_AT, either

IN_FRONT = Expression("([가-힣]{1,9}|[Nn]ame|NAME)[ :=(\\[\"'\t|]{0,8}$")
ADDRESSED = Expression(" ?(?:씨|님)|이?(?:한테|에게)")
NAMED_SO = Expression(" ?(?:씨|님|어르신|할머니|할아버지)|이?(?:입니다|에요|예요|라고|이라|인데|신데|세요)")
LOOK_BACK = 18
COMPANY = ("(주)", "주식회사", "㈜", "(유)", "법인")
ROAD = Expression("[로길] ?[0-9]")  # 강우진로 12: an address
NUMBERED = Expression(
    " (?:[1-9][0-9]{0,3}(?:-[1-9][0-9]{0,3})?(?![0-9-]| ?[세살년월])|[일이삼사오육칠팔구십백천]{2,6}(?![가-힣]| ?[세살년월]))"
)  # 우두길 15, 평덕리 902-7, 하월길 오십오
ASKING = frozenset("LRF")  # classes of words in front that ask for a name; 저는 only where a copula follows
HOUSEHOLD = Expression(" ?(?:농가|가구|세대)")  # 한우 농가
DIGITS = frozenset("공영일이삼사오육륙칠팔구십백천만")  # 팔공일: a number read aloud
NEVER = frozenset((*CUES, *NEXT, "일동", "민원", "주세요"))
# 딸 하나, 어르신 한분: a number, though a name too; 나동: which of several houses
COUNTED = (
    frozenset({"하나"})
    | {number + unit for number in "한두" for unit in "분명번개대채달주해살집곳통장쌍돌"}
    | {letter + "동" for letter in "가나다라마바사"}
)
COPULAS = frozenset({"이시죠", "이시지", "이시네", "이시군"})  # 6789 이시죠: the copula behind a number
BEHIND_NUMBER = Expression("[0-9] ?$")
OF_OFFICE = Expression(" 0(?:2|[3-6][1-5])[-. )]")  # a telephone on a desk
BY_KIN = Expression(f" ?(?:{either(KIN)})")
# 지원이가: behind a consonant 이 is no particle there
CALLED = Expression("이(?:(?:[가는를]|한테|에게)(?![가-힣])|네 ?(?:집|논|밭|개|소|땅|담|하우스|축사|가게))")
CLOSED_VOCATIVE, VOCATIVE = Expression("아(?![가-힣])"), Expression("야(?![가-힣])")
PARENT = Expression("(?:맘|엄마|아빠)(?:입니다|이에요|예요|에요|인데|이고|[가는](?![가-힣])|$|[^가-힣])")
# 강아지 이름은, 가게 이름: …: what is asked for is no person's
OF_A_THING = Expression(
    "(?:강아지|고양이|(?<![가-힣])[개소배길꽃책]|반려[견묘]|동물|가게|식당|카페|상호|상품|제품|품종|품목|농장|농원|펜션|마을|도로|건물|아파트|회사|업체"
    "|법인|단체|학교|노래|영화|나무|선박|축제|동네)의? ?이름[은이가을도]?[ :=(\"']{0,3}$"
)
A_SORT = Expression("이?(?:라는|란) (?:[가-힣]{1,4} )?(?:품종|종자)")  # 하람이라는 쌀 품종
GOES_ON = frozenset(("위원", "마을", "식당", "치과", "사과"))  # the end of no name: 노조위원장, 신덕마을, 조은식당
OF_WORK = frozenset("중건분문일후전시")  # behind a word for some work: which of it, and when
FEW = 3  # surnames that share a given name, as a logarithm: fewer than eight
COLLEGE = Expression(" (?:교수|총장|학장|학과|학생|출신|강사|병원|동문|대학원)")  # 서강대 교수
NO_VERB = Expression("(?:[가를의와]|한테|에게)(?![가-힣])")


def is_never(folded: str, one: Stretch) -> bool:
    """Whether it is nobody before anything is weighed: 연락처, 주민 일동, 두번째; or the copula behind a number, 6789 이고요."""
    letters = folded[one.start : one.end]
    return (
        letters in NEVER
        or letters[1:] == "번째"
        or (
            one.surname == "이"
            and families_of(one.given) < 1
            and BEHIND_NUMBER.search(folded, max(0, one.start - 2), one.start) is not None
            and (is_ending(letters) or letters in COPULAS)
        )
    )


def is_nobody(folded: str, one: Stretch) -> bool:
    """Whether a relative, a title, a company or a road stands here, or what only a label or a form of address makes a name."""
    leading = folded[max(0, one.start - 5) : one.start].rstrip()
    letters = folded[one.start : one.end]
    if (
        is_never(folded, one)
        or leading.endswith(COMPANY)
        or ROAD.match(folded, one.end)
        or is_clan(folded, one.start, one.end)
        or (one.shape == Shape.FULL and (is_sigungu(letters) or _is_place(folded, one)))  # 소유자: 고창군
        or OF_A_THING.search(folded, max(0, one.start - LOOK_BACK), one.start)
        or A_SORT.match(folded, one.end)
        or folded[one.end - 1 : one.end + 1] in GOES_ON
        or (letters[-1] == "대" and COLLEGE.match(folded, one.end))
    ):
        return True
    if (
        letters[-1] == "명" and folded[one.end : one.end + 1] == ":" and is_word(letters[:2])
    ):  # 민원명: a label of a form
        return True
    if _is_of_something(letters, one) and not ADDRESSED.match(folded, one.end):
        return True
    if _is_of_work(letters, one) and not _asked(folded, one):
        return True
    if one.shape in (Shape.SHORT, Shape.GIVEN) and HOUSEHOLD.match(folded, one.end):
        return True
    if letters in COUNTED and not ADDRESSED.match(folded, one.end):
        return True
    if _is_action(folded, one) or (one.shape == Shape.FULL and letters[:2] in LABELS) or _is_relative(one):
        return True

    none = (
        DIGITS.issuperset(letters)
        or is_figure(folded, one.start, one.end, one.run_end)
        or _is_verb(folded, one)
        or _is_spaced_word(one)
        or _is_word(folded, one)
    )
    return none and not _asked(folded, one)


def _is_place(folded: str, one: Stretch) -> bool:
    """Whether it ends like a road or a village, a number follows, and few are called so: 우두길 15; 김순동 12 is a name."""
    return one.given[-1] in "로길리동" and families_of(one.given) < FEW and NUMBERED.match(folded, one.end) is not None


def _is_of_work(letters: str, one: Stretch) -> bool:
    """Whether it says what goes on, or when or what of some work: 조사중입니다, 변경분이에요, 배달금; 조성원 is a name."""
    word, last = letters[:2], letters[2:]
    if one.shape != Shape.FULL:
        return False
    if word in ACTIONS:
        return last in OF_WORK or (last in NOUN_ENDS and families_of(one.given) < FEW)
    return last == "중" and is_word(word) and not is_rare(word)


def _is_of_something(letters: str, one: Stretch) -> bool:
    """Whether a common word with 의 stands here: 최고의 배우."""
    word = letters[:2]
    return one.shape == Shape.FULL and letters[-1] == "의" and is_word(word) and not is_rare(word)


def _asked(folded: str, one: Stretch) -> bool:
    if ADDRESSED.match(folded, one.end) is not None:
        return True
    before = IN_FRONT.search(folded, max(0, one.start - LOOK_BACK), one.start)
    cue = cue_of(before[1])[0] if before else "."
    return cue in ASKING or (cue == "S" and tail_of(folded[one.end : one.run_end]) == "c")


def _is_relative(one: Stretch) -> bool:
    """Whether a relative stands here with a particle or the copula: 엄마다, 엄마가; 이모란 is a name."""
    return (
        one.shape == Shape.FULL
        and one.surname + one.given[0] in FAMILY
        and is_ending(one.given[1])
        and families_of(one.given) < FEW
    )


def _is_verb(folded: str, one: Stretch) -> bool:
    """Whether an ordinary word with 하다 stands here: 고시하는, 조용한 가족; 선주하가, 강사 천은하 are none."""
    if one.shape != Shape.FULL or not is_word(one.surname + one.given[0]):
        return False
    if one.given[1] == "한":
        return (
            one.end == one.run_end and folded[one.end : one.end + 1] == " " and families_of(one.given) < WIDELY_SHARED
        )
    return one.given[1] == "하" and one.end < one.run_end and NO_VERB.match(folded, one.end) is None


def _is_spaced_word(one: Stretch) -> bool:
    """Whether 이, 한 or the like stands before an ordinary word: 이 노래."""
    return one.shape == Shape.SPACED and one.end - one.start == 4 and is_word(one.given)


def _is_word(folded: str, one: Stretch) -> bool:
    """Whether a common word of two syllables stands here, a village, or 이 before what it points at: 민원, 이영화."""
    letters = folded[one.start : one.end]
    if one.shape in (Shape.SHORT, Shape.GIVEN):
        station = OF_OFFICE.match(folded, one.end) is not None and is_emd(letters + "동")  # 송현 053-626-1234
        return letters in POINTED_AT or is_sigungu(letters) or station
    if letters[-1] in "동리읍면":
        return letters[-1] == "읍" or is_emd(letters)
    if one.shape == Shape.COMPOUND:  # 황보건설
        return is_word(one.given) and families_of(one.given) < FEW
    return _points(one)


def is_called(folded: str, one: Stretch) -> bool:
    """Whether a given name stands as no word does: 지원이가, 용팔이는, 한결이한테; 은지야 말고; 다은맘이에요, 은호아빠입니다."""
    if one.shape != Shape.GIVEN:
        return False
    closed, longest = (
        (ord(one.given[-1]) - ord("가")) % 28 > 0,
        max(words_at(folded[one.start : one.run_end]), default=0),
    )
    if closed and longest <= len(one.given) + 1 and CALLED.match(folded, one.end):
        return True
    if families_of(one.given) < WIDELY_SHARED or (longest and (longest > len(one.given) or not is_rare(one.given))):
        return False
    first = one.start == 0 or folded[one.start - 1] == "\n"
    return (first and (CLOSED_VOCATIVE if closed else VOCATIVE).match(folded, one.end) is not None) or (
        PARENT.match(folded, one.end) is not None
    )


def _points(one: Stretch) -> bool:
    return one.shape == Shape.FULL and one.surname == "이" and one.given in POINTED_AT


def _is_action(folded: str, one: Stretch) -> bool:
    """Whether what an office does stands here, with 은, 자 or 일; only a label (성명:), 씨 or the copula makes it a name."""
    if folded[one.start : one.start + 2] not in ACTIONS:
        return False
    if one.end - one.start > 2 and not (one.shape == Shape.FULL and one.given[1] in DONE_BY):
        return False
    before = IN_FRONT.search(folded, max(0, one.start - LOOK_BACK), one.start)
    cue, mark = (cue_of(before[1])[0], folded[before.end(1) : one.start].strip()) if before else (".", "")
    labelled = cue in "LF" or (cue == "R" and mark != "")
    topic = (one.given[-1:] == "은" and one.end == one.run_end) or (
        one.end - one.start == 2 and folded[one.end : one.end + 1] in ("은", "는")
    )
    if topic and not mark:
        labelled = False  # 예금주 배정은 어디서 해요
    return not labelled and NAMED_SO.match(folded, one.end) is None
