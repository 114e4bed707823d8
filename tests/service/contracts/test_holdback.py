"""A stream that is rewritten while it is written: what was shown is never taken back, and shows no value."""

from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Guard
from tests.sidecar import holdback

GUARD = Guard()
FILLER = "신청서는 담당 부서에서 받으실 수 있으며 처리에는 이틀쯤 걸립니다. " * 6


def shown(text, cuts):
    """What the reader has seen after each round, the last one without hold-back."""
    seen = [""]
    for cut in [*sorted(cuts), len(text)]:
        decision = GUARD.check(text[:cut], direction="bot")
        if decision.text is None:
            return seen
        kept = 0 if cut == len(text) else holdback.holdback(decision, text[:cut])
        assert 0 <= kept <= len(decision.text)
        assert decision.text.startswith(seen[-1])
        seen.append(max(seen[-1], decision.text[: len(decision.text) - kept], key=len))
    return seen


def test_a_short_beginning_waits_whole():
    decision = GUARD.check("담당자 연락처는 010")
    assert holdback.holdback(decision, "담당자 연락처는 010") == len("담당자 연락처는 010")


def test_a_clean_text_is_shown_up_to_the_last_stretch():
    assert holdback.holdback(GUARD.check(FILLER), FILLER) == holdback.HELD


def test_the_last_128_characters_wait_as_the_contract_says_and_no_more():
    kept = holdback.holdback(GUARD.check(FILLER), FILLER)
    assert FILLER[: len(FILLER) - kept] == FILLER[:-128]


def test_no_placeholder_is_shown_whose_finding_is_within_the_last_stretch():
    text = FILLER + "연락처는 010-2345-6789로 " + "가" * (holdback.HELD - 10)
    decision = GUARD.check(text)
    kept = holdback.holdback(decision, text)
    assert decision.text[: len(decision.text) - kept] == FILLER + "연락처는 "


def test_nothing_of_a_blocked_text_waits():
    assert holdback.holdback(GUARD.check("900101-1990027"), "900101-1990027") == 0


VALUES = st.sampled_from(
    [
        "010-2345-6789로",
        "minsu@example.com이에요",
        "주소는 서울특별시 종로구 세종대로 209, 3층 301호",
        "계좌 110-123-456789는",
        "900101-1******입니다",
    ]
)


@given(st.lists(st.one_of(VALUES, st.sampled_from([FILLER, FILLER[:40], "네, ", "\n"])), max_size=8), st.data())
def test_what_was_shown_is_never_taken_back_and_shows_no_value(pieces, data):
    text = " ".join(pieces)
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=12))
    for seen in shown(text, cuts):
        for digits in ("2345-6789", "minsu@", "123-456789", "900101", "세종대로 209"):
            assert digits not in seen
