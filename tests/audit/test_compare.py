"""Two policies over one corpus, and another version of ours in another process."""

import sys
from pathlib import Path

import pytest

from pii_guard import PolicyError
from pii_guard.audit.compare import compared, counted, side
from pii_guard.audit.corpus import Message, Placed

CLAUSE = """id = "p"
version = "1"
[[clause]]
id = "plates"
entities = ["KR_VEHICLE_PLATE"]
why = "시험"
action = """
BLOCKS_PLATES, SHOWS_PLATES = CLAUSE + '"block"\n', CLAUSE + '"allow"\n'


def messages(*texts):
    return [Placed(str(n), Message(text=text)) for n, text in enumerate(texts, 1)]


@pytest.fixture
def policy(tmp_path):
    def write(name, text):
        path = tmp_path / f"{name}.toml"
        path.write_text(text, "utf-8")
        return side(str(path))

    return write


CORPUS = messages("제 차는 12가3456입니다", "재산세 문의요", "연락처 010-2345-6789예요")


def test_a_policy_differs_from_itself_in_nothing():
    assert list(compared(CORPUS, side("default"), side("default"))) == []


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("default", BLOCKS_PLATES, "newly-blocked"),
        (BLOCKS_PLATES, "default", "newly-passed"),
        ("default", SHOWS_PLATES, "newly-shown"),
        (SHOWS_PLATES, "default", "newly-hidden"),
        (SHOWS_PLATES, BLOCKS_PLATES, "newly-blocked"),
    ],
)
def test_a_difference_is_named_by_what_becomes_of_the_message(policy, old, new, what):
    sides = [side(one) if one == "default" else policy(f"p{n}", one) for n, one in enumerate((old, new))]
    (difference,) = compared(CORPUS, *sides)
    assert (difference.place, difference.what) == ("1", what)
    assert "KR_VEHICLE_PLATE" in {entity for entity, _ in difference.reasons}
    assert sum(counted([difference])[what].values()) == len(difference.reasons)


@pytest.mark.parametrize(("old", "new"), [("default", SHOWS_PLATES), (SHOWS_PLATES, "default")])
def test_a_sample_shows_nothing_that_either_side_hides(policy, old, new):
    sides = [side(one) if one == "default" else policy(f"p{n}", one) for n, one in enumerate((old, new))]
    (difference,) = compared(CORPUS, *sides)
    assert difference.sample == "제 차는 [차량번호]입니다"
    assert "3456" not in repr(difference)


@pytest.mark.process
@pytest.mark.slow
def test_another_version_answers_in_its_own_python():
    assert list(compared(CORPUS, side("default"), side(sys.executable))) == []


@pytest.mark.process
def test_a_python_without_us_is_told_by_its_path(tmp_path):
    fake = Path(tmp_path / "python")
    fake.write_text("#!/bin/sh\nexit 1\n")
    fake.chmod(0o755)
    with pytest.raises(PolicyError, match="did not run in this Python"):
        list(compared(CORPUS, side("default"), side(str(fake))))
