"""An identifier cut over messages: what is found, what is retracted, and what stays open."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.errors import StateLostError
from pii_guard.model import Setting
from pii_guard.model.text import Text
from pii_guard.scan.openers import DIGITS, GRAMMARS, WORDS
from pii_guard.scan.scanner import Folded


@cache
def shared_guard():
    return Guard()


@pytest.fixture(scope="module")
def guard():
    return shared_guard()


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
        ("@메일 주소 알려주세요", "happyfarm_0", "EMAIL_ADDRESS"),
        ("@메일 주소 알려주세요", "뒤는 @naver.com 이요", "EMAIL_ADDRESS"),
        ("@휴대폰 뒷번호요?", "4418이요", "PHONE_NUMBER"),
        ("@할아버님 생신이 언제세요?", "43년이요", "DATE_OF_BIRTH"),
        ("@산 몇 번지예요?", "41-3", "KR_ADDRESS"),
        ("@동호수까지 알려주세요", "103동", "KR_ADDRESS"),
        ("@인증번호 불러 주세요", "390714", "SECRET"),
        ("@비밀번호 네 자리가 뭐예요?", "3907이요", "SECRET"),
        ("@학번이 어떻게 되세요?", "20231234", "KR_STUDENT_ID"),
        ("@군번이 어떻게 되세요?", "08-76012345", "KR_MILITARY_ID"),
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


@pytest.mark.parametrize("word", ["부터 시작해요", "하고요", "로 시작하고요"])
def test_a_word_behind_digits_is_no_letter_of_a_plate(say, word):
    *_, last = say(f"01{word}", "0-71", "51-2272")
    assert [f.entity for f in last.findings] == ["PHONE_NUMBER"]
    assert [r.message_id for r in last.retract] == ["m1", "m2"]


def test_a_piece_stays_open_where_another_reading_of_it_goes_on(say):
    *_, last = say("제 연락처예요", "먼저 공이요", "일공 칠팔삼칠요", "육칠 그리고", "사공 맞나 모르겠네요")
    assert [r.message_id for r in last.retract] == ["m2", "m3", "m4"]


def test_a_rule_that_breaks_on_a_joined_text_blocks_and_says_nothing_of_it(guard, monkeypatch):
    def broken(*_):
        raise IndexError("2345")

    _, window = guard.turn(Window.EMPTY, Turn("010", "m1", at=1.0))
    monkeypatch.setattr(guard._reader._completer._joiner, "join", broken)
    decision, after = guard.turn(window, Turn("2345", "m2", at=2.0))
    assert (decision.action, decision.code) == (Action.BLOCK, "RECOGNIZER_FAILED")
    assert after.pieces == window.pieces


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


def test_a_word_said_between_the_pieces_counts_less_than_what_they_are(say):
    *_, last = say("010", "통장 어디다 뒀더라", "2345", "6789요")
    assert [f.entity for f in last.findings] == ["PHONE_NUMBER"]
    *_, last = say("3521", "농협 통장이에요", "2345", "678901요")
    assert [f.entity for f in last.findings] == ["KR_BANK_ACCOUNT"]


@pytest.mark.parametrize("mark", ["2) ", "2. ", "(2) ", "② "])
def test_the_mark_of_a_list_is_no_digit_of_a_piece(say, mark):
    *_, last = say("주민번호 적습니다", "900101", f"{mark}1990027")
    assert (last.action, [r.message_id for r in last.retract]) == (Action.BLOCK, ["m2"])


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


@pytest.mark.parametrize("ending", ["이랬고", "이더라고요", "이래요"])
def test_a_number_that_is_told_as_hearsay_is_a_piece(say, ending):
    *_, last = say(f"공일공 구사칠{ending}", "칠이삼공공일")
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


@pytest.mark.parametrize("text", ["방은 심플합니다.", "호스트 분의 응답이 빨라요", "이빨만 잘 닦아도 되나요"])
def test_who_is_asked_for_a_name_and_tells_something_else_has_named_nobody(say, text):
    _, last = say("@성함이 어떻게 되세요?", text)
    assert last.findings == ()


def test_a_counter_of_the_office_is_nobody_s_flat(say):
    _, last = say("@몇 호 창구세요?", "20호")
    assert last.findings == ()
    _, last = say("@몇 호세요?", "20호")
    assert [f.entity for f in last.findings] == ["KR_ADDRESS"]


def test_a_number_that_was_read_aloud_and_is_whole_takes_nothing_from_the_next(say):
    decisions = say("전화는 공일공 칠삼구일", "사팔이육이에요", "연락처는 010", "7391 이고", "4826이에요")
    assert [[r.message_id for r in d.retract] for d in decisions] == [[], ["m1"], [], [], ["m3", "m4"]]


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


@given(st.text(alphabet="010공일이삼사오육칠팔구 -시군구읍면동로길리전남주요고", min_size=1, max_size=24))
def test_the_glance_at_a_message_leaves_out_nothing_that_opens(text):
    guard = shared_guard()
    reader = guard._reader
    _, beside = reader._glance(text)
    assert WORDS in beside or not reader._cues.of(text)
    decision, _ = guard.turn(Window.EMPTY, Turn(text, "m1", at=0.0))
    everything = Folded(Text(text, text), (), (WORDS, DIGITS, GRAMMARS))
    assert any(beside) or not (decision.open or reader._pieces.of(everything, frozenset(), lambda _: True))


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


@pytest.mark.parametrize(
    ("messages", "named"),
    [
        (("110-483-920175", "신한이요"), ["m1"]),
        (("110-", "483-", "920175", "신한은행입니다"), ["m1", "m2", "m3"]),
        (("110-483", "920175요", "네", "신한이요"), ["m1", "m2"]),
    ],
)
def test_words_that_come_last_say_what_a_number_was(say, messages, named):
    *_, last = say(*messages)
    assert [(r.message_id, r.entity) for r in last.retract] == [(one, "KR_BANK_ACCOUNT") for one in named]
    assert last.action is Action.ALLOW


@pytest.mark.parametrize("words", ["신한이요", "신한은행입니다", "환급받을 통장이요"])
def test_a_whole_number_needs_no_word_of_its_own_behind_a_message_that_has_one(say, words):
    _, number = say(words, "110-483-920175 요")
    assert [f.rule for f in number.findings] == ["KR_BANK_ACCOUNT/account+joined"]
    assert not number.retract


@pytest.mark.parametrize("number", ["20251231-0001", "3,500,000원", "2024-12-31"])
def test_words_of_an_earlier_message_make_no_account_of_what_is_something_else(say, number):
    _, last = say("환급 언제 되나요", number)
    assert last.findings == ()


def test_a_card_is_a_card_though_somebody_speaks_of_transfers(say):
    _, _, last = say("자동이체 카드 바꾸려고요", "9410 3438 9652", "2967 이게 다예요")
    assert [f.entity for f in last.findings] == ["CREDIT_CARD"]


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


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("@휴대폰 뒷번호요?", "국내 상장주식은 2000만원을 공제한대요"),
        ("@생년월일이 어떻게 되세요?", "43년에 지은 집이에요"),
        ("@메일 주소 알려주세요", "주소는 잘 몰라요"),
        ("@비밀번호가 뭐예요?", "1000팀 프로젝트요"),
    ],
)
def test_what_goes_on_behind_digits_is_no_answer(say, question, answer):
    _, answered = say(question, answer)
    assert answered.findings == ()


def test_a_noun_that_words_in_front_narrow_asks_for_something_else(say):
    *_, answered = say("@휴대폰 뒷번호요?", "4418", "@생년월일 6자리요?", "010629")
    assert [f.entity for f in answered.findings] == ["DATE_OF_BIRTH"]


def test_digits_typed_and_read_aloud_are_one_piece(say):
    *_, last = say("@전화번호가 어떻게 되십니까", "010사사", "육칠", "이구이구 쉽죠")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]


def test_what_is_in_doubt_completes_what_was_not_found_without_it(say):
    *_, last = say("택배 보낼 주소", "충청남도 금산군 금산읍 중도리", "막판 8-1")
    assert [(r.message_id, r.entity) for r in last.retract] == [("m2", "KR_ADDRESS")]


@pytest.mark.parametrize("chatter", ["20 넘게 기다렸어요", "한 50 됐나 싶네요", "글씨가 왜 이리 작아", "눈이 안 보여"])
def test_what_tells_how_many_about_or_how_so_belongs_to_nothing(say, chatter):
    *_, last = say("환급 계좌요", "302-1234", chatter, "5678-91이에요")
    assert [r.message_id for r in last.retract] == ["m2"]
    *_, last = say("차 번호", "46두", chatter, "9134")
    assert "m3" not in [r.message_id for r in last.retract]


def test_digits_read_aloud_end_in_the_speech_of_any_region(say):
    *_, last = say("폰번호", "공일공고영", "이삼사오 육칠팔", "구이유 끝이유")
    assert [r.message_id for r in last.retract] == ["m2", "m3"]
