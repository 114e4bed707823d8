import pytest

from pii_guard.guard import Guard

GUARD = Guard()


@pytest.mark.parametrize(
    ("message", "value", "rule"),
    [
        ("생년월일 틀렸네요 590304", "590304", "DATE_OF_BIRTH/governed"),
        ("제 생일은요 음 59.3.4 이거든요", "59.3.4", "DATE_OF_BIRTH/governed"),
        ("안녕하세요 생년월일 바뀌어서요 지금은 1959/3/4 써요", "1959/3/4", "DATE_OF_BIRTH/governed"),
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
