"""pii-guard test: cases and examples."""

import pytest

from pii_guard.audit.examples import ExampleResult, judge, run_examples
from pii_guard.cli import prove
from pii_guard.recognizer import catches
from pii_guard.scan.scanner import Scanner
from tests.cli.samples import CASES


def test_cases_run_with_the_policy_beside_them(run, office):
    assert run("test", office / "office.cases.toml") == (0, "all 1 hold.\n", "")
    assert run("test", office / "office.toml")[0] == 0


def test_a_failing_case_exits_with_1_and_says_what_came_out(run, office):
    cases = office / "office.cases.toml"
    cases.write_text(CASES.replace('"redact"', '"allow"'), encoding="utf-8")
    code, out, _ = run("test", cases)
    assert code == 1
    assert "✗" in out
    assert "a number is redacted" in out
    assert "expected allow, got redact" in out
    assert "1 of 1 do not hold." in out


def test_cases_without_a_policy_beside_them_are_told_how_to_give_one(run, office):
    (office / "office.toml").rename(office / "other.toml")
    code, _, err = run("test", office / "office.cases.toml")
    assert code == 2
    assert "there is no such policy: put it beside the cases, or give one, such as --policy default" in err
    assert run("test", office / "office.cases.toml", "--policy", office / "other.toml")[0] == 0


def test_a_bad_case_file_exits_with_2(run, office):
    cases = office / "office.cases.toml"
    cases.write_text(CASES + "colour = 1\n", encoding="utf-8")
    code, _, err = run("test", cases)
    assert code == 2
    assert "colour" in err


@pytest.mark.slow
def test_without_arguments_all_bundled_cases_and_all_examples_run(run):
    code, out, _ = run("test")
    assert code == 0, out
    assert int(out.removeprefix("all ").split()[0]) > 200


@pytest.mark.slow
def test_failing_examples_show_expected_and_got(run, monkeypatch):
    def blind(catalog):
        return (ExampleResult(r.recognizer, r.example, ()) for r in run_examples(catalog))

    monkeypatch.setattr(prove, "run_examples", blind)
    code, out, _ = run("test")
    assert code == 1
    assert "expected: 제 번호는 «010-1234-5678»이에요" in out
    assert "got: nothing found" in out


def test_an_example_that_weighs_otherwise_shows_how(run, monkeypatch):
    example = catches("여권 «M12345679»", "weighed", in_context=False)

    def one(catalog):
        yield judge(Scanner(catalog), catalog.by_entity["KR_PASSPORT"], example)

    monkeypatch.setattr(prove, "run_examples", one)
    code, out, _ = run("test")
    assert code == 1
    assert "expected: 여권 «M12345679» (no context)" in out
    assert "got: 여권 «M12345679» (plausible, in context)" in out
