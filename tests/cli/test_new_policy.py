"""pii-guard policy new: what it writes can be used at once, and belongs to the office that asked."""

import pytest

from pii_guard import Action, Guard

OFFICE = ["--id", "jeongeup", "--name", '정읍시 "시청"', "--home", "전북 정읍시", "--phone-prefix", "063-539"]
OFFICE += ["--phone-prefix", "02-2100-,031-120-", "--channel", "website,kakaotalk", "--topic", "local-tax"]


def test_the_files_pass_lint_and_test_and_nothing_of_the_example_is_in_them(run, tmp_path):
    code, out, _ = run("policy", "new", tmp_path / "policies", *OFFICE)
    policy, cases = tmp_path / "policies" / "jeongeup.toml", tmp_path / "policies" / "jeongeup.cases.toml"
    assert code == 0
    assert str(policy) in out
    assert run("policy", "lint", policy)[0] == 0
    assert run("test", cases)[0] == 0
    written = policy.read_text("utf-8") + cases.read_text("utf-8")
    assert "063-560" not in written
    assert "고창" not in written


def test_it_allows_the_office_s_own_numbers_and_no_other_s(run, tmp_path):
    run("policy", "new", tmp_path, *OFFICE)
    office = Guard(tmp_path / "jeongeup.toml")
    for number in ("063-539-2114", "02-2100-2114", "031-120-2114"):
        assert office.check(f"부서 전화 {number}", channel="website", topic="local-tax").action is Action.ALLOW
    for number in ("063-560-2114", "063-5391-2114"):
        assert office.check(f"부서 전화 {number}").action is Action.REDACT
    assert office.policy.office.home == "전북 정읍시"
    assert office.policy.channels == ("website", "kakaotalk")


def test_an_office_without_public_numbers_has_none(run, tmp_path):
    assert run("policy", "new", tmp_path, "--id", "plain", "--name", "어떤 기관")[0] == 0
    assert Guard(tmp_path / "plain.toml").policy.allow == ()
    assert run("test", tmp_path / "plain.cases.toml")[0] == 0


def test_what_is_missing_is_asked_for_on_a_terminal(run, tmp_path, typed, monkeypatch):
    typed("asked\n물은 기관\n\n민원팀\n063-111-\nwebsite\n\n".encode())
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    code, _, err = run("policy", "new", tmp_path)
    assert (code, "such as 063-560-" in err) == (0, True)
    policy = Guard(tmp_path / "asked.toml").policy
    assert (policy.allow[0].prefixes, policy.allow[0].owner, policy.topics) == (("063-111-",), "민원팀", ())


def test_without_a_terminal_the_missing_options_are_named(run, tmp_path, typed):
    typed(b"")
    code, _, err = run("policy", "new", tmp_path)
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert "--id, --name" in err


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (["--id", "Not Lower"], "id: must be lower-case"),
        (["--id", "../x"], "id: must be lower-case"),
        (["--phone-prefix", "063"], "at least 6 digits"),
        (["--channel", "Web Site"], "channels[1].name: must be lower-case"),
    ],
)
def test_what_would_make_a_bad_policy_is_said_and_nothing_is_written(run, tmp_path, wrong, said):
    code, _, err = run("policy", "new", tmp_path, "--id", "office", "--name", "기관", *wrong)
    assert (code, list(tmp_path.iterdir())) == (2, [])
    assert said in err


def test_a_file_that_is_there_is_not_replaced(run, tmp_path):
    (tmp_path / "plain.toml").write_text("mine", encoding="utf-8")
    code, _, err = run("policy", "new", tmp_path, "--id", "plain", "--name", "기관")
    assert (code, (tmp_path / "plain.toml").read_text("utf-8")) == (2, "mine")
    assert "plain.toml: cannot be written" in err


def test_the_example_is_there_without_a_checkout(run, tmp_path):
    assert run("policy", "new", tmp_path, "--example")[0] == 0
    assert run("test", tmp_path / "office-example.cases.toml")[0] == 0
    assert Guard(tmp_path / "office-example.toml").policy.sha256 == Guard("office-example").policy.sha256
