"""A tenth of `make soak`: the intake is killed again and again while backends post to it."""

import pytest

from tests.test_docs import load

soak = load("soak")


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("store", soak.STORES)
def test_killed_again_and_again_nothing_is_lost_doubled_or_out_of_order(tmp_path, store):
    counted = soak.soak(store, messages=1_000, kills=5, folder=tmp_path)
    wrong = {name: counted[name] for name in ("lost", "doubled", "out_of_order", "gaps")}
    assert wrong == dict.fromkeys(wrong, 0)
    assert counted["messages"] == 1_000
