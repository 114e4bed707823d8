"""pii-guard diff, evaluate and cases new."""

import json

import pytest
from junitparser import JUnitXml

STRICTER = """id = "draft"
version = "2"
[[clause]]
id = "no-plates"
entities = ["KR_VEHICLE_PLATE"]
action = "block"
why = "시험"
"""


@pytest.fixture
def corpus(tmp_path):
    path = tmp_path / "messages.txt"
    path.write_text("제 차는 12가3456입니다\n재산세 문의요\n", "utf-8")
    return path


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.toml"
    path.write_text(STRICTER, "utf-8")
    return path


def test_a_draft_is_compared_with_the_policy_in_force(run, corpus, draft):
    code, out, _ = run("diff", "default", draft, "--corpus", corpus)
    assert code == 0
    assert "1 of 2 messages come out otherwise" in out
    assert "newly blocked: 1" in out
    assert "3456" not in out
    told = json.loads(run("diff", draft, "default", "--corpus", corpus, "--json")[1])
    assert [one["what"] for one in told["differences"]] == ["newly-passed"]


def test_a_case_that_must_block_and_passes_with_the_second_exits_with_1(run, corpus, draft, tmp_path):
    cases = tmp_path / "must.cases.toml"
    cases.write_text(
        '[[case]]\nname = "plates stay out"\nmessage = "제 차는 12가3456입니다"\nexpect = "block"\n', "utf-8"
    )
    assert run("diff", "default", draft, "--corpus", corpus, "--must-block", cases)[0] == 0
    code, out, _ = run("diff", draft, "default", "--corpus", corpus, "--must-block", cases)
    assert code == 1
    assert "plates stay out: must block, and passes" in out


def test_an_evaluation_is_a_baseline_for_the_next_one(run, tmp_path):
    first, second = tmp_path / "first.jsonl", tmp_path / "second.jsonl"
    lines = [
        {"text": "연락처 010-2345-6789", "spans": [{"start": 4, "end": 17, "entity": "PHONE_NUMBER"}]},
        {"text": "비밀은 사과나무", "spans": [{"start": 4, "end": 8, "entity": "SECRET"}]},
    ]
    first.write_text(json.dumps(lines[0]) + "\n")
    second.write_text("".join(json.dumps(line) + "\n" for line in lines))
    code, out, _ = run("evaluate", first, "--json")
    assert code == 0
    (baseline := tmp_path / "baseline.json").write_text(out)
    assert run("evaluate", first, "--fail-on", "new-leaks", baseline)[0] == 0
    code, out, err = run("evaluate", second, "--fail-on", "new-leaks", baseline, "--html", tmp_path / "r.html")
    assert code == 1
    assert "2: leaks now: SECRET" in err
    assert "사과나무" not in out + err + (tmp_path / "r.html").read_text("utf-8")


def test_a_sheet_is_made_filled_in_and_run_and_its_failure_ends_with_its_reasons(run, tmp_path):
    sheet, junit, page = tmp_path / "office.cases.xlsx", tmp_path / "j.xml", tmp_path / "r.html"
    assert run("cases", "new", sheet, "--policy", "office-example")[0] == 0
    assert run("cases", "new", sheet)[0] == 2, "never over a file that is there"
    assert run("test", sheet, "--policy", "default")[0] == 0
    cases = tmp_path / "bad.cases.toml"
    cases.write_text('[[case]]\nname = "a shop"\nmessage = "설계도 123-45-67890"\nexpect = "redact"\n', "utf-8")
    code, out, _ = run("test", cases, "--policy", "default", "--junit", junit, "--html", page)
    assert code == 1
    assert "check digit" in out, "why it is not found"
    (suite,) = JUnitXml.fromfile(str(junit))
    assert (suite.tests, suite.failures) == (1, 1)
    assert "a shop" in page.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "default", "strict", "--corpus", "no-such"),
        ("diff", "default", "no-such", "--corpus", "CORPUS"),
        ("evaluate", "no-such"),
        ("evaluate", "CORPUS"),
        ("evaluate", "CORPUS", "--fail-on", "old-leaks", "x"),
    ],
)
def test_what_is_wrong_exits_with_2_and_one_sentence(run, corpus, arguments):
    code, _, err = run(*(corpus if one == "CORPUS" else one for one in arguments))
    assert code == 2
    assert err.startswith("pii-guard: error: ")
    assert "Traceback" not in err
