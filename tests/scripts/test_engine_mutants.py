"""The mutants of the engine: those that were made by hand still fit, and one is really judged."""

import subprocess
import sys

import pytest

from tests.test_docs import ROOT, load


@pytest.fixture
def script(monkeypatch):
    monkeypatch.syspath_prepend(ROOT / "scripts")
    return load("engine_mutants")


def test_every_mutant_that_was_made_by_hand_changes_one_line_of_its_file_and_names_its_tests(script):
    for one in script.NAMED:
        mutant = script.named(one)
        lines = zip((ROOT / one.file).read_text("utf-8").split("\n"), mutant.source.split("\n"), strict=True)
        assert sum(before != after for before, after in lines) == 1, one.name
        assert (ROOT / one.tests.partition("::")[0]).exists()


def test_one_that_no_longer_fits_is_said(script):
    moved = script.NAMED[0]._replace(stands="return nothing of the kind")
    with pytest.raises(ValueError, match=r"spans\.py does not hold its line once"):
        script.named(moved)


def test_a_number_is_doubled_and_halved_and_a_condition_is_left_out(script):
    double, half, *_ = script.numeric("service/contracts/holdback.py")
    assert "HELD = 256" in double.source
    assert "HELD = 64" in half.source
    changes = [mutant.change for mutant in script.conditional("service/contracts/holdback.py")]
    assert any("cleaned is None" in change for change in changes)


def test_every_module_of_the_engine_and_the_sidecar_has_tests_that_judge_it(script):
    for file in script.files_of(["pii_guard", "service"]):
        assert all((ROOT / tests).exists() for tests in script.tests_of(file)), file
    with pytest.raises(ValueError, match=r"pii_guard/nothing\.py has no tests that mirror it"):
        script.tests_of("pii_guard/nothing.py")


@pytest.mark.process
def test_a_mutant_that_is_noticed_is_counted():
    command = [sys.executable, "scripts/engine_mutants.py", "--named", "pii_guard/model/text.py"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1 of 1 mutants noticed: 100.0%" in done.stdout
