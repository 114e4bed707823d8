"""Small numbers are nobody's business: below five nothing is printed, and nothing lets it be worked out."""

from hypothesis import given
from hypothesis import strategies as st

from examples.desk import figures
from examples.desk.charts import chart
from examples.desk.figures import FEW, HIDDEN, NONE, column, count, mean, minutes, share

COUNTS = st.lists(st.integers(0, 200), max_size=12)


def test_a_count_below_five_is_not_printed():
    assert [count(n) for n in (0, 1, 4, 5, 1234)] == [FEW, FEW, FEW, "5", "1,234"]


def test_a_share_is_hidden_where_its_part_or_the_rest_is_small():
    assert share(30, 40) == "75%"
    assert share(4, 40) == FEW
    assert share(38, 40) == HIDDEN  # two were not
    assert share(40, 40) == "100%"
    assert share(2, 3) == NONE


def test_times_and_means_need_five_cases():
    assert minutes(73.4, 5) == "1분 13초"
    assert minutes(120, 5) == "2분"
    assert minutes(0, 5) == "0초"
    assert minutes(73.4, 4) == NONE
    assert minutes(None, 9) == NONE
    assert mean(4.44, 5, "점") == "4.4점"
    assert mean(4.44, 4) == NONE


def test_a_single_hidden_cell_takes_another_with_it_since_the_sum_would_tell_it():
    assert column([40, 3, 8]) == ["40", FEW, HIDDEN]
    assert column([40, 3, 2]) == ["40", FEW, FEW]


@given(COUNTS)
def test_no_column_prints_a_number_below_five_or_hides_just_one(counts):
    shown = column(counts)
    assert all(n >= 5 for n, cell in zip(counts, shown, strict=True) if cell not in (FEW, HIDDEN))
    assert len(counts) < 2 or sum(cell in (FEW, HIDDEN) for cell in shown) != 1


@given(COUNTS)
def test_no_bar_tells_what_its_cell_hides(counts):
    for line in chart("v", "일에 따라", "일", [str(i) for i in range(len(counts))], counts, counts[::-1]).lines:
        assert not line.bar or (line.now[0].isdigit() and line.now != FEW)
        assert not line.bar_before or (line.before[0].isdigit() and line.before != FEW)


def test_every_figure_of_an_empty_period_hides_itself():
    keys = ("consultations", "within_2_minutes", "first_answers", "unanswered",
            "unanswered_by_closing", "outside_hours", "ended", "ratings",
            "blocked", "redacted", "retracted", "wrongly_blocked", "again_within_7_days", "residents")  # fmt: skip
    none = dict.fromkeys(keys, 0)
    none |= dict.fromkeys(
        ("first_answer_median_seconds", "first_answer_p90_seconds", "messages_per_consultation", "rating_mean")
    )
    assert {figure.now for figure in figures.summary(none, none)} == {FEW, NONE}
