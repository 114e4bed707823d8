"""Presidio's recognizers inside our guard; no network, no model."""

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

pytest.importorskip("presidio_analyzer", reason="the extra pii-guard[presidio] is not installed")

from presidio_analyzer import EntityRecognizer, Pattern, PatternRecognizer
from presidio_analyzer import RecognizerResult as Result
from presidio_analyzer.nlp_engine import NlpArtifacts
from presidio_analyzer.predefined_recognizers import IbanRecognizer, SpacyRecognizer

from pii_guard.audit.examples import run_examples
from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError
from pii_guard.guard import Guard
from pii_guard.integrations import presidio
from pii_guard.integrations.presidio import Declared, from_presidio
from pii_guard.model import Action, Evidence
from pii_guard.recognizer import catches, ignores
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.example import Example
from pii_guard.scan.scanner import Scanner


def declared(entity: str, *examples: Example, **fields: Any) -> Declared:
    return Declared(
        entity=entity,
        label="직원번호",
        label_en="staff number",
        source="https://example.com/staff",
        legal_basis="개인정보 보호법 제2조제1호",
        examples=examples or (catches("직원번호 «EMP-12345»", "as on the card"), ignores("EMP-1", "too short")),
        **fields,
    )


STAFF = PatternRecognizer(
    supported_entity="STAFF",
    name="staff numbers",
    patterns=[Pattern("card", r"\bEMP-\d{5}\b", 0.6)],
    context=["직원번호"],
    supported_language="ko",
)


def guard_with(recognizer: EntityRecognizer, theirs: str = "STAFF", **options: Any) -> Guard:
    return Guard(recognizers=from_presidio(recognizer, {theirs: declared("STAFF_ID")}, **options))


def test_a_presidio_recognizer_finds_inside_the_guard() -> None:
    decision = guard_with(STAFF).check("저는 EMP-12345입니다")
    assert decision.action is Action.REDACT
    assert decision.text == "저는 [직원번호]입니다"
    (ruling,) = decision.findings
    assert (ruling.entity, ruling.start, ruling.end, ruling.rule) == ("STAFF_ID", 3, 12, "STAFF_ID/staff numbers")
    assert ruling.evidence is Evidence.PLAUSIBLE


def test_its_examples_are_judged_against_the_whole_catalog() -> None:
    catalog = load_catalog(from_presidio(STAFF, {"STAFF": declared("STAFF_ID")}))
    results = list(run_examples(catalog, ["STAFF_ID"]))
    assert len(results) == 2
    assert all(r.holds for r in results)


def test_it_reads_folded_text_and_its_places_are_those_of_the_message() -> None:
    message = "😀 번호는 ＥＭＰ－１２３４５ 요"
    (ruling,) = guard_with(STAFF).check(message).findings
    assert message[ruling.start : ruling.end] == "ＥＭＰ－１２３４５"


def test_its_context_words_count_and_can_be_replaced() -> None:
    (inside,) = guard_with(STAFF).check("직원번호 EMP-12345").findings
    (outside,) = guard_with(STAFF).check("EMP-12345").findings
    assert (inside.in_context, outside.in_context) == (True, False)
    other = from_presidio(STAFF, {"STAFF": declared("STAFF_ID", context=("사번",), needs_context=True)})
    assert not Guard(recognizers=other).check("직원번호 EMP-12345").findings
    assert Guard(recognizers=other).check("사번 EMP-12345").findings


def test_a_particle_ends_a_word_unless_told_otherwise() -> None:
    names = PatternRecognizer("STAFF", deny_list=["EMP"], supported_language="ko")
    assert guard_with(names).check("EMP는 누구").findings
    assert not guard_with(names, ascii_words=False).check("EMP는 누구").findings
    assert names.global_regex_flags == 26  # the caller's own recognizer is untouched


class Checked(PatternRecognizer):
    def validate_result(self, pattern_text: str) -> bool:
        return pattern_text.endswith("5")


def test_only_what_presidio_validated_is_confirmed_and_what_it_refuted_is_gone() -> None:
    checked = Checked("STAFF", patterns=[Pattern("card", r"EMP-\d{5}", 0.1)], supported_language="ko")
    (ruling,) = guard_with(checked).check("EMP-12345 EMP-12346").findings
    assert (ruling.start, ruling.evidence) == (0, Evidence.CONFIRMED)


def test_thresholds_hold_as_in_presidio() -> None:
    assert not guard_with(STAFF, at_least=0.7).check("EMP-12345").findings
    strict = PatternRecognizer("STAFF", patterns=[Pattern("card", r"EMP-\d{5}", 0.6)], supported_language="ko")
    strict.score_thresholds = {"STAFF": 0.9}
    assert not guard_with(strict).check("EMP-12345").findings


Answer = Callable[[str], Any]


class TwoKinds(EntityRecognizer):
    """Counts its analyses; answers what it is told to."""

    def __init__(self, answer: Answer = lambda text: []) -> None:
        super().__init__(["STAFF", "ROOM"], supported_language="ko")
        self.calls = 0
        self.answer = answer

    def load(self) -> None: ...

    def analyze(self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None) -> list[Result]:
        self.calls += 1
        results: list[Result] = self.answer(text)
        return results


def both(theirs: TwoKinds) -> Guard:
    room = (catches("방 «R1»", "a room"), ignores("방", "no room"))
    return Guard(recognizers=from_presidio(theirs, {"STAFF": declared("STAFF_ID"), "ROOM": declared("ROOM_NO", *room)}))


def test_two_entities_share_one_analysis_of_a_message() -> None:
    theirs = TwoKinds(lambda text: [Result("STAFF", 0, 3, 0.9), Result("ROOM", 4, 6, 0.9), Result("ELSE", 0, 6, 0.9)])
    scanner = Scanner(both(theirs).catalog)
    findings = scanner.scan(scanner.fold("EMP R1"))
    assert [(f.entity, f.start, f.end) for f in findings] == [("ROOM_NO", 4, 6), ("STAFF_ID", 0, 3)][::-1]
    assert theirs.calls == 1
    scanner.scan(scanner.fold("EMP R2"))
    assert theirs.calls == 2


def test_two_foreign_names_can_be_one_entity_of_ours() -> None:
    theirs = TwoKinds(lambda text: [Result("STAFF", 0, 3, 0.9), Result("ROOM", 4, 6, 0.9)])
    (recognizer,) = from_presidio(theirs, dict.fromkeys(("STAFF", "ROOM"), declared("STAFF_ID")))
    scanner = Scanner(Catalog((recognizer,), {}, ""))
    assert [f.start for f in scanner.scan(scanner.fold("EMP R1"))] == [0, 4]


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(lambda text: 1 / 0, id="raises"),
        pytest.param(lambda text: [Result("STAFF", 0, len(text) + 1, 0.9)], id="ends outside the text"),
        pytest.param(lambda text: [Result("STAFF", -1, 2, 0.9)], id="starts outside the text"),
        pytest.param(lambda text: [Result("STAFF", 2, 2, 0.9)], id="is empty"),
        pytest.param(lambda text: [object()], id="is no result"),
    ],
)
def test_a_foreign_failure_blocks_the_message(answer: Answer) -> None:
    decision = both(TwoKinds(answer)).check("안녕하세요")
    assert (decision.action, decision.code, decision.text) == (Action.BLOCK, "RECOGNIZER_FAILED", None)


SLOW = r"(?:(?:a|b|ab)+)+[0-9x]$"


def test_a_foreign_expression_that_times_out_blocks_the_message_although_presidio_would_skip_it() -> None:
    slow = PatternRecognizer("STAFF", patterns=[Pattern("slow", SLOW, 0.5)], supported_language="ko")
    decision = guard_with(slow).check("ab" * 60)
    assert (decision.action, decision.code) == (Action.BLOCK, "DEADLINE")
    assert guard_with(slow).check("ab1").action is Action.REDACT


def test_a_recognizer_that_runs_its_own_expressions_cannot_hide_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:
    import presidio_analyzer.predefined_recognizers.generic.iban_recognizer as iban

    monkeypatch.setattr(iban, "REGEX_TIMEOUT_SECONDS", 0.2)
    monkeypatch.setattr(presidio, "REGEX_TIMEOUT_SECONDS", 0.2)
    patterns: list[Any] = [Pattern("slow", SLOW, 0.5)]
    slow = IbanRecognizer(patterns, supported_language="ko")
    assert guard_with(slow, "IBAN_CODE").check("ab" * 60).code == "DEADLINE"


def test_a_foreign_recognizer_past_the_deadline_blocks() -> None:
    def sleepy(text: str) -> list[Result]:
        time.sleep(0.05)
        return []

    assert both(TwoKinds(sleepy)).check("안녕하세요", deadline_ms=20).code == "DEADLINE"


def test_a_placeholder_is_never_part_of_a_foreign_finding() -> None:
    theirs = TwoKinds(lambda text: [Result("STAFF", 0, len(text), 0.9)])
    guard = both(theirs)
    decision = guard.check("[직원번호]")
    assert (decision.action, decision.text) == (Action.ALLOW, "[직원번호]")


def test_redacting_again_changes_nothing() -> None:
    guard = guard_with(STAFF)
    text = guard.check("저는 EMP-12345이고 010-1234-5678").text
    assert text is not None
    assert guard.check(text).text == text


def test_names_that_presidio_does_not_know_are_errors_when_built() -> None:
    with pytest.raises(CatalogError, match="STAF: staff numbers does not find it"):
        from_presidio(STAFF, {"STAF": declared("STAFF_ID")})


def test_a_recognizer_that_reads_a_language_model_needs_one() -> None:
    theirs = SpacyRecognizer(supported_language="ko", supported_entities=["PERSON"])
    with pytest.raises(CatalogError, match="finds nothing without nlp_engine"):
        from_presidio(theirs, {"PERSON": declared("PERSON_NER")})


def test_threads_share_a_foreign_recognizer() -> None:
    guard = guard_with(STAFF)
    messages = [f"직원 EMP-{i:05} 입니다" for i in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert {d.text for d in pool.map(guard.check, messages)} == {"직원 [직원번호] 입니다"}
