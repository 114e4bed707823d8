"""An identifier cut over messages: what is found, what is retracted, and what stays open."""

import pytest

from pii_guard import Action, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting


@pytest.fixture(scope="module")
def guard():
    return Guard()


@pytest.fixture
def say(guard):
    """A function: the decisions on messages of one consultation; an officer's begin with '@'."""

    def talk(*messages):
        window, decisions = Window.EMPTY, []
        for n, message in enumerate(messages, 1):
            who = Setting("officer") if message.startswith("@") else Setting()
            decision, window = guard.turn(window, Turn(message.removeprefix("@"), f"m{n}", who, at=float(n)))
            window = Window.loads(window.dumps())
            decisions.append(decision)
        return decisions

    return talk


def test_a_telephone_number_in_three_messages_is_masked_in_the_last_and_retracted_from_the_others(say):
    first, second, last = say("010", "2345", "6789")
    assert first.action is second.action is Action.ALLOW
    assert last.text == "[전화번호]"
    assert [f.rule for f in last.findings] == ["PHONE_NUMBER/mobile+joined"]
    assert [(r.message_id, r.spans, r.placeholder) for r in last.retract] == [
        ("m1", ((0, 3),), "[전화번호]"),
        ("m2", ((0, 4),), "[전화번호]"),
    ]


def test_the_back_half_of_a_registration_number_blocks_its_message_with_a_notice_of_its_own(say):
    front, back = say("주민번호는 900101-1", "990027 입니다")
    assert front.action is Action.REDACT
    assert back.action is Action.BLOCK
    assert back.notice.code == "SPLIT"
    assert [(r.message_id, r.entity) for r in back.retract] == [("m1", "KR_RRN")]


def test_a_piece_is_open_until_it_is_whole(say):
    first, _, last = say("제 번호는 010-23", "네", "45-6789이에요")
    assert first.open == ((6, 12),)
    assert last.open == ()


@pytest.mark.parametrize(
    ("question", "answer", "entity"),
    [
        ("@뒷자리는요?", "1990027", "KR_RRN"),
        ("@환급 계좌번호 알려주세요", "302123456791", "KR_BANK_ACCOUNT"),
        ("@연락처가 어떻게 되세요?", "524-9037", "PHONE_NUMBER"),
    ],
)
def test_an_answer_is_personal_where_the_question_makes_it_so(say, question, answer, entity):
    _, alone = say("안녕하세요", answer)
    assert alone.action is Action.ALLOW
    _, answered = say(question, answer)
    assert [(f.entity, f.rule.endswith("+asked")) for f in answered.findings] == [(entity, True)]


def test_what_is_counted_opens_nothing(say):
    *_, last = say("010원", "2345원", "6789개")
    assert last.retract == ()


def test_a_question_about_a_receipt_makes_the_answer_harmless(say):
    *_, last = say("@접수번호가 어떻게 되나요?", "010", "2345", "6789")
    assert last.retract == ()
