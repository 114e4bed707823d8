"""A guard that travels to another process decides there as here, or says why it cannot."""

import pickle
import subprocess
import sys
from dataclasses import replace
from multiprocessing import get_context

import pytest

from pii_guard import CatalogError, Guard, PolicyError, RequestError
from pii_guard.errors import told
from pii_guard.guard.pickling import rebuilt
from pii_guard.policy import load_policy
from tests.breaking import breaking_recognizer

OFFICE = Guard("office-example")
BADGE = breaking_recognizer()
TEXTS = [
    *(example.text for r in OFFICE.catalog.recognizers for example in r.examples[:3]),
    "안녕하세요",
    "연락처 010-2345-6789",
    "가" * 9_000,
    "",
]


def sent(value):
    return pickle.loads(pickle.dumps(value))


def told_of(decision):
    return decision.action, decision.text, decision.findings, decision.code, decision.notice, decision.provenance


def spawned(function, argument):
    with get_context("spawn").Pool(1) as pool:
        return pool.apply(function, (argument,))


def checked(guard):
    return [told_of(guard.check(text)) for text in TEXTS]


def test_a_guard_that_was_pickled_decides_the_same():
    assert checked(sent(OFFICE)) == checked(OFFICE)


def test_a_guard_is_built_once_in_a_process_however_often_it_arrives():
    assert sent(OFFICE) is sent(Guard("office-example"))
    assert sent(OFFICE) is not sent(Guard("strict"))


def test_a_policy_of_ones_own_travels_with_its_lists_and_needs_no_file(tmp_path):
    policy = tmp_path / "own.toml"
    policy.write_text(
        'id = "own"\nversion = "1"\n[[deny]]\nid = "staff"\nentity = "PERSON"\nfile = "staff.txt"\n'
        'owner = "총무과"\nwhy = "직원"\n',
        "utf-8",
    )
    (tmp_path / "staff.txt").write_text("독고별님\n", "utf-8")
    guard = Guard(policy)
    data = pickle.dumps(guard)
    for file in tmp_path.iterdir():
        file.unlink()
    other = pickle.loads(data)
    assert other.provenance == guard.provenance
    assert told_of(other.check("담당은 독고별님")) == told_of(guard.check("담당은 독고별님"))
    assert other.check("담당은 독고별님").findings
    assert "독고별님" not in repr(guard.policy.source)


def test_what_a_policy_was_read_from_reads_as_the_same_policy():
    again = load_policy(OFFICE.policy.source, OFFICE.catalog)
    assert again == OFFICE.policy


def test_other_rules_at_the_destination_are_an_error_in_both_languages():
    kind, policy, catalog, own = OFFICE.__reduce__()[1]
    with pytest.raises(CatalogError, match="install the same pii-guard") as raised:
        rebuilt(kind, policy, "0" * len(catalog), own)
    assert "같은 pii-guard" in told(raised.value, "ko")[0]
    assert f"({catalog[:12]}, 보낸 쪽 000000000000)" in told(raised.value, "ko")[0]


def test_an_own_recognizer_travels_by_its_name():
    guard = Guard(recognizers=[BADGE])
    assert guard.__reduce__()[1][3] == ((__name__, "BADGE"),)
    assert sent(guard).check("AC-12").code == guard.check("AC-12").code == "RECOGNIZER_FAILED"


def test_an_own_recognizer_without_a_name_cannot_travel():
    with pytest.raises(CatalogError, match=r"^ACME_BADGE: to send a guard to another process"):
        pickle.dumps(Guard(recognizers=[replace(BADGE)]))


@pytest.mark.parametrize("name", [("tests.nowhere", "BADGE"), (__name__, "NO_BADGE")])
def test_an_own_recognizer_that_is_missing_at_the_destination_is_named(name):
    kind, policy, catalog, _ = OFFICE.__reduce__()[1]
    with pytest.raises(CatalogError, match=rf"^{'.'.join(name)}: this process has no such recognizer"):
        rebuilt(kind, policy, catalog, (name,))


@pytest.mark.parametrize("kind", [CatalogError, PolicyError])
def test_an_error_keeps_its_sentences_in_both_languages_on_its_way(kind):
    with pytest.raises(CatalogError) as raised:
        pickle.dumps(Guard(recognizers=[replace(BADGE)]))
    error = kind(raised.value.faults)
    assert [told(sent(error), lang) for lang in ("ko", "en")] == [told(error, lang) for lang in ("ko", "en")]
    said = RequestError(error.faults[0])
    assert [told(sent(said), lang) for lang in ("ko", "en")] == [told(said, lang) for lang in ("ko", "en")]


@pytest.mark.process
def test_a_spawned_process_decides_the_same():
    assert spawned(checked, OFFICE) == checked(OFFICE)


@pytest.mark.process
def test_a_recognizer_of_the_program_itself_reaches_a_spawned_process(tmp_path):
    program = tmp_path / "program.py"
    program.write_text(
        "from multiprocessing import get_context\n"
        "from pii_guard import Guard\n"
        "from tests.breaking import breaking_recognizer\n"
        "OURS = breaking_recognizer()\n"
        "def code(guard):\n"
        "    return guard.check('AC-12').code\n"
        "if __name__ == '__main__':\n"
        "    with get_context('spawn').Pool(1) as pool:\n"
        "        print(pool.apply(code, (Guard(recognizers=[OURS]),)))\n",
        "utf-8",
    )
    ran = subprocess.run(
        [sys.executable, program], capture_output=True, text=True, check=True, env={"PYTHONPATH": ":".join(sys.path)}
    )
    assert ran.stdout == "RECOGNIZER_FAILED\n"
