import pytest

from pii_guard.guard import Guard

GUARD = Guard()


@pytest.mark.parametrize(
    ("message", "value", "rule"),
    [
        ("생년월일 틀렸네요 590304", "590304", "DATE_OF_BIRTH/governed"),
        ("제 생일은요 음 59.3.4 이거든요", "59.3.4", "DATE_OF_BIRTH/governed"),
        ("안녕하세요 생년월일 바뀌어서요 지금은 2019/3/4 써요", "2019/3/4", "DATE_OF_BIRTH/governed"),
        ("사업자번호 이거 맞나 617-09-44182", "617-09-44182", "KR_BRN/governed"),
        ("비밀번호 틀렸어요 moa8827! 로 고쳐주세요", "moa8827!", "SECRET/governed"),
        ("비번 알려드려요~ 팔팔이칠", "팔팔이칠", "SECRET/governed"),
        ("카드번호 불러드릴게요 4062771822904413", "4062771822904413", "CREDIT_CARD/governed"),
        ("전화 안 받으면 여기 884-2207", "884-2207", "PHONE_NUMBER/governed"),
        ("사업자등록번호 - 617-09-44182", "617-09-44182", "KR_BRN/governed"),
    ],
)
def test_a_label_governs_the_number_behind_it_across_a_clause(message, value, rule):
    findings = GUARD.check(message).findings
    assert [(message[f.start : f.end], f.rule) for f in findings if f.rule == rule] == [(value, rule)]


@pytest.mark.parametrize(
    "message",
    [
        "생일파티 12/31 에 해요",
        "생년월일 확인했는데 2026.11.03 에 다시 오래요",
        "비번 틀려서요 1577-1000 으로 전화했어요",
        "비밀번호 까먹었는데 5회 틀렸대요",
        "전화 안 받아요 1588-1234",
        "계좌 바뀌었어요 3일 전에",
        "면허 갱신했는데 2026.11.03 까지",
        "카드 잃어버렸는데 2장이에요",
        "사업자 바뀌었는데 서류 12장",
        "생일 전화번호 둘 다 틀렸는데 59쪽 보세요",
    ],
)
def test_what_follows_a_clause_is_read_as_its_label_reads_it(message):
    assert GUARD.check(message).findings == ()


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("생년월일 오구 음 공삼 음 공사", "생년월일 [생년월일] 음 [생년월일] 음 [생년월일]"),
        ("생년월일 오 구 공 삼 공 사 이에요", "생년월일 [생년월일] 이에요"),
        ("생일이 59♥03♥04", "생일이 [생년월일]"),
        ("면허번호 13:97:228410:50 갱신", "면허번호 [운전면허번호] 갱신"),
        ("사업자번호 617_09_44182 맞나요", "사업자번호 [사업자등록번호] 맞나요"),
        ("사업자번호 육일칠에 공구에 사사일팔이", "사업자번호 [사업자등록번호]"),
        ("건강보험증번호 이 음 공사일칠칠삼삼팔일구", "건강보험증번호 [건강보험증번호] 음 [건강보험증번호]"),
        ("생년월일 59(03)(04)", "생년월일 [생년월일])"),
    ],
)
def test_behind_its_label_a_number_is_read_out_in_any_groups(message, shown):
    assert GUARD.check(message).text == shown


@pytest.mark.parametrize(
    "message",
    [
        "계좌 이사 오면 바꿔요 일이 많아서",
        "생년월일 칸 이 다섯 개 사 줄",
        "여권 사진 3.5+4.5 cm 2장",
        "사업자번호 3 음 5 음 7 중에 어느 줄",
        "카드번호 4자리 일 이 삼 사 칸",
    ],
)
def test_words_and_few_digits_behind_a_label_are_no_number(message):
    assert GUARD.check(message).findings == ()
