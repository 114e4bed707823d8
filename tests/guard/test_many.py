"""Many messages in several processes: the same decisions in the same order, and nothing lost when one dies."""

import os
import subprocess
import sys
from itertools import count, islice
from multiprocessing import active_children

import pytest

from pii_guard import Action, Guard, RequestError
from pii_guard.guard.many import AHEAD, BATCH
from pii_guard.model import Evidence, Span
from pii_guard.recognizer import Candidate, Recognizer, catches, ignores

pytestmark = pytest.mark.process


def _dies(text, office):
    """Takes its process with it, as a fault in compiled code would."""
    if "죽는말" in text.folded:
        os._exit(9)
    at = text.folded.find("사원증7")
    return [Candidate("badge", (Span(at, at + 4),), Evidence.CONFIRMED)] if at >= 0 else []


DEADLY = Recognizer(
    entity="ACME_BADGE",
    label="사원증",
    label_en="badge",
    source="https://example.com/badge",
    legal_basis="사내 규정",
    find=_dies,
    triggers=("죽는말|사원증7",),
    examples=(catches("«사원증7»", "plain"), ignores("사원증", "short")),
)
OFFICE = Guard("office-example")
MESSAGES = [
    f"{n}번 {text}"
    for n in range(250)
    for text in ("안녕하세요", "연락처 010-2345-6789", "주민번호 900101-1990027", "가" * 9_000 if n % 50 == 0 else "네")
]


def told(decision):
    return decision.action, decision.text, decision.findings, decision.code, decision.notice, decision.provenance


def test_several_processes_decide_in_order_and_as_one_does():
    several = OFFICE.check_many(MESSAGES, workers=2, topic="local-tax")
    assert [*map(told, several)] == [*map(told, OFFICE.check_many(MESSAGES, topic="local-tax"))]


def test_every_decision_has_an_id_of_its_own():
    decisions = [*OFFICE.check_many(MESSAGES, workers=2)]
    assert len({decision.decision_id for decision in decisions}) == len(MESSAGES)


def test_no_more_is_read_than_is_soon_due_and_the_rest_is_given_up_when_nobody_asks():
    read = count()
    decisions = OFFICE.check_many((f"{n}번 문의" for n in read), workers=2)
    assert next(read) == 0  # nothing before the first is asked for
    assert [d.text for d in islice(decisions, 3)] == ["1번 문의", "2번 문의", "3번 문의"]
    assert next(read) <= AHEAD * 2 * BATCH + 2
    decisions.close()
    assert not active_children()


def test_no_message_is_no_process_left():
    assert [*OFFICE.check_many([], workers=2)] == []
    assert not active_children()


def test_what_a_dying_process_held_is_blocked_and_all_else_is_decided():
    guard = Guard(recognizers=[DEADLY])
    messages = [f"{n}번 문의" for n in range(BATCH * 6)]
    messages[BATCH + 7] = "죽는말"
    messages[-1] = "사원증7"
    decisions = [*guard.check_many(messages, workers=2)]
    held = decisions[BATCH : 2 * BATCH]
    assert {(d.action, d.code, d.text, d.findings) for d in held} == {(Action.BLOCK, "RECOGNIZER_FAILED", None, ())}
    assert all(d.notice for d in held)
    rest = [*decisions[:BATCH], *decisions[2 * BATCH : -1]]
    assert [d.text for d in rest] == [*messages[:BATCH], *messages[2 * BATCH : -1]]
    assert decisions[-1].text == "[사원증]"
    assert len(decisions) == len(messages)


def test_a_process_killed_while_it_waits_loses_nothing():
    decisions = OFFICE.check_many((f"{n}번 문의" for n in range(BATCH * 20)), workers=2)
    first = [next(decisions)]
    for process in active_children():
        process.kill()
    texts = [d.text for d in [*first, *decisions]]
    blocked = sum(text is None for text in texts)
    assert len(texts) == BATCH * 20
    assert blocked <= AHEAD * 2 * BATCH  # at most what they held when they were killed
    assert all(text in (None, f"{n}번 문의") for n, text in enumerate(texts))


def test_what_is_no_string_is_raised_behind_the_decisions_before_it():
    decisions = OFFICE.check_many(["안녕", "010-2345-6789", None, "네"], workers=2)
    assert [next(decisions).text, next(decisions).text] == ["안녕", "[전화번호]"]
    with pytest.raises(RequestError, match=r"^message: must be a str, not NoneType"):
        next(decisions)


def test_an_error_of_the_caller_s_own_iterable_is_his_in_its_turn():
    def broken():
        yield "안녕"
        raise ConnectionError

    decisions = OFFICE.check_many(broken(), workers=2)
    assert next(decisions).text == "안녕"
    with pytest.raises(ConnectionError):
        next(decisions)


@pytest.mark.parametrize("workers", [0, -1, 1.5, None, "2"])
def test_workers_are_a_whole_number_from_1(workers):
    with pytest.raises(RequestError, match=r"^workers: must be a whole number from 1$"):
        OFFICE.check_many(["안녕"], workers=workers)


def test_arguments_are_looked_at_before_a_process_starts():
    with pytest.raises(RequestError, match=r"^topic: not one of"):
        OFFICE.check_many(["안녕"], topic="010-2345-6789", workers=2)
    assert not active_children()


def test_a_program_that_starts_itself_again_is_told_what_to_do(tmp_path):
    program = tmp_path / "program.py"
    program.write_text("from pii_guard import Guard\nprint(*Guard().check_many(['안녕'], workers=2))\n", "utf-8")
    ran = subprocess.run([sys.executable, program], capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert "RequestError: workers: a process did not start" in ran.stderr
