"""`[[deny]]`: values of the office's own are hidden wherever they stand, and shown nowhere."""

import pytest

from pii_guard import Action, Guard
from pii_guard.errors import PolicyError

POLICY = """
id = "own"
version = "1"
{more}
[[deny]]
id = "staff"
entity = "KR_STUDENT_ID"
values = ["AB-12345", "9988 7766"]
owner = "총무팀"
why = "직원 번호"
"""


def guard_of(tmp_path, text):
    path = tmp_path / "own.toml"
    path.write_text(text, encoding="utf-8")
    return Guard(path)


@pytest.fixture
def guard(tmp_path):
    return guard_of(tmp_path, POLICY.format(more=""))


@pytest.mark.parametrize(
    "typed", ["AB-12345", "ab12345", "ＡＢ１２３４５", "99887766", "9988-7766", "구구팔팔 칠칠육육"]
)
def test_a_value_is_hidden_however_it_is_typed(guard, typed):
    decision = guard.check(f"제 것은 {typed}이에요")
    assert typed not in decision.text
    assert decision.findings[-1].clause == "deny:staff"


@pytest.mark.parametrize("typed", ["XAB12345", "AB123456", "199887766", "AB 가나다 12345"])
def test_a_part_of_another_value_stays(guard, typed):
    assert guard.check(typed).action is Action.ALLOW


def test_a_cleaned_text_is_clean(guard):
    once = guard.check("AB-12345, ab12345")
    assert guard.check(once.text).text == once.text


def test_the_clause_of_the_entity_may_block_it(tmp_path):
    clause = '[[clause]]\nid = "c"\nentities = ["KR_STUDENT_ID"]\naction = "{}"\nwhy = "w"\n'
    assert guard_of(tmp_path, POLICY.format(more=clause.format("block"))).check("AB12345").action is Action.BLOCK
    assert guard_of(tmp_path, POLICY.format(more=clause.format("allow"))).check("AB12345").action is Action.REDACT


def test_values_are_shown_nowhere(guard):
    shown = repr(guard.policy.deny)
    assert "12345" not in shown
    assert "7766" not in shown


def test_values_may_stand_in_a_file_that_counts_into_the_policy(tmp_path):
    text = POLICY.format(more="").replace('values = ["AB-12345", "9988 7766"]', 'file = "staff.txt"')
    tmp_path.joinpath("staff.txt").write_text("# remark\nCD-55555 # hers\n", encoding="utf-8")
    first = guard_of(tmp_path, text)
    assert first.check("cd55555").action is Action.REDACT
    tmp_path.joinpath("staff.txt").write_text("CD-66666\n", encoding="utf-8")
    assert guard_of(tmp_path, text).policy.sha256 != first.policy.sha256


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ('values = ["A1"]', r"values\[1\]: needs"),
        ("values = []", "give values or a file"),
        ('file = "none.txt"', "cannot be read"),
    ],
)
def test_faults_name_the_place_and_not_the_value(tmp_path, values, fault):
    text = POLICY.format(more="").replace('values = ["AB-12345", "9988 7766"]', values)
    with pytest.raises(PolicyError, match=fault) as error:
        guard_of(tmp_path, text)
    assert "A1" not in str(error.value)


def test_an_entity_that_nothing_finds_is_a_fault(tmp_path):
    with pytest.raises(PolicyError, match=r"deny\[1\].entity"):
        guard_of(tmp_path, POLICY.format(more="").replace("KR_STUDENT_ID", "NO_SUCH"))


def listed(tmp_path, values):
    return guard_of(
        tmp_path, POLICY.format(more="").replace('["AB-12345", "9988 7766"]', str(values).replace("'", '"'))
    )


@pytest.mark.parametrize("values", [["A-B-1-2"], ["A1" * 32], [f"A{n:04}" for n in range(10_000)]])
def test_four_to_64_letters_and_ten_thousand_values_are_taken(tmp_path, values):
    assert listed(tmp_path, values).check(f"네 {values[-1]} 네").action is Action.REDACT


@pytest.mark.parametrize("values", [["A-B-1"], ["A1" * 32 + "B"], [f"A{n:05}" for n in range(10_001)]])
def test_one_letter_fewer_or_more_and_one_value_more_are_faults(tmp_path, values):
    with pytest.raises(PolicyError, match=r"staff|deny"):
        listed(tmp_path, values)


def test_three_marks_may_stand_between_two_letters_of_a_value_and_four_may_not(guard):
    assert guard.check("AB / 12345").action is Action.REDACT
    assert guard.check("AB  / 12345").action is Action.ALLOW
