"""pii-guard explain."""

import json

import pytest


def test_it_says_why_something_is_not_found_and_ends_with_0(run):
    code, out, _ = run("--lang", "ko", "explain", "설계도 123-45-67890")
    assert code == 0
    assert "4–16  사업자등록번호 아님: 검증숫자가 맞지 않음: 끝자리는 1이어야 함" in out
    assert "모양 ✓ 값 ✗  KR_BRN/printed" in out


def test_it_says_why_something_is_found_and_ends_with_1(run):
    code, out, _ = run("--lang", "ko", "explain", "제 차는 12가3456입니다", "--policy", "office-example")
    assert code == 1
    assert "차량번호: 가림; 조항 plates-for-car-tax: 적용되지 않음 (주제가 local-tax일 때만)" in out


def test_it_never_prints_what_it_found(run):
    _, out, _ = run("explain", "연락처 010-2345-6789 이고 주민번호 901301-1990027")
    assert "2345" not in out
    assert "1990027" not in out


def test_what_was_read_otherwise_is_shown(run):
    assert "read as: '010 2345 6789'" in run("explain", "공일공 이삼사오 육칠팔구")[1]


def test_it_says_so_where_there_is_nothing_to_say(run):
    assert "nothing found, and nothing close" in run("explain", "내일 문을 여나요")[1]


def test_on_a_day_the_allow_list_of_that_day_holds(run):
    phone = ("explain", "교환 063-560-2114", "--policy", "office-example", "--on")
    assert run(*phone, "2027-12-31")[0] == 0
    assert run(*phone, "2028-01-01")[0] == 1


@pytest.mark.parametrize("day", ["soon", "2027-13-01"])
def test_a_day_that_is_none_is_refused_without_repeating_it(run, day):
    code, _, err = run("explain", "안녕", "--on", day)
    assert (code, day in err) == (2, False)
    assert "must be a date such as 2027-12-31" in err


def test_as_json_it_is_one_answer_a_message(run, typed):
    typed("설계도 123-45-67890\n안녕하세요\n".encode())
    _, out, _ = run("explain", "--lines", "--json")
    first, second = map(json.loads, out.splitlines())
    assert [step["ended"] for step in first["steps"]] == ["value"]
    assert second["steps"] == []
