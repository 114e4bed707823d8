"""Columns of Polars: cleaned texts and what was found, on frames that are there, lazy, or streamed."""

from pathlib import Path

import polars as pl
import pytest

from pii_guard import Guard, RequestError
from pii_guard.integrations.polars import CHECKED, FINDINGS, check, clean, findings

TEXTS = ["연락처 010-2345-6789요", None, "주민번호 900101-1990027", "안녕하세요", "", "가" * 9_000]
FRAME = pl.DataFrame({"번호": range(len(TEXTS)), "상담내용": TEXTS})
CLEANED = ["연락처 [전화번호]요", None, None, "안녕하세요", "", None]
FOUND = [
    [{"entity": "PHONE_NUMBER", "start": 4, "end": 17, "action": "redact"}],
    None,
    [{"entity": "KR_RRN", "start": 5, "end": 19, "action": "block"}],
    [],
    [],
    [],
]


def test_a_column_is_cleaned_in_place_and_the_others_stay():
    cleaned = FRAME.with_columns(clean("상담내용"))
    assert cleaned["상담내용"].to_list() == CLEANED
    assert cleaned["상담내용"].dtype == pl.String
    assert cleaned["번호"].to_list() == FRAME["번호"].to_list()


def test_findings_are_a_column_of_their_own():
    found = FRAME.select(findings(pl.col("상담내용")).alias("찾은 것"))["찾은 것"]
    assert found.dtype == FINDINGS
    assert found.to_list() == FOUND


def test_one_look_gives_text_action_code_and_findings():
    column = FRAME.select(check("상담내용", "office-example", topic="local-tax"))["상담내용"]
    assert column.dtype == CHECKED
    assert column.to_list()[1] is None
    rows = column.struct.unnest()
    assert rows["text"].to_list() == CLEANED
    assert rows["action"].to_list() == ["redact", None, "block", "allow", "allow", "block"]
    assert rows["code"].to_list() == [None] * 5 + ["TOO_LONG"]
    assert rows["findings"].to_list()[0] == FOUND[0]


@pytest.mark.parametrize("engine", ["in-memory", "streaming"])
def test_lazy_frames_give_the_same(engine):
    lazy = FRAME.lazy().with_columns(clean("상담내용")).filter(pl.col("상담내용").is_not_null())
    assert lazy.collect(engine=engine)["상담내용"].to_list() == [text for text in CLEANED if text is not None]


def test_a_policy_is_a_name_a_file_or_a_guard(tmp_path: Path):
    policy = tmp_path / "own.toml"
    policy.write_text('id = "own"\nversion = "1"\n[style]\nplaceholder = "fixed"\n', "utf-8")
    for one in (policy, Guard(policy)):
        assert FRAME.select(clean("상담내용", one))["상담내용"][0] == "연락처 ***요"


def test_no_rows_and_nothing_but_nulls_are_columns_too():
    for values in ([], [None, None]):
        assert pl.DataFrame({"t": values}).select(clean("t"))["t"].to_list() == values


def test_categories_are_texts():
    frame = FRAME.head(4).select(clean(pl.col("상담내용").cast(pl.Categorical)))
    assert frame["상담내용"].to_list() == CLEANED[:4]


def test_a_column_of_numbers_is_refused():
    with pytest.raises((RequestError, pl.exceptions.ComputeError), match="holds no text"):
        FRAME.select(clean("번호"))


def test_a_setting_the_policy_does_not_know_is_refused_before_anything_runs():
    with pytest.raises(RequestError, match=r"^topic: not one of"):
        clean("상담내용", "office-example", topic="010-2345-6789")
