import contextlib
import json

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import PolicyError
from pii_guard.audit.corpus import read_corpus


def faults(path):
    with pytest.raises(PolicyError) as caught:
        read_corpus(path)
    return [str(fault) for fault in caught.value.faults]


def test_lines_of_text_are_messages_by_their_numbers(tmp_path):
    path = tmp_path / "m.txt"
    path.write_text("\ufeff안녕하세요\n\n연락처 010-2345-6789\n", "utf-8")
    read = read_corpus(path)
    assert [(one.place, one.message.text) for one in read] == [("1", "안녕하세요"), ("3", "연락처 010-2345-6789")]
    assert read[0].message.spans is None
    assert "2345" not in repr(read)


@pytest.mark.parametrize("name", ["entity", "type", "label"])
def test_marked_lines_may_call_the_entity_as_other_corpora_do(tmp_path, name):
    path = tmp_path / "m.jsonl"
    path.write_text(json.dumps({"text": "연락처 010", "spans": [{"start": 4, "end": 7, name: "PHONE_NUMBER"}]}) + "\n")
    ((gold,),) = [one.message.spans for one in read_corpus(path)]
    assert (gold.start, gold.end, gold.entity) == (4, 7, "PHONE_NUMBER")


@pytest.mark.parametrize(
    "line",
    ["{", "[]", "{}", '{"text": 7}', '{"text": "가", "spans": [{"start": 0, "end": 2, "entity": "X"}]}',
     '{"text": "가", "spans": [[0, 1]]}', '{"text": "가", "spans": [{"start": 0, "end": 1}]}',
     '{"text": "가", "direction": "somebody"}'],
)  # fmt: skip
def test_what_is_wrong_is_told_by_file_and_line_and_never_repeated(tmp_path, line):
    path = tmp_path / "m.jsonl"
    path.write_text('{"text": "010-2345-6789"}\n' + line + "\n", "utf-8")
    (fault,) = faults(path)
    assert fault.startswith("m.jsonl: 2: ")
    assert "2345" not in fault


def test_a_sheet_marks_with_quotation_marks_and_lists_entities_in_their_order(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["메시지", "종류", "형태"])
    book.active.append(["«김순자» 연락처 «010-2345-6789»", "PERSON, PHONE_NUMBER", "양식"])
    book.save(path := tmp_path / "m.xlsx")
    (one,) = read_corpus(path)
    assert one.message.text == "김순자 연락처 010-2345-6789"
    assert one.message.form == "양식"
    found = [(one.message.text[g.start : g.end], g.entity) for g in one.message.spans]
    assert found == [("김순자", "PERSON"), ("010-2345-6789", "PHONE_NUMBER")]


@given(st.binary(max_size=200))
def test_any_bytes_are_messages_or_a_fault(tmp_path_factory, data):
    path = tmp_path_factory.mktemp("m") / "m.jsonl"
    path.write_bytes(data)
    with contextlib.suppress(PolicyError):
        assert read_corpus(path)
