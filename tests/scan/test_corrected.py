import pytest

from pii_guard.guard import Guard

GUARD = Guard()


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (
            "010-7734-2291 아니 뒤에 1이 아니고 2이에요 2292",
            "[전화번호] 아니 뒤에 [전화번호]이 아니고 [전화번호]이에요 [전화번호]",
        ),
        ("농협 302-1187-4421-91 아니 끝에 19예요", "농협 [계좌번호] 아니 끝에 [계좌번호]예요"),
        ("생년월일 1988년 3월 12일 아니고 13일이요", "생년월일 [생년월일] 아니고 [생년월일]일이요"),
        ("장터로 17에 사는데 아니 71", "[주소]에 사는데 아니 [주소]"),
    ],
)
def test_what_puts_a_value_right_belongs_to_it(message, shown):
    assert plain(GUARD.check(message).text) == plain(shown)


@pytest.mark.parametrize(
    ("message", "kept"),
    [
        ("010-2345-6789로 전화했는데 아니라고 해서 1588-1234로 했어요", "1588-1234"),
        ("010-2345-6789 말고 2층으로 오라던데", "2층"),
        ("010-2345-6789 아니고요 2024년에 바꿨어요", "2024년"),
        ("010-2345-6789 번호로 6789원이 아니고 7890원 결제됐어요", "7890원"),
        ("월곡로 92에 사는데 3일 전 말고 5일 전에 왔어요", "5일"),
        ("010-2345-6789 아니면 4321", "4321"),
        ("010-2345-6789 그리고 6798", "6798"),
        ("통화한 분 말고 010-2345-6789, 6798동", "6798동"),
    ],
)
def test_what_counts_or_is_like_nothing_of_the_value_puts_nothing_right(message, kept):
    assert kept in GUARD.check(message).text


def test_a_correction_is_explained_as_one():
    steps = GUARD.explain("010-2234-5567 아니다 5576").steps
    assert [step.rule for step in steps if step.action] == ["PHONE_NUMBER/mobile", "PHONE_NUMBER/corrected"]


def plain(text):
    return text.replace("가 ", "이 ").replace("예요", "이에요")


def test_the_old_number_and_the_new_one_are_both_hidden():
    kept = GUARD.check("사업자번호가 767-04-01925로 바뀌었다고 하더라구요 전엔 767-04-00318이었고").text
    assert "00318" not in kept
    assert "2231" in GUARD.check("카드 5409-2618-3350-9972 말고 문의는 1588-2231로 했어요").text


def test_what_is_taken_back_in_front_of_a_value_is_hidden_with_it():
    assert "4330" not in GUARD.check("현대카드 43302897155046 아 잘렸네 4330289715504611 입니다").text
