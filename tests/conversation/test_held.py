"""What who delivers should wait for: a piece that says something of a person, not every word that could go on."""

import pytest

from pii_guard import Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting

GUARD = Guard("office-example")


def opened(text):
    decision, _ = GUARD.turn(Window.EMPTY, Turn(text, "m1"))
    return [decision.text[slice(*span)] for span in decision.open]


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("제 번호는 010", "010"),
        ("번호 공일공", "공일공"),
        ("주민번호 앞자리 900101", "[생년월일]"),  # masked by itself, and it may go on
        ("주소는 고창읍 동리로", "고창읍 동리로"),
        ("우리집은 고수면 은사리", "고수면 은사리"),
    ],
)
def test_the_beginning_of_something_personal_is_held(text, piece):
    assert opened(text) == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "구인 공고는 어디서 보나요",
        "공고문을 못 찾겠어요",
        "고창읍 사는데 지방세 문의요",
        "서울에서 이사 왔어요",
        "영수증 3장이요",
        "사람이 2명이에요",
        "재산세 언제 내나요",
    ],
)
def test_an_ordinary_question_is_not(text):
    assert opened(text) == []


def test_a_town_that_is_not_held_still_goes_on_as_an_address():
    _, window = GUARD.turn(Window.EMPTY, Turn("전북 고창군 고창읍", "m1"))
    decision, _ = GUARD.turn(window, Turn("동리로 31", "m2"))
    assert [one.message_id for one in decision.retract] == ["m1"]


def test_a_place_that_may_go_on_is_named_once_though_it_may_go_on_as_two_things():
    _, window = GUARD.turn(Window.EMPTY, Turn("주소가 어떻게 되세요?", "q", Setting("officer")))
    decision, _ = GUARD.turn(window, Turn("집은 고창읍 동리로 31, 102동 905호예요", "m1"))
    assert len(set(decision.open)) == len(decision.open)
