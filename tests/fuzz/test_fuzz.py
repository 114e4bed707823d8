"""A fixed budget of made-up messages, and again every one that ever broke something."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.invariants import examine
from tests.fuzz.messages import messages

CORPUS = sorted(Path(__file__).with_name("corpus").glob("*.txt"))
BUDGET = 1_500  # messages; some ten seconds of one core


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("policies")


@pytest.mark.slow
@settings(max_examples=BUDGET, deadline=None, suppress_health_check=list(HealthCheck))
@given(message=messages)
def test_what_must_hold_of_every_message_holds_of_made_up_ones(message, folder):
    examine(message, folder)


@pytest.mark.parametrize("path", CORPUS, ids=lambda p: p.stem)
def test_what_broke_once_stays_mended(path, folder):
    examine(path.read_bytes().decode("utf-8", "surrogatepass").removesuffix("\n"), folder)
