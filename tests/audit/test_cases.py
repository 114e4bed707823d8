"""Case files: what passes, what fails and why, and what is wrong with a file."""

import pytest

from pii_guard import Guard, PolicyError
from pii_guard.audit.cases import run_cases
from pii_guard.policy import bundled_policies
from pii_guard.policy.toml import read_toml

POLICY = """
id = "p"
version = "1"
topics = ["jobs"]
[[clause]]
id = "mail-for-jobs"
entities = ["EMAIL_ADDRESS"]
topics = ["jobs"]
action = "allow"
why = "w"
"""
MAIL = 'name = "n"\nmessage = "메일 nongbu77@naver.com"\n'


@pytest.fixture(scope="module")
def guard(tmp_path_factory):
    path = tmp_path_factory.mktemp("policy") / "p.toml"
    path.write_text(POLICY, encoding="utf-8")
    return Guard(path)


@pytest.fixture
def run(guard, tmp_path):
    def run(*cases):
        path = tmp_path / "p.cases.toml"
        path.write_text("".join(f"[[case]]\n{case}\n" for case in cases), encoding="utf-8")
        return run_cases(path, guard)

    return run


def reasons(results):
    return [reason for result in results for reason in result.reasons]


def written(policy):
    """The cases beside a bundled policy, as they stand in the file."""
    return read_toml(policy, ".cases.toml").content["case"]


@pytest.fixture(scope="module")
def results():
    return {p: {result.name: result for result in run_cases(p, Guard(p))} for p in bundled_policies()}


@pytest.mark.parametrize(("policy", "name"), [(p, case["name"]) for p in bundled_policies() for case in written(p)])
def test_every_case_beside_a_bundled_policy_holds(results, policy, name):
    assert results[policy][name].reasons == ()


@pytest.mark.parametrize("policy", bundled_policies())
def test_every_clause_and_entry_of_a_bundled_policy_is_cited_by_a_case(policy):
    cited = {clause for case in written(policy) for clause in case["by"]}
    known = Guard(policy).policy
    assert cited == {"otherwise", *(c.id for c in known.clauses), *(e.id for e in known.allow)}


def test_a_case_holds_when_action_text_and_clause_are_as_written(run):
    (result,) = run(MAIL + 'expect = "allow"\ntopic = "jobs"\nby = ["mail-for-jobs"]')
    assert (result.name, result.holds, result.reasons) == ("n", True, ())


def test_a_wrong_action_says_what_was_found_and_by_which_clause(run):
    (reason,) = reasons(run(MAIL + 'expect = "allow"'))
    assert reason.startswith("expected allow, got redact (EMAIL_ADDRESS/")
    assert reason.endswith("by otherwise)")
    assert reasons(run('name = "n"\nmessage = "안녕"\nexpect = "block"')) == [
        "expected block, got allow (nothing was found)"
    ]


def test_a_wrong_text_is_shown_beside_the_right_one(run):
    (reason,) = reasons(run(MAIL + 'expect = "redact"\ntext = "메일 [전화번호]"'))
    assert reason.startswith("expected the text '메일 [전화번호]', got '메일 [")


def test_an_allowed_message_must_come_out_unchanged_when_no_text_is_given(run):
    assert reasons(run('name = "n"\nmessage = "안녕"\nexpect = "allow"\nby = []')) == []


def test_a_case_that_passes_for_the_wrong_reason_fails(run):
    (reason,) = reasons(run(MAIL + 'expect = "redact"\nby = ["mail-for-jobs"]'))
    assert reason == "ruled for another reason: expected the clauses ['mail-for-jobs'], got ['otherwise']"


def test_what_could_not_be_examined_says_why(run):
    (result,) = run(f'name = "n"\nmessage = "{"가" * 9000}"\nexpect = "allow"')
    assert "not examined, TOO_LONG" in result.reasons[0]


@pytest.mark.parametrize(
    ("case", "fault"),
    [
        ('expect = "hide"', "case[1].expect: must be one of"),
        ('expect = "allow"\nwhy = "x"', "case[1].why: is not a known key"),
        ('expect = "block"\ntext = "x"', "case[1] (n).text: a blocked message has none"),
        ('expect = "allow"\nby = ["x"]', "case[1] (n).by: the policy has no clause 'x'"),
        ('expect = "allow"\ntopic = "x"', "case[1] (n).topic: not one of the policy's (jobs)"),
        ('expect = "allow"\nchannel = "x"', "case[1] (n).channel: the policy declares none"),
    ],
)
def test_a_wrong_case_is_a_fault_with_file_and_key(run, case, fault):
    with pytest.raises(PolicyError) as caught:
        run(MAIL + case)
    (said,) = caught.value.faults
    assert said.startswith(f"p.cases.toml: {fault}")


def test_a_name_that_stands_twice_is_a_fault_and_so_is_a_file_without_cases(run):
    with pytest.raises(PolicyError, match=r"case\[2\] \(n\)\.name: is used twice"):
        run(MAIL + 'expect = "redact"', MAIL + 'expect = "redact"')
    with pytest.raises(PolicyError, match="case: is missing"):
        run()


def test_a_missing_case_file_is_a_fault(guard, tmp_path):
    with pytest.raises(PolicyError, match="cannot be read"):
        run_cases(tmp_path / "none.cases.toml", guard)
