"""Cases and corpora in spreadsheets: what people wrote comes back, and every fault names its cell."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from pii_guard import Guard, PolicyError
from pii_guard.audit.cases import CHOICES, read_cases, run_cases
from pii_guard.audit.sheets import CASE_HEADS, rows_of, write_cases

BY_LIBREOFFICE = Path(__file__).with_name("libreoffice.cases.xlsx")
GUARD = Guard()


def sheet(path, *rows, heads=CASE_HEADS):
    book = openpyxl.Workbook()
    book.active.title = "사례"
    for row in (heads, *rows):
        book.active.append(row)
    book.save(path)
    return path


def faults(path):
    with pytest.raises(PolicyError) as caught:
        run_cases(path, GUARD)
    return [str(fault) for fault in caught.value.faults]


def test_a_file_that_libreoffice_wrote_is_read_and_its_cases_hold():
    results = run_cases(BY_LIBREOFFICE, GUARD)
    assert [result.name for result in results] == ["번호는 가립니다", "주민번호는 막습니다", "=으로 시작하는 글"]
    assert [result.reasons for result in results] == [(), (), ()]


def test_what_is_chosen_in_korean_or_written_as_a_code_means_the_same(tmp_path):
    path = sheet(
        tmp_path / "a.xlsx",
        ["하나", "안녕하세요", "통과", None, None, "담당자"],
        ["둘", "안녕하세요", "allow", None, None, "officer"],
    )
    one, other = read_cases(path).cases
    assert (one.expect, one.direction) == (other.expect, other.direction) == ("allow", "officer")


def test_the_template_has_drop_downs_and_its_rows_hold(tmp_path):
    path = tmp_path / "new.cases.xlsx"
    write_cases(path, [{"name": "하나", "message": "=1+1", "expect": "통과"}], {"expect": tuple(CHOICES["expect"])})
    book = openpyxl.load_workbook(path)
    (choices,) = book.active.data_validations.dataValidation
    assert choices.formula1 == '"통과,가림,차단"'
    assert book.active["B2"].data_type == "s", "a message that begins with = is no formula"
    assert rows_of(path)[0].cells["message"] == "=1+1"


def test_the_template_is_kept_as_text_so_that_no_zero_is_lost(tmp_path):
    path = tmp_path / "new.cases.xlsx"
    write_cases(path, [{"name": "하나", "message": "안녕하세요", "expect": "통과"}], {})
    cells = openpyxl.load_workbook(path).active["A2:H1000"]
    assert {cell.number_format for row in cells for cell in row} == {"@"}
    assert len(rows_of(path)) == 1, "what is empty is no row"


def test_more_rows_than_the_template_has_are_all_written(tmp_path):
    path = tmp_path / "many.cases.xlsx"
    write_cases(path, [{"name": str(n), "message": "네", "expect": "통과"} for n in range(1_200)], {})
    assert [row.cells["name"] for row in rows_of(path)] == [str(n) for n in range(1_200)]


@pytest.mark.parametrize("typed", [1_023_456_789, 12.5, date(1990, 1, 1), True])
def test_a_message_that_became_a_number_or_a_date_is_a_fault_and_is_not_quoted(tmp_path, typed):
    path = sheet(tmp_path / "a.xlsx", ["하나", typed, "가림"], ["둘", "네", "통과", typed])
    told = faults(path)
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in told] == ["사례 B2", "사례 D3"]
    assert str(typed) not in "".join(told)


def test_blanks_round_a_choice_are_no_fault_and_those_of_a_message_stay(tmp_path):
    (case,) = read_cases(sheet(tmp_path / "a.xlsx", [" 하나 ", " 네 ", " 통과", None, None, "민원인 "])).cases
    assert (case.name, case.message, case.expect, case.direction) == ("하나", " 네 ", "allow", "citizen")


def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path):
    assert faults(tmp_path / "none.xlsx") == ["none.xlsx: cannot be read (No such file or directory)"]


def test_every_fault_is_told_at_once_by_sheet_row_and_column_and_quotes_nothing(tmp_path):
    path = sheet(
        tmp_path / "a.xlsx",
        ["하나", "제 번호는 010-2345-6789", "숨김"],
        [None, "주민번호 900101-1990027", "차단"],
        ["셋", None, "통과", None, None, "고객"],
    )
    told = faults(path)
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in told] == [
        "사례 C2",
        "사례 A3",
        "사례 B4",
        "사례 F4",
    ]
    assert "2345" not in "".join(told)
    assert "900101" not in "".join(told)


def test_clauses_topics_and_names_are_looked_at_as_in_toml(tmp_path):
    path = sheet(
        tmp_path / "a.xlsx",
        ["하나", "안녕하세요", "통과", None, "no-such-clause"],
        ["하나", "안녕하세요", "통과", None, None, None, "no-such-topic"],
    )
    told = faults(path)
    assert [fault.partition(": ")[2].partition(": ")[0] for fault in told] == ["사례 E2", "사례 A3", "사례 G3"]


@pytest.mark.parametrize("heads", [("이름", "글", "기대"), ("이름", "기대"), ()])
def test_heads_that_nobody_knows_are_told_with_those_that_may_be(tmp_path, heads):
    (fault,) = faults(sheet(tmp_path / "a.xlsx", heads=heads))
    assert "메시지" in fault


def test_what_is_no_spreadsheet_is_said_in_a_sentence(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"PK\x03\x04 no")
    (fault,) = faults(path)
    assert fault == "a.xlsx: cannot be read as a spreadsheet (.xlsx)"
