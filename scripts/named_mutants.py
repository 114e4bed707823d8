"""Mutants of the engine that were made by hand and that no test noticed when they were made: none may survive again."""

from typing import NamedTuple


class Named(NamedTuple):
    """A change in one place of a file, in words and in code, and the tests that must notice it."""

    name: str
    file: str
    stands: str
    instead: str
    tests: str


NOTICE = "test_the_notice_fits_the_channel_that_the_message_came_from"
PASSES = "test_what_masking_lays_bare_is_masked_too_and_a_text_that_never_ends_so_is_blocked"
NAMED = (
    Named(
        "a union is named after the likelier finding, not after the stronger action",
        "service/contracts/spans.py",
        "return rank, self.score, self.end - self.start",
        "return self.score, rank, self.end - self.start",
        "tests/service/contracts/test_spans.py",
    ),
    Named(
        "the way forth from a deleted stretch ends behind what follows it",
        "pii_guard/model/text.py",
        "return min(self._at[k] + old - self._source[k], until)",
        "return self._at[k] + old - self._source[k]",
        "tests/model",
    ),
    Named(
        "a place that came in the same moment is lost with who gave it up",
        "service/front/admission.py",
        "            self.leave()  # the place came in the same moment: pass it on",
        "            pass",
        "tests/service/front/test_admission.py",
    ),
    Named(
        "who gave its place up still counts in the queue",
        "service/front/admission.py",
        "            self._waiting.remove(turn)",
        "            pass",
        "tests/service/front/test_admission.py",
    ),
    Named(
        "counts are handed on a minute later",
        "service/record/pending.py",
        "DELAY_SECONDS = 1.0",
        "DELAY_SECONDS = 60.0",
        "tests/service/record/test_pending.py",
    ),
    Named(
        "counts are handed on one by one",
        "service/record/pending.py",
        "DELAY_SECONDS = 1.0",
        "DELAY_SECONDS = 0.0",
        "tests/service/record/test_pending.py",
    ),
    Named(
        "placeholders go without a number from 100 on",
        "pii_guard/redact/redaction.py",
        "MAX_NUMBER = 999",
        "MAX_NUMBER = 99",
        "tests/redact/test_redaction.py",
    ),
    Named(
        "three passes are all",
        "pii_guard/examine/examiner.py",
        "MAX_PASSES = 4",
        "MAX_PASSES = 3",
        f"tests/guard/test_guard.py::{PASSES}",
    ),
    Named(
        "a fifth pass",
        "pii_guard/examine/examiner.py",
        "MAX_PASSES = 4",
        "MAX_PASSES = 5",
        f"tests/guard/test_guard.py::{PASSES}",
    ),
    Named(
        "half as much of a stream waits",
        "service/contracts/holdback.py",
        "HELD = 128",
        "HELD = 64",
        "tests/service/contracts/test_holdback.py",
    ),
    Named(
        "twice as much of a stream waits",
        "service/contracts/holdback.py",
        "HELD = 128",
        "HELD = 256",
        "tests/service/contracts/test_holdback.py",
    ),
    Named(
        "every channel keeps the writer's own message, or none does",
        "pii_guard/redact/notices.py",
        "_notice(action.name, found, bubble_stays)",
        "_notice(action.name, found, True)",
        "tests/redact/test_notices.py",
    ),
    Named(
        "the notice does not know of the channel",
        "pii_guard/examine/examiner.py",
        "setting.channel in self.policy.bubbles",
        "False",
        f"tests/guard/test_guard.py::{NOTICE}",
    ),
)
