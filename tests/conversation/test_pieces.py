"""What is a piece: typed, read aloud or with a letter, whatever is said around it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action
from pii_guard.conversation.window import Turn, Window
from pii_guard.model.text import Text
from pii_guard.scan.openers import DIGITS, GRAMMARS, WORDS
from pii_guard.scan.scanner import Folded
from tests.conversation.conftest import shared_guard


@pytest.mark.parametrize(
    ("pieces", "entity"),
    [
        (("공일공이요", "이삼사오", "육칠팔구 맞아요"), "PHONE_NUMBER"),
        (("12가", "3456이요"), "KR_VEHICLE_PLATE"),
        (("12", "호3456"), "KR_VEHICLE_PLATE"),
        (("전북 고창군", "고창읍 월곡로까지요", "92 예요"), "KR_ADDRESS"),
        (("카드 4111-11", "11-1111-1111"), "CREDIT_CARD"),
        (("063-", "524-9037"), "PHONE_NUMBER"),
    ],
)
def test_pieces_of_every_kind_are_joined(say, pieces, entity):
    *earlier, last = say(*pieces)
    assert [f.entity for f in last.findings if f.rule.endswith("+joined")] == [entity]
    assert len(last.retract) == len(earlier)


@pytest.mark.parametrize("word", ["부터 시작해요", "하고요", "로 시작하고요"])
def test_a_word_behind_digits_is_no_letter_of_a_plate(say, word):
    *_, last = say(f"01{word}", "0-71", "51-2272")
    assert [f.entity for f in last.findings] == ["PHONE_NUMBER"]
    assert [r.message_id for r in last.retract] == ["m1", "m2"]


def test_a_piece_stays_open_where_another_reading_of_it_goes_on(say):
    *_, last = say("제 연락처예요", "먼저 공이요", "일공 칠팔삼칠요", "육칠 그리고", "사공 맞나 모르겠네요")
    assert [r.message_id for r in last.retract] == ["m2", "m3", "m4"]


@pytest.mark.parametrize(
    "text", ["목도리는 어떨까요", "자유로워지고 싶어요", "오늘 서울에 비가 오나요", "제주도로 떠나야겠다"]
)
def test_a_word_that_begins_like_a_place_opens_no_address(guard, text):
    _, window = guard.turn(Window.EMPTY, Turn(text, "m1", at=1.0))
    assert window == Window.EMPTY


@pytest.mark.parametrize(
    "text", ["충청남도까지 적었어요", "세종특별자치시로 시작하고요", "경상북도 먼저요", "고창군인데 잠깐만"]
)
def test_a_place_opens_an_address_whatever_is_said_behind_it(guard, text):
    _, window = guard.turn(Window.EMPTY, Turn(text, "m1", at=1.0))
    assert [piece.chain for piece in window.pieces] == ["KR_ADDRESS"]


@pytest.mark.parametrize("mark", ["2) ", "2. ", "(2) ", "② "])
def test_the_mark_of_a_list_is_no_digit_of_a_piece(say, mark):
    *_, last = say("주민번호 적습니다", "900101", f"{mark}1990027")
    assert (last.action, [r.message_id for r in last.retract]) == (Action.BLOCK, ["m2"])


@pytest.mark.parametrize("ending", ["이랬고", "이더라고요", "이래요"])
def test_a_number_that_is_told_as_hearsay_is_a_piece(say, ending):
    *_, last = say(f"공일공 구사칠{ending}", "칠이삼공공일")
    assert [r.message_id for r in last.retract] == ["m1"]


def test_a_number_that_was_read_aloud_and_is_whole_takes_nothing_from_the_next(say):
    decisions = say("전화는 공일공 칠삼구일", "사팔이육이에요", "연락처는 010", "7391 이고", "4826이에요")
    assert [[r.message_id for r in d.retract] for d in decisions] == [[], ["m1"], [], [], ["m3", "m4"]]


@given(st.text(alphabet="010공일이삼사오육칠팔구 -시군구읍면동로길리전남주요고", min_size=1, max_size=24))
def test_the_glance_at_a_message_leaves_out_nothing_that_opens(text):
    guard = shared_guard()
    reader = guard._reader
    _, beside = reader._glance(text)
    assert WORDS in beside or not reader._cues.of(text)
    decision, _ = guard.turn(Window.EMPTY, Turn(text, "m1", at=0.0))
    everything = Folded(Text(text, text), (), (WORDS, DIGITS, GRAMMARS))
    assert any(beside) or not (decision.open or reader._pieces.of(everything, frozenset(), lambda _: True))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("600313-19", "이제 78159 만 더하면 됩니다"),
        ("종이엔 600313-19 로 시작해요", "남은 거 78159"),
    ],
)
def test_who_tells_which_part_of_a_number_comes_dictates(say, first, last):
    *_, back = say("주민번호요", first, last)
    assert back.action is Action.BLOCK


def test_a_word_with_its_particle_in_front_of_digits_is_no_digits(say):
    *_, last = say("연락처요", "010", "사이에 2345", "마무리는 6789")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]


def test_digits_typed_and_read_aloud_are_one_piece(say):
    *_, last = say("@전화번호가 어떻게 되십니까", "010사사", "육칠", "이구이구 쉽죠")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]


def test_digits_read_aloud_end_in_the_speech_of_any_region(say):
    *_, last = say("폰번호", "공일공고영", "이삼사오 육칠팔", "구이유 끝이유")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]
