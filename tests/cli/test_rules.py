"""pii-guard rules: the book on the terminal and as HTML."""

import re

import pytest


@pytest.mark.slow
def test_the_list_of_rules_shows_actions_and_executed_examples(run):
    _, out, _ = run("rules")
    row = next(line for line in out.splitlines() if line.strip().startswith("KR_RRN "))
    assert "block/redact" in row
    assert re.search(r"\d+ [✓✗]", row)
    assert "catalog " in out


def test_a_chapter_shows_law_and_marked_examples(run):
    code, out, _ = run("rules", "phone_number", "--lang", "ko")
    assert code == 0
    assert "KR_RRN" not in out
    for shown in ("PHONE_NUMBER", "법적 근거: ", "찾는다", "찾지 않는다", "✓ ", "«010"):
        assert shown in out


@pytest.mark.slow
def test_the_book_is_written_to_a_file_or_to_standard_output(run, tmp_path):
    file = tmp_path / "rules.html"
    out = run("rules", "--html", file)[1]
    assert re.fullmatch(r".*rules\.html: \d+ rules, \d+ examples\n", out)
    assert run("rules", "--html", "-")[1] == file.read_text(encoding="utf-8")


def test_a_book_that_cannot_be_written_is_told_before_its_examples_run(run, tmp_path, monkeypatch):
    monkeypatch.setattr("pii_guard.cli.rules.open_book", None)
    code, _, err = run("rules", "--html", tmp_path / "none" / "rules.html")
    assert code == 2
    assert "cannot be written" in err
