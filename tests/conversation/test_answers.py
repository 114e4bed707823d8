"""An answer that only the question makes personal, and words that say what a number was."""

import pytest

from pii_guard import Action


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


def test_a_question_about_a_receipt_makes_the_answer_harmless(say):
    *_, last = say("@접수번호가 어떻게 되나요?", "010", "2345", "6789")
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
    ("question", "answer"),
    [
        ("@휴대폰 뒷번호요?", "국내 상장주식은 2000만원을 공제한대요"),
        ("@생년월일이 어떻게 되세요?", "43년에 지은 집이에요"),
        ("@메일 주소 알려주세요", "주소는 잘 몰라요"),
        ("@비밀번호가 뭐예요?", "1000팀 프로젝트요"),
        ("@주소가 어떻게 되세요?", "침대가 2인이 쓰기에는 좁아요"),
    ],
)
def test_what_goes_on_behind_digits_is_no_answer(say, question, answer):
    _, answered = say(question, answer)
    assert answered.findings == ()


def test_a_noun_that_words_in_front_narrow_asks_for_something_else(say):
    *_, answered = say("@휴대폰 뒷번호요?", "4418", "@생년월일 6자리요?", "010629")
    assert [f.entity for f in answered.findings] == ["DATE_OF_BIRTH"]
