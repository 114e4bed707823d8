"""Columns of pandas: `series.pii`, with its index, its name and its missing values."""

import pandas as pd
import pytest

import pii_guard.integrations.pandas  # noqa: F401 - registers the accessor
from pii_guard import Guard, RequestError
from tests.integrations.test_polars import CLEANED, FOUND, TEXTS

FRAME = pd.DataFrame({"상담내용": TEXTS, "번호": range(len(TEXTS))}, index=[*"abcdef"])


def values(series):
    return [None if gone else value for value, gone in zip(series, series.isna(), strict=True)]


@pytest.mark.parametrize("dtype", ["str", "string", object, "category"])
def test_a_series_is_cleaned_and_keeps_index_name_and_type(dtype):
    series = FRAME["상담내용"].astype(dtype)
    cleaned = series.pii.clean()
    assert values(cleaned) == CLEANED
    assert (cleaned.name, list(cleaned.index)) == ("상담내용", list(FRAME.index))
    assert cleaned.dtype == (object if dtype == "category" else series.dtype)


def test_findings_are_a_series_of_lists():
    found = FRAME["상담내용"].pii.findings("office-example")
    assert values(found)[1:] == FOUND[1:]
    assert found["a"] == FOUND[0]


def test_one_look_gives_a_frame():
    checked = FRAME["상담내용"].pii.check()
    assert list(checked.columns) == ["text", "action", "code", "findings"]
    assert values(checked["text"]) == CLEANED
    assert values(checked["action"]) == ["redact", None, "block", "allow", "allow", "block"]
    assert values(checked["code"]) == [None] * 5 + ["TOO_LONG"]
    assert list(checked.index) == list(FRAME.index)


def test_a_guard_of_ones_own_and_a_setting_are_taken():
    cleaned = FRAME["상담내용"].pii.clean(Guard("office-example"), direction="officer", topic="local-tax")
    assert cleaned.isna().tolist() == [text is None for text in CLEANED]


def test_an_empty_series_stays_empty():
    assert FRAME["상담내용"].head(0).pii.clean().empty


@pytest.mark.parametrize("column", [FRAME["번호"], pd.Series([1.5]), pd.to_datetime(pd.Series(["2026-01-01"]))])
def test_what_is_no_text_is_refused(column):
    with pytest.raises(RequestError, match=r"^the column holds no text"):
        column.pii.clean()


def test_a_number_among_texts_is_refused_without_being_repeated():
    with pytest.raises(RequestError, match=r"^message: must be a str, not int") as raised:
        pd.Series(["안녕", 9001011990027], dtype=object).pii.clean()
    assert "900101" not in str(raised.value)


def test_a_setting_the_policy_does_not_know_is_refused():
    with pytest.raises(RequestError, match=r"^channel: "):
        FRAME["상담내용"].pii.clean(channel="website")
