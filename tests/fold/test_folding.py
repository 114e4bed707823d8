import itertools
import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.fold.folding import FOLD, FOLDED_BY, fold
from pii_guard.fold.grouping import regrouped
from pii_guard.fold.spoken import spoken_digits
from pii_guard.model import Span, Utf16
from pii_guard.model.text import OPAQUE
from pii_guard.redact.redaction import placeholder_pattern

TRICKY = (
    "⑩⑳㎏㈜½①０１️⃣\u200b\u00ad\u3164ㅡー–~〜·ㆍ😀𝟎𠀋가나한글"
    "공일이삼사오육칠팔구하나둘다시에 -.\n\t[전화번호1]oOlIㅇ\ud800\udfff\x00각"
)
messages = st.text(alphabet=st.one_of(st.sampled_from(TRICKY), st.characters()), max_size=60)


@given(messages)
def test_every_folded_position_maps_into_the_original(message):
    text = fold(message)
    for i in range(len(text.folded)):
        span = text.span(i, i + 1)
        assert 0 <= span.start < span.end <= len(message)


@given(messages)
def test_positions_never_go_backwards(message):
    text = fold(message)
    spans = [text.span(i, i + 1) for i in range(len(text.folded))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))


@given(messages, st.data())
def test_a_span_survives_the_round_trip(message, data):
    text = fold(message)
    if not text.folded:
        return
    start = data.draw(st.integers(0, len(text.folded) - 1))
    end = data.draw(st.integers(start + 1, len(text.folded)))
    assert text.folded[start:end] in text.folded_slice(text.span(start, end))


@given(messages)
def test_characters_that_are_not_folded_stand_for_themselves(message):
    text = fold(message)
    for i, char in enumerate(text.folded):
        span = text.span(i, i + 1)
        if span.end - span.start == 1 and message[span.start] not in FOLD and not char.isdigit() and char not in "-":
            assert message[span.start] == char


@given(st.text(alphabet="01289공일이삼하나둘다시에oOlㅇ -~♥+,\n가a●", max_size=24))
def test_where_nothing_of_what_folding_needs_occurs_it_has_nothing_to_do(message):
    words, marks = FOLDED_BY[-2:]
    assert re.search(words, message) or not spoken_digits(message)
    assert re.search(marks, message) or not regrouped(message)


@given(messages)
def test_folding_twice_changes_nothing_more(message):
    once = fold(message).folded
    assert fold(once).folded == once or any(c.isdigit() for c in once)


@given(messages)
def test_utf16_offsets_are_those_of_an_encoder(message):
    offset = Utf16(message)
    for i in range(len(message) + 1):
        assert offset(i) == len(message[:i].encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("０１０－１２３４－５６７８", "010-1234-5678"),
        ("⓪①⓪-⑥①⑨⓪-⑧②⑨⑥", "010-6190-8296"),
        ("0️⃣1️⃣0️⃣", "010"),
        ("𝟎𝟏𝟎", "010"),
        ("⁰¹²", "012"),
        ("٠١٠", "010"),
        ("010ㅡ1234ー5678", "010-1234-5678"),
        ("01\u200b0\u00ad1\u31642", "01012"),
        ("한글", "한글"),
        ("⑩㎏", "10kg"),
        ("①680412-2981173 ❷010", "1)680412-2981173 2)010"),
        ("0①0-①234", "010-1)234"),
        ("28〈가〉「4471」", "28(가)(4471)"),
        ("a\ud800b", "a\ufffdb"),
        ("공일공 이삼사오 육칠팔구", "010 2345 6789"),
        ("공일공 다시 이칠공삼 다시 공사칠삼", "010-2703-0473"),
        ("공일공에 구칠사일에 공팔구삼", "010-9741-0893"),
        ("공1공-구2이9-2이9이 로", "010-9229-2292 로"),
        ("零一零-八三三零-七七零一", "010-8330-7701"),
        ("공일육 구둘사칠 이하나삼구", "016 9247 2139"),
        ("OlO-7l38-3273", "010-7138-3273"),
        ("ㅇ1ㅇ-1234-5678", "010-1234-5678"),
        ("010에 1234에 5678", "010-1234-5678"),
        ("구공공일공일 다시 일이삼사오육칠", "900101-1234567"),
        ("900101 하이픈 1234567", "900101-1234567"),
        ("번호는 공일공 육사육이 일사공공 이에요", "번호는 010 6462 1400 이에요"),
        ("010-2345-67팔구", "010-2345-6789"),
        ("번호는 공일공 육사육이 일사공공이여", "번호는 010 6462 1400이여"),
    ],
)
def test_what_people_type_reads_as_digits(typed, read):
    assert fold(typed).folded == read


@pytest.mark.parametrize(
    "innocent",
    [
        "이사 오는 날 일이 많아서 오이랑 공구를 샀어요",
        "일이삼사 순서대로 번호표 뽑는 건가요",
        "오육칠팔월 네 달치가 밀렸어요",
        "사오백만원, 칠팔십대, 이삼일, 팔구월",
        "010-1234-5678이에요",
        "010-1234-5678 이사했어요",
        "매일 010-1234-5678 이 번호로",
        "20261104일 이사",
        "010-2345-67 팔구월에",
        "010-2345-67팔구월에",
        "010-2345-678이 제 번호",
        "하나447-188231-00107",
        "하나: 447-188231-00107",
        "제 번호 이010-1234-5678",
        "hello lol IO oil llllll",
    ],
)
def test_words_that_hold_digit_syllables_stay_words(innocent):
    assert fold(innocent).folded == innocent


def test_both_digits_of_a_circled_ten_map_to_its_one_place():
    text = fold("가⑩나")
    assert [text.span(i, i + 1) for i in range(4)] == [Span(0, 1), Span(1, 2), Span(1, 2), Span(2, 3)]


def test_decomposed_hangul_maps_to_all_its_letters():
    decomposed = unicodedata.normalize("NFD", "각")
    assert fold(decomposed).span(0, 1) == Span(0, 3)


def test_a_placeholder_is_one_opaque_character():
    text = fold("연락처 [전화번호12]로 [전화번호1234567]", placeholder_pattern(["전화번호"]))
    assert text.folded == f"연락처 {OPAQUE}로 [전화번호1234567]"
    assert text.span(4, 5) == Span(4, 12)


def test_what_looks_like_a_placeholder_and_begins_a_line_in_front_of_a_number_is_a_label():
    text = fold("[생년월일] 1948-03-21\n[생년월일]은 [생년월일] 480321", placeholder_pattern(["생년월일"]))
    assert text.folded == f"[생년월일] 1948-03-21\n{OPAQUE}은 {OPAQUE} 480321"


def test_a_numbered_placeholder_and_one_of_a_cell_are_no_label():
    text = fold("[생년월일1] 480321\n[생년월일]\t480321", placeholder_pattern(["생년월일"]))
    assert text.folded == f"{OPAQUE} 480321\n{OPAQUE} 480321"


def test_a_text_never_shows_what_it_holds():
    assert "010" not in repr(fold("010-1234-5678"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0 1 0 2 3 4 5 6 7 8 9", "01023456789"),
        ("공 일 공 이 삼 사 오 육 칠 팔 구", "01023456789"),
        ("0 1 0 - 2 3 4 5 - 6 7 8 9", "010 - 2345 - 6789"),
        ("010--2345--6789", "010-2345-6789"),
        ("010-\n2345-\n6789", "010-2345-6789"),
        ("010♥2345♥6789", "010-2345-6789"),
        ("900101^1990027", "900101-1990027"),
        ("301=0447=1882=31", "301-0447-1882-31"),
        ("3333★07★4419283", "3333-07-4419283"),
        ("9003🌾2847🌾1105🌾6", "9003-2847-1105-6"),
        ("352 → 1148 → 0973", "352-1148-0973"),
        ("[301][0447][1882][31]", "[301-0447-1882-31]"),
        ("(301)-(0447) (1882)-(31)", "(301-0447-1882-31)"),
        ("010.......2345.......6789", "010.2345.6789"),
        ("0Ⅰ0-ⅡⅢⅣⅤ-ⅥⅦⅧⅨ", "010-2345-6789"),
        ("4 5 7 9 1 2 3 4 5 6 7 8 9 0 1 7", "4579123456789017"),
    ],
)
def test_marks_between_the_digits_of_one_number_vanish(typed, read):
    assert fold(typed).folded == read


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("공일공 그리고 이삼사오 그리고 육칠팔구", "010-2345-6789"),
        ("공일공, 이삼사오, 육칠팔구", "010-2345-6789"),
        ("공일공 가운데는 이삼사오 끝번호는 육칠팔구", "010-2345-6789"),
        ("공일공 이삼사오 그리고 뭐더라 육칠팔구", "010 2345-뭐더라 6789"),
        ("공일공 쉬고 이삼사오 띄고 육칠팔구", "010-2345-6789"),
        ("공일공이삼사오육칠팔구공일공구팔칠육오사삼이", "0102345678901098765432"),
        ("010-234S-67B9", "010-2345-6789"),
        ("11O-234-567890", "110-234-567890"),
        ("이3-4567-8901", "23-4567-8901"),
        ("900101 일구구공공이칠이에요", "900101 1990027이에요"),
        ("공일공 이삼사오 육칠오이예요", "010 2345 6752예요"),
    ],
)
def test_what_somebody_dictates_reads_as_one_number(typed, read):
    assert fold(typed).folded == read


@pytest.mark.parametrize(
    "innocent",
    [
        "1, 2, 3번 중에 골라 주세요",
        "1 2 3 4 5 학년",
        "2026-11-25 10:20, 1,234,567원",
        "입금 시각 201201110746이 조회가 안 됩니다",
        "여권 S12345679, 모델 B-1234567",
        "| 010 | 2345 |",
        "별점 5★4★3",
        "12=34, x=12=y",
        "[12][34]",
        "[1][2][3][4]",
    ],
)
def test_marks_that_separate_stay(innocent):
    assert fold(innocent).folded == innocent


UNSEEN = ["\0", "\x01", "\x1f", "\x7f", "\x85", "\u0301", "\u200b", "\u2028", "\u2029", "\u20dd", "\ufffd", "\ud800"]


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
@pytest.mark.parametrize("number", ["010-2345-6789", "900101-1990027", "4111-1111-1111-1111"])
def test_what_nobody_sees_inside_a_number_vanishes(number, mark):
    for i in range(1, len(number)):
        assert fold(number[:i] + mark + number[i:]).folded == number
    assert fold(mark.join(number)).folded.replace(" ", "") == number


@pytest.mark.parametrize("mark", UNSEEN, ids=lambda mark: f"U+{ord(mark):04X}")
def test_what_nobody_sees_between_two_numbers_keeps_them_apart(mark):
    for first, second in itertools.product(
        ["010-2345-6789", "900101-1990027", "12345"], ["010-9876-5432", "9001011990027"]
    ):
        assert fold(f"{first}{mark}{second}").folded == f"{first} {second}"


def test_a_line_separator_between_words_is_a_blank_and_a_mark_on_a_letter_goes():
    assert fold("이름:\u2028홍길동 cafe\u0301@x.kr").folded == "이름: 홍길동 cafe@x.kr"


@pytest.mark.parametrize("mark", ["*", "**", "***", "_", "__", "~~", "`"])
def test_marks_that_emphasize_a_group_of_digits_vanish(mark):
    groups = [f"{mark}{group}{mark}" for group in ("010", "2345", "6789")]
    assert fold("-".join(groups)).folded == "010-2345-6789"
    assert fold(f"전화 {groups[0]}-2345-6789로").folded == "전화 010-2345-6789로"


@pytest.mark.parametrize(
    "masked", ["900101-1******", "010-****-6789", "010-23**-67**", "110-***456", "12**34**56", "2**10"]
)
def test_marks_that_stand_for_digits_stay(masked):
    assert fold(masked).folded == masked
