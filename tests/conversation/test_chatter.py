"""What is said between the pieces: it is joined with nothing, and ends no chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action
from pii_guard.model.text import Text
from pii_guard.scan.openers import DIGITS, GRAMMARS, WORDS
from pii_guard.scan.scanner import Folded
from tests.conversation.conftest import shared_guard


def test_what_is_counted_opens_nothing(say):
    *_, last = say("010원", "2345원", "6789개")
    assert last.retract == ()


@pytest.mark.parametrize(
    "between", ["어이구", "잠시만요", "3시에 나가야 해서요", "@번호 끝까지요?", "아 오타날까봐요", "서류 2장이요"]
)
def test_what_is_said_in_between_ends_no_chain(say, between):
    *_, last = say("010", between, "2345-6789")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("text", ["12마리 키워요", "7조 6000억원", "010만원", "2026.11.4", "3/4", "번호표 1098번이요"])
def test_what_a_unit_counts_opens_nothing_that_four_digits_complete(say, text):
    *_, last = say(text, "3456")
    assert last.retract == ()


@pytest.mark.parametrize(
    "chatter", ["비가 오네요", "아이고 눈이야", "커피 한잔 하고 올게요", "자꾸 눌러지네 이거", "바람이 많이 부네요"]
)
@pytest.mark.parametrize(
    "pieces", [("공일공", "이삼사오", "육칠팔구"), ("차 번호 27루", "5330"), ("01", "0-2345-6789")]
)
def test_a_verb_or_a_cry_between_the_pieces_is_no_piece(say, pieces, chatter):
    first, *others = pieces
    decisions = say(first, chatter, *others)
    assert decisions[-1].findings
    assert "m2" not in {r.message_id for d in decisions for r in d.retract}


def test_a_word_said_between_the_pieces_counts_less_than_what_they_are(say):
    *_, last = say("010", "통장 어디다 뒀더라", "2345", "6789요")
    assert [f.entity for f in last.findings] == ["PHONE_NUMBER"]
    *_, last = say("3521", "농협 통장이에요", "2345", "678901요")
    assert [f.entity for f in last.findings] == ["KR_BANK_ACCOUNT"]


def test_a_day_that_somebody_asks_about_is_no_piece(say):
    *_, last = say("제 번호는 010", "12월 3일까지라면서요?", "2345-6789요")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("word", ["일단 이만큼요", "주민번호 앞이요", "개인적으로 보내요", "동생이 알려줬어요"])
def test_a_word_that_begins_like_a_unit_counts_nothing(say, word):
    *_, last = say("주민번호 적습니다", f"900101-1 {word}", "990027")
    assert (last.action, [r.message_id for r in last.retract]) == (Action.BLOCK, ["m2"])


@pytest.mark.parametrize(
    "chatter", ["번호표가 37번인데 여기서 해도 되죠?", "대기번호가 52번이래요", "2024년에 이사 왔어요"]
)
def test_a_place_in_a_queue_or_a_removal_is_no_piece(say, chatter):
    *_, last = say("제 번호는 공일공", chatter, "이삼사오 육칠팔구")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("chatter", ["2천 원이었어요", "300만 5천원 나왔어요", "3백 명이래요", "2천평이요"])
def test_a_sum_is_no_piece(say, chatter):
    *_, last = say("주민번호 900101-1", chatter, "990027")
    assert (last.action, [r.message_id for r in last.retract]) == (Action.BLOCK, ["m1"])


@pytest.mark.parametrize(
    ("first", "chatter", "rest"),
    [("공일공 구사칠", "이 전화 맞죠", "칠이삼공공일"), ("차 번호 27루", "어떻게 해요", "5330")],
)
def test_this_and_to_do_are_no_digits_that_are_read_aloud(say, first, chatter, rest):
    *_, last = say(first, chatter, rest)
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("word", ["시간 되실 때 연락 주세요", "시간 괜찮으시면요"])
def test_time_to_spare_counts_no_piece(say, word):
    *_, last = say(f"010-2345 {word}", "6789요")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_a_thing_is_no_letter_of_a_plate(say):
    *_, last = say("차량번호가 69", "그거 아까 말한 거요", "다5680")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("choice", ["2번 눌렀어요", "3번째예요", "1번 출구요"])
def test_a_choice_completes_nothing(say, choice):
    *_, last = say("010-1234-567", choice)
    assert last.retract == ()


@pytest.mark.parametrize("number", ["번호표 1936번이요", "1712번이요"])
@pytest.mark.parametrize("before", ["소 10마리 키워요", "아 그렇군요"])
def test_an_animal_or_a_cry_is_no_letter_of_a_plate(say, before, number):
    *_, last = say("주차는요", "27", before, number)
    assert last.retract == ()


@pytest.mark.parametrize(
    "chatter",
    [
        "양파 20망 있어요",
        "쌀 5포대 신청하려고요",
        "논이 5마지기예요",
        "벼 30가마 수매했어요",
        "묘목 40본이요",
        "참깨 2되 말려놨어요",
        "사과나무 120그루 심었어요",
        "202번 버스가 하루에 세 번밖에 안 와요",
        "4인 가족이에요",
        "2.5톤이에요",
        "3분의 1이요",
        "365일 열어요",
        "5G가 안 터져요",
    ],
)
@pytest.mark.parametrize(("first", "rest"), [("010-466", "0-8707"), ("063-590", "7-7206")])
def test_what_is_glued_to_a_number_and_is_no_ending_is_what_it_counts(say, first, chatter, rest):
    *_, last = say("@연락처가 어떻게 되세요?", f"{first}이고", chatter, f"{rest}이에요")
    assert (last.text, [r.message_id for r in last.retract]) == ("[전화번호]예요", ["m2"])


@pytest.mark.parametrize("ending", ["땡", "끝", "맞죠", "다음", "인 것 같습니다", "임다", "까지요", "부터요"])
def test_an_ending_that_no_list_knows_counts_nothing(say, ending):
    *_, last = say(f"010-2345{ending}", f"6789{ending}")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("chatter", ["월급이 200 정도예요", "오이 농사 지어요", "갤럭시 S21 써요", "114에 물어봤어요"])
def test_a_number_in_a_sentence_about_something_else_completes_only_what_is_whole(say, chatter):
    *_, last = say("농협 계좌예요", "302-1234", chatter, "5678-91이에요")
    assert [r.message_id for r in last.retract] == ["m2"]


def test_a_number_behind_a_noun_still_completes_what_is_whole(say):
    *_, last = say("주민번호 900101-1", "등본에 990027")
    assert (last.action, [r.message_id for r in last.retract]) == (Action.BLOCK, ["m1"])


def test_a_count_in_a_word_is_no_digit_that_is_read_aloud(say):
    *_, last = say("제 번호는 공일공", "하나만 더 여쭤볼게요", "이삼사오 육칠팔구")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("chatter", ["애가 셋이에요", "9시부터 기다렸는데 너무 오래 걸리네요"])
def test_a_word_that_begins_like_a_digit_is_none(say, chatter):
    *_, last = say("제 번호는 공일공 구일일칠 팔칠이", chatter, "이요")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_a_sigh_is_no_letter_of_a_plate(say):
    *_, last = say("차량번호는 77", "아", "나1218")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_the_end_of_an_account_may_look_like_a_number_of_everybody(say):
    *_, last = say("농협 156333-88-39", "나머지 1616")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize(
    ("town", "chatter"),
    [("전라북도 임실군 임실읍 갈마2길", "쌀 5포대요"), ("광주광역시 동구 불로동", "양파 20망 있어요")],
)
def test_what_counts_something_is_no_number_of_a_house(say, town, chatter):
    *_, last = say(town, chatter, "6-20입니다")
    assert (last.text, [r.message_id for r in last.retract]) == ("[주소]입니다", ["m1"])


@given(st.text(alphabet="0123년월일개살명의까지거시주하 -.,요", min_size=1, max_size=16))
def test_what_plainly_counts_leaves_no_piece(text):
    pieces = shared_guard()._reader._pieces
    everything = Folded(Text(text, text), (), (WORDS, DIGITS, GRAMMARS))
    assert pieces.may_open(text, everything.beside) or not pieces.of(everything, frozenset(), lambda _: True)


@pytest.mark.parametrize(
    "chatter",
    [
        "오 그래요?",
        "영 안 되네요",
        "하나 둘 세기도 힘드네",
        "사 층에 살아요",
        "오이 하우스가 세 동 있어요",
        "오래 걸리나요",
    ],
)
def test_a_digit_that_is_a_word_by_itself_is_chatter(say, chatter):
    *_, last = say("제 번호는 공일공 구일일칠", chatter, "팔칠이일 맞아요")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("behind", ["", "요", " 맞아요", " 적으셨어요?", "이었습니다"])
def test_a_digit_that_is_a_word_counts_where_somebody_dictates_it(say, behind):
    *_, last = say("제 번호는 공일공 구일일칠 팔칠이", f"일{behind}")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_both_of_two_is_no_letter_of_a_plate(say):
    *_, last = say("차량번호는 230", "둘 다요", "서 7302 맞아요")
    assert [r.message_id for r in last.retract] == ["m1"]


@pytest.mark.parametrize("chatter", ["사거리 근처예요", "소 여덟 마리 키워요"])
def test_an_address_goes_on_with_nothing_that_something_is_near_or_somebody_counts(say, chatter):
    *_, last = say("전라북도 고창군 고창읍 월곡로", chatter, "92입니다")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_what_is_in_doubt_completes_what_was_not_found_without_it(say):
    *_, last = say("택배 보낼 주소", "충청남도 금산군 금산읍 중도리", "막판 8-1")
    assert [(r.message_id, r.entity) for r in last.retract] == [("m2", "KR_ADDRESS")]


@pytest.mark.parametrize("chatter", ["20 넘게 기다렸어요", "한 50 됐나 싶네요", "글씨가 왜 이리 작아", "눈이 안 보여"])
def test_what_tells_how_many_about_or_how_so_belongs_to_nothing(say, chatter):
    *_, last = say("환급 계좌요", "302-1234", chatter, "5678-91이에요")
    assert [r.message_id for r in last.retract] == ["m2"]
    *_, last = say("차 번호", "46두", chatter, "9134")
    assert "m3" not in [r.message_id for r in last.retract]
