"""An identifier cut over messages: what is found, what is retracted, and what stays open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import StateLostError
from tests.conversation.conftest import shared_guard


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


def test_an_edit_replaces_the_pieces_of_its_message_and_is_read_where_it_stood(guard):
    room = guard.conversation("edits")
    room.check("0", message_id="m1")
    room.check("2345-6789", message_id="m2")
    edited = room.check("010", message_id="m1b", edit_of="m1")
    assert edited.text == "[전화번호]"
    assert [r.message_id for r in edited.retract] == ["m2"]
    room.end()


def test_an_officer_s_digits_are_not_joined(say):
    *_, last = say("@010", "@2345", "6789")
    assert last.retract == ()


def test_a_placeholder_that_somebody_quotes_stays(say):
    _, last = say("제 번호는 010-2345-6789예요", "[전화번호] 맞나요")
    assert last.text == "[전화번호] 맞나요"


def test_a_shorter_account_is_extended_by_what_follows(say):
    first, second, third = say("농협 302-1234-567", "8-9", "네")
    assert first.action is Action.REDACT
    assert [f.entity for f in second.findings] == ["KR_BANK_ACCOUNT"]
    assert [r.message_id for r in second.retract] == ["m1"]
    assert third.action is Action.ALLOW


def test_numbers_of_placeholders_are_those_of_the_conversation(tmp_path):
    (tmp_path / "p.toml").write_text(
        'id = "p"\nversion = "1"\notherwise = "redact"\n[style]\nplaceholder = "numbered"\n', encoding="utf-8"
    )
    guard = Guard(tmp_path / "p.toml")
    room, other = guard.conversation("a"), guard.conversation("b")
    assert room.check("010-2345-6789", message_id="m1").text == "[전화번호1]"
    assert room.check("010-2222-3333 말고 01023456789", message_id="m2").text == "[전화번호2] 말고 [전화번호1]"
    assert other.check("010-2222-3333", message_id="m1").text == "[전화번호1]"
    room.check("010", message_id="m3")
    last = room.check("7777-8888", message_id="m4")
    assert last.text == last.retract[0].placeholder == "[전화번호3]"


@given(st.lists(st.text(max_size=60), max_size=8))
def test_no_text_breaks_a_conversation_and_a_window_stays_small(messages):
    guard, window = shared_guard(), Window.EMPTY
    for n, text in enumerate(messages):
        _, window = guard.turn(window, Turn(text, f"m{n}", at=float(n)))
        assert len(window.pieces) <= 8
        assert all(len(piece.text) <= 40 for piece in window.pieces)
        assert Window.loads(window.dumps()) == window


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'[9,0,[],[],[],[],"",[]]', b"\xff", b"null"])
def test_bytes_that_are_no_window_are_lost_state(data):
    with pytest.raises(StateLostError):
        Window.loads(data)


def test_nothing_that_is_remembered_shows_text_in_its_repr(guard):
    _, window = guard.turn(Window.EMPTY, Turn("주민번호 900101", "secret"))
    assert "900101" not in repr(window) + repr(window.pieces) + repr(Turn("900101", "secret"))


def test_a_rule_that_breaks_on_a_joined_text_blocks_and_says_nothing_of_it(guard, monkeypatch):
    def broken(*_):
        raise IndexError("2345")

    _, window = guard.turn(Window.EMPTY, Turn("010", "m1", at=1.0))
    monkeypatch.setattr(guard._reader._completer._joiner, "join", broken)
    decision, after = guard.turn(window, Turn("2345", "m2", at=2.0))
    assert (decision.action, decision.code) == (Action.BLOCK, "RECOGNIZER_FAILED")
    assert after.pieces == window.pieces


@pytest.mark.parametrize(
    ("messages", "named"),
    [
        (("010-9274-72", "55번입니다"), ["m1"]),
        (("차 번호 64더", "3745번이요"), ["m1"]),
        (("차번 57 하고요", "무 계속요", "9598 1톤 포터요"), ["m1", "m2"]),
        (("@차 번호 알려 주세요", "40...", "호 7고요", "1고요", "45ㅋㅋ"), ["m2", "m3", "m4"]),
        (("차 번호요", "574오 761 그 다음이", "그리고 9요"), ["m2"]),
        (("9410", "-1910-1", "249-", "6008요"), ["m1", "m2", "m3"]),
        (("강원도 고성군", "거진읍 거진11리 쓰고", "22-28!"), ["m1", "m2"]),
        (("부산 부산진구", "중앙대로", "지하 또", "730거든요"), ["m1", "m2", "m3"]),
        (("경상남도에서 시작해요", "거창군 이어집니다", "거창읍 상림리 155-143"), ["m1", "m2"]),
        (("폰이 작아서 충청남도만 먼저 보내요", "부여군 홍산면 동헌로", "23-8"), ["m1", "m2"]),
    ],
)
def test_every_message_that_holds_a_part_is_named(say, messages, named):
    *_, last = decisions = say(*messages)
    assert last.action is Action.REDACT
    assert sorted({r.message_id for d in decisions for r in d.retract}) == named


def test_of_chains_that_leave_a_piece_out_the_whole_one_is_taken(say):
    *_, last = say("010", "5109", "430", "3170")
    assert [r.message_id for r in last.retract] == ["m1", "m2"]
