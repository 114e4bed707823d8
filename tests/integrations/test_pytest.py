"""The pytest plugin in a run of its own, as a backend's CI has it."""

import pytest

pytest_plugins = ["pytester"]
POLICY = 'id = "office"\nversion = "1"\n'
CASES = """[[case]]
name = "a number is hidden"
message = "연락처 010-2345-6789"
expect = "redact"
[[case]]
name = "a wrong expectation"
message = "설계도 123-45-67890"
expect = "block"
"""


@pytest.fixture
def office(pytester):
    folder = pytester.mkdir("policy")
    (folder / "office.toml").write_text(POLICY, "utf-8")
    (folder / "office.cases.toml").write_text(CASES, "utf-8")
    return folder


@pytest.mark.process
def test_cases_are_tests_and_a_failing_one_says_why(pytester, office):
    done = pytester.runpytest_subprocess("--pii-cases", office, "-p", "no:cacheprovider")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*expected block, got*", "*check digit*"])


@pytest.mark.process
def test_another_policy_may_be_named(pytester, office):
    (office / "office.toml").unlink()
    done = pytester.runpytest_subprocess("--pii-cases", office, "--pii-policy", "default", "-p", "no:cacheprovider")
    done.assert_outcomes(passed=1, failed=1)


@pytest.mark.process
def test_a_folder_that_is_none_is_a_fault_of_usage(pytester):
    done = pytester.runpytest_subprocess("--pii-cases", "no-such")
    assert done.ret == pytest.ExitCode.USAGE_ERROR
    done.stderr.fnmatch_lines(["*--pii-cases*"])


@pytest.mark.process
def test_the_fixture_names_places_and_never_values(pytester):
    pytester.makepyfile(
        """
        def test_clean(assert_no_pii):
            assert_no_pii({"text": ["안녕하세요", None, 7], "raw": b"ok"})

        def test_dirty(assert_no_pii):
            assert_no_pii({"a": ["x", {"b": "연락처 010-2345-6789"}], "010-9876-4321": 1})
        """
    )
    done = pytester.runpytest_subprocess("-p", "no:cacheprovider")
    done.assert_outcomes(passed=1, failed=1)
    done.stdout.fnmatch_lines(["*/a/1/b: PHONE_NUMBER, 4 to 17*", "*(key)*"])
    shown = done.stdout.str().split("personal data:")[1]
    assert "2345" not in shown
    assert "9876" not in shown
