"""A head governs its column or the cell behind it, in any of the tables people paste."""

import pytest

from pii_guard import Action, Guard

GUARD = Guard()


@pytest.mark.parametrize(
    "table",
    [
        "성명\t생년월일\n홍\t1960.01.02",
        "이름,생일,지역\n홍,1960-01-02,고창",
        "| 순번 | 생년월일 |\n|---|---|\n| 1 | 600102 |",
        "순번 / 성명 / 생년월일\n1 / 홍 / 1960.01.02",
        "<table><tr><th>생년월일</th><th>동</th></tr><tr><td>60.01.02</td><td>x</td></tr></table>",
        "생년월일 ┃ 1960.01.02",
        "| 생년월일 | 1960.01.02 |",
        "순번;생년월일(6자리)\n1;600102",
        "성명/생년월일/연락처 : 홍/600102/063-544-2281",
    ],
)
def test_a_head_says_what_a_date_is(table):
    text = GUARD.check(table).text
    assert "[생년월일]" in text
    assert not any(day in text for day in ("0102", "01.02", "01-02"))


@pytest.mark.parametrize(
    ("table", "hidden"),
    [
        ("연번\t계좌번호\n1\t30212345678", "30212345678"),
        ("이름 | 여권번호\n홍 | M123456789", "M123456789"),
        ("이름,주민번호\n홍,901331-1990027", "1990027"),
    ],
)
def test_a_head_says_what_a_number_is_with_a_slip_too(table, hidden):
    assert hidden not in GUARD.check(table).text


@pytest.mark.parametrize(
    "table",
    [
        "품목\t출고일\n사과\t2026.01.02",
        "번호 | 접수일\n1 | 2026.03.02",
        "업체\t전화\n농협\t1588-2100",
        "생년월일\t접수일\n\t2026.03.02",
        "생년월일 / 접수일\n2026.03.02",
        "생년월일/접수일 : 없음/2026.03.02",
        "성명/생년월일/접수일 : 2026.03.02",
    ],
)
def test_other_columns_stay(table):
    assert GUARD.check(table).action is Action.ALLOW


def test_members_of_one_object_are_looked_at_together():
    assert GUARD.check_json({"rrn1": "900101", "rrn2": "1990027"}, [""]).action is Action.BLOCK
    cleaned = GUARD.check_json({"phone1": "010", "phone2": "2345", "phone3": "6789"}, [""]).payload
    assert cleaned == {"phone1": "[전화번호]", "phone2": "[전화번호]", "phone3": "[전화번호]"}


def test_the_name_of_a_member_is_its_label():
    assert GUARD.check_json({"birth": "1960.01.02", "날짜": "1960.01.02"}, [""]).payload == {
        "birth": "[생년월일]",
        "날짜": "1960.01.02",
    }


def test_members_that_are_nothing_together_stay():
    assert GUARD.check_json({"v1": "1", "v2": "20"}, [""]).action is Action.ALLOW
