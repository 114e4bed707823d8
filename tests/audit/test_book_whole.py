"""The rule book tells the whole policy, in Korean first, and what has changed; a committee can file it."""

import re
import subprocess
from dataclasses import replace
from datetime import date

import pytest

from pii_guard import Guard
from pii_guard.audit.book import Book, open_book, page
from pii_guard.audit.book.changes import Change, changes
from pii_guard.audit.book.printed import SHEET, printed
from pii_guard.cli import main
from pii_guard.recognizer.citations import cites_otherwise
from pii_guard.recognizer.example import Expects

OFFICE = Guard("office-example")
DAY = date(2026, 11, 29)
EMPTY = Book((), OFFICE.provenance, OFFICE.policy, DAY)
OLD = Guard("default").policy
BUNDLED = [r for r in OFFICE.catalog.recognizers if r.entity in OFFICE.catalog.bundled]
DEFECTS = (Expects.MISSES, Expects.OVERREACHES)


@pytest.mark.parametrize("recognizer", BUNDLED, ids=lambda r: r.entity)
def test_a_rule_says_in_korean_what_it_is_and_names_its_patterns_and_known_gaps(recognizer):
    assert re.search("[가-힣]{2}.*다[.]$", recognizer.about)
    said = {p.name for p in recognizer.patterns} | {e.why for e in recognizer.examples if e.expects in DEFECTS}
    assert said == recognizer.korean.keys(), "one Korean word for each, and none for what is not there"


@pytest.mark.parametrize(
    ("cited", "otherwise"),
    [
        ("개인정보 보호법 제24조의2제1항", False),
        ("개인정보 보호법 제2조제1호, 같은 법 시행령 제19조", False),
        ("사내 규정", False),
        ("개인정보 보호법 §24", True),
        ("개인정보 보호법 24조의2", True),
        ("개인정보 보호법 제2조 제1호", True),
        ("개인정보 보호법 제15조제1항 제3호", True),
        ("개인정보 보호법 제2조 1호", True),
    ],
)
def test_the_law_is_cited_in_one_style(cited, otherwise):
    assert cites_otherwise(cited) is otherwise


@pytest.mark.parametrize("name", ["default", "strict", "logs", "office-example"])
def test_the_bundled_policies_cite_the_law_in_that_style(name):
    policy = Guard(name).policy
    texts = [*(c.why for c in policy.clauses), *(c.legal_basis for c in policy.clauses), *(e.why for e in policy.allow)]
    assert [text for text in texts if cites_otherwise(text)] == []


def test_the_front_says_who_answers_for_the_policy():
    front = page(EMPTY).split('class="layout"')[0]
    for said in ("office-example", "2026-12-01", "개인정보 보호책임자", "2026-11-01", "2026-06-01"):
        assert said in front
    assert OFFICE.policy.sha256 in front
    assert OFFICE.catalog.sha256 in front


def test_every_clause_stands_there_with_its_conditions_and_every_public_value():
    html = page(EMPTY, "ko")
    whole = html.split('id="policy"')[1].split("<h2")[0]
    for clause in OFFICE.policy.clauses:
        assert clause.id in whole
        assert clause.why.split(":")[0] in whole
    assert "주제: local-tax" in whole
    assert "주민이 쓴 글" in whole
    assert "otherwise" in whole
    assert all(entry.id in html for entry in OFFICE.policy.allow)


def test_a_book_is_in_one_language_or_in_both():
    assert 'lang="en"' not in page(EMPTY, "ko")
    assert not re.search("[가-힣]", page(EMPTY, "en").split('id="policy"')[0].split("<style>")[0].split("<title>")[0])
    assert 'lang="en"' in page(EMPTY)
    assert page(EMPTY) == page(EMPTY, "both")


def test_what_changed_is_told_by_clause_by_public_value_and_by_setting():
    found = list(changes(OLD, OFFICE.policy))
    assert {c.id for c in found if c.part == "clause"} == {"plates-for-car-tax", "account-of-a-bill"}
    assert {c.what for c in found if c.part in ("clause", "allow")} == {"added"}
    assert Change("added", "setting", "home", "", "전북 고창군") in found
    assert list(changes(OLD, OLD)) == []


def test_a_clause_that_moved_is_told_since_the_first_that_matches_wins():
    turned = replace(OFFICE.policy, clauses=OFFICE.policy.clauses[::-1])
    (moved,) = changes(OFFICE.policy, turned)
    assert (moved.what, moved.id) == ("changed", "order")


def test_the_book_begins_with_what_has_changed():
    html = page(replace(EMPTY, since=OLD), "ko")
    assert html.index('id="changes"') < html.index('id="policy"')
    assert "바뀐 것이 없습니다" in page(replace(EMPTY, since=OFFICE.policy), "ko")


@pytest.mark.parametrize("name", ["주민등록번호", "주민등록", "resident registration number", "kr_rrn"])
def test_a_rule_is_found_by_its_name(name, capsys):
    assert main(["rules", name, "--lang", "ko"]) == 0
    assert capsys.readouterr().out.startswith("주민등록번호 · ")


def test_a_name_that_is_of_several_rules_or_of_none_is_told_with_those_there_are(capsys):
    assert main(["rules", "여권", "--lang", "ko"]) == 2
    assert "KR_PASSPORT, PASSPORT_MRZ" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.process
def test_the_pdf_has_its_pages_numbered_its_hashes_in_the_header_and_its_structure_tagged(tmp_path):
    guard = Guard("office-example")
    book = open_book(guard, DAY, ["KR_BRN", "KR_STUDENT_ID"], OLD)
    file = tmp_path / "rules.pdf"
    file.write_bytes(printed(book))
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    pages = int(re.search(r"Pages: +([0-9]+)", told)[1])
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Tagged: +yes", told)
    described = subprocess.run(["pdfinfo", "-meta", file], capture_output=True, text=True, check=True).stdout
    assert 'pdfuaid:part="1"' in described
    assert 5 <= pages <= 12
    assert re.search(rf"\b2 ?/ ?{pages}\b", text)
    assert text.count(guard.policy.sha256[:16]) >= pages - 1
    assert re.search(r"사업자등록번호[ .]+[0-9]", text), "the contents have page numbers"


def test_the_print_sheet_has_no_colour_that_only_a_screen_shows():
    assert "prefers-color-scheme" not in SHEET
    assert "counter(pages)" in SHEET
