"""Rows of automata written by what they differ in: whatever they hold, they are the same again."""

import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))  # the builder is a script, and finds its neighbours so

from automata.likeness import alike, runs

rows = st.integers(1, 60).flatmap(
    lambda columns: st.lists(st.lists(st.integers(0, 3), min_size=columns, max_size=columns).map(tuple), min_size=1)
)


def changed(row, changes):
    made, at = [*row], 0
    for stay, length, state in changes:
        at += stay
        made[at : at + length] = [state] * length
        at += length
    return tuple(made)


@given(rows)
def test_each_row_is_an_earlier_one_with_some_runs_changed(several):
    likes = list(alike(several))
    assert len(likes) == len(several) - 1
    for i, (like, row) in enumerate(zip(likes, several[1:], strict=True), 1):
        assert like < i
        assert changed(several[like], runs(several[like], row)) == row


def test_a_row_that_came_before_needs_no_run():
    first, second = (0,) * 48, (0,) * 24 + (1,) * 24
    assert list(alike([first, second, second])) == [0, 1]
    assert list(runs(second, second)) == []
    assert list(runs(first, second)) == [(24, 24, 1)]
