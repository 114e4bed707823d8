"""What is taken out of a text later lies where its first cleaning had it, however much was taken out before."""

from hypothesis import given
from hypothesis import strategies as st

from tests.sidecar import texts

Cleaned = texts.Cleaned
WORDS = "가나다라마바사아자차카타파하"


@st.composite
def cuts(draw):
    edges = sorted(draw(st.sets(st.integers(0, len(WORDS)), min_size=2, max_size=8)))
    pairs = list(zip(edges[::2], edges[1::2], strict=False))
    return draw(st.permutations(pairs))


@given(cuts())
def test_in_whatever_order_stretches_are_taken_out_the_same_remains(pairs):
    cleaned = Cleaned(WORDS)
    for start, end in pairs:
        cleaned = cleaned.retract([(start, end)], "PHONE_NUMBER", "[전화번호]")
    expected, at = "", 0
    for start, end in sorted(pairs):
        expected += WORDS[at:start] + "[전화번호]"
        at = end
    assert cleaned.text == expected + WORDS[at:]
    assert all(cleaned.text[start:end] == "[전화번호]" for start, end, _ in cleaned.masks)


@given(cuts())
def test_taking_the_same_out_again_changes_nothing(pairs):
    once = Cleaned(WORDS).retract(pairs, "PHONE_NUMBER", "[전화번호]")
    assert once.retract(pairs, "PHONE_NUMBER", "[전화번호]") == once


@given(cuts())
def test_it_comes_back_from_where_it_was_sealed(pairs):
    cleaned = Cleaned(WORDS, open=((0, 1),)).retract(pairs, "PHONE_NUMBER", "[전화번호]")
    assert Cleaned.loads(cleaned.dumps()) == cleaned


def test_what_overlaps_something_taken_out_goes_with_it():
    cleaned = Cleaned("0123456789").retract([(2, 5)], "A", "[A]").retract([(4, 8)], "B", "[B]")
    assert cleaned.text == "01[B]89"
    assert cleaned.masks == ((2, 5, "B"),)


def test_while_it_is_held_a_slot_stands_in_the_place_of_each_open_piece():
    held = Cleaned("앞 010-23", ((0, 1, "PERSON"),), open=((2, 8),))
    shown = held.with_slots()
    assert (shown.text, shown.open) == ("앞 [확인 중]", ())
    assert shown.with_slots_closed().text == "앞 [개인정보]"
    taken = held.retract([(2, 8)], "PHONE_NUMBER", "[전화번호]")
    assert (taken.text, taken.open) == ("앞 [전화번호]", ())


@given(cuts(), st.data())
def test_pieces_that_lie_in_one_place_or_overlap_get_one_slot(pairs, data):
    widened = [(start, min(len(WORDS), end + data.draw(st.integers(0, 3)))) for start, end in pairs]
    shown = Cleaned(WORDS, open=(*pairs, *widened, *pairs)).with_slots()
    open_ones = {i for start, end in widened for i in range(start, end)}
    left = "".join(WORDS[i] for i in range(len(WORDS)) if i not in open_ones)
    assert shown.text.replace("[확인 중]", "") == left
    assert all(shown.text[start:end] == "[확인 중]" for start, end, _ in shown.masks)


def test_its_repr_holds_no_text():
    assert "010" not in repr(Cleaned("010-23"))
