"""How a talk is shown."""

from hypothesis import given
from hypothesis import strategies as st

from examples.desk.talk import Part, code, marked

SPANS = st.lists(st.tuples(st.integers(-2, 30), st.integers(-2, 30), st.just("전화번호")), max_size=6)


def test_a_hidden_part_is_marked_where_the_intake_says_so_and_nowhere_else():
    text = "[전화번호] 아니 [전화번호]예요"  # the first was typed by hand
    assert marked(text, [(10, 16, "전화번호")]) == (
        Part("[전화번호] 아니 "),
        Part("[전화번호]", "전화번호"),
        Part("예요"),
    )


@given(st.text(max_size=24), SPANS)
def test_whatever_the_marks_the_text_is_shown_whole(text, spans):
    assert "".join(part.text for part in marked(text, spans)) == text


def test_a_talk_has_a_number_to_speak_of_that_tells_nothing():
    assert code("a") == code("a") != code("b")
    assert len(code("a")) == 4
    assert code("a").isdecimal()
