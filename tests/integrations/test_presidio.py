"""Our recognizers inside the real AnalyzerEngine; no network, no model."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("presidio_analyzer", reason="the extra pii-guard[presidio] is not installed")

import tldextract
from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
from presidio_analyzer import RecognizerResult as Result
from presidio_analyzer.nlp_engine import NoOpNlpEngine
from presidio_analyzer.predefined_recognizers import EmailRecognizer, UrlRecognizer
from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError, DetectionError
from pii_guard.integrations.presidio import PiiGuardRecognizer, analyzer_engine
from pii_guard.model import Office
from pii_guard.model.text import Text
from pii_guard.recognizer import Candidate, Pattern, Recognizer, catches, ignores
from pii_guard.recognizer.catalog import Catalog
from pii_guard.scan.scanner import Scanner

RRN = "900101-1990027"
MESSAGE = f"제 주민번호는 {RRN}이고 메일은 minsu@example.com이에요"


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Presidio's e-mail rule would download the public suffix list."""
    monkeypatch.setattr(tldextract, "extract", tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None))


def found(text: str, results: list[Result]) -> set[tuple[str, str]]:
    return {(r.entity_type, text[r.start : r.end]) for r in results}


def toy(entity: str = "STAFF_ID", **fields: Any) -> Recognizer:
    return Recognizer(
        entity=entity,
        label="직원번호",
        label_en="staff number",
        source="https://example.com/staff",
        legal_basis="개인정보 보호법 제2조제1호",
        examples=(catches("직원번호 «E-1»", "plain"), ignores("직원", "no number")),
        **fields,
    )


def scanner_of(*recognizers: Recognizer) -> Scanner:
    return Scanner(Catalog(tuple(sorted(recognizers, key=lambda r: r.entity)), {}, ""))


def test_an_engine_finds_what_the_scanner_finds() -> None:
    scanner = Scanner(load_catalog())
    expected = {(f.entity, p.start, p.end, f.score) for f in scanner.scan(scanner.fold(MESSAGE)) for p in f.parts}
    for language in ("ko", "en"):
        results = analyzer_engine().analyze(MESSAGE, language=language)
        assert {(r.entity_type, r.start, r.end, r.score) for r in results} == expected
    assert ("KR_RRN", RRN) in found(MESSAGE, results)
    assert ("EMAIL_ADDRESS", "minsu@example.com") in found(MESSAGE, results)


def test_the_recognizer_needs_no_arguments_and_speaks_korean() -> None:
    recognizer = PiiGuardRecognizer()
    assert recognizer.supported_language == "ko"
    assert recognizer.name == "PiiGuardRecognizer"
    decoys = {r.entity for r in load_catalog().recognizers if r.decoy}
    assert not decoys & set(recognizer.supported_entities)
    assert ("KR_RRN", RRN) in found(MESSAGE, recognizer.analyze(MESSAGE))


def test_supported_entities_restrict_what_is_reported() -> None:
    engine = analyzer_engine(supported_entities=["KR_RRN"])
    assert engine.get_supported_entities("ko") == ["KR_RRN"]
    assert {r.entity_type for r in engine.analyze(MESSAGE, language="ko")} == {"KR_RRN"}


def test_the_entities_of_one_call_restrict_it_too() -> None:
    results = analyzer_engine().analyze(MESSAGE, language="ko", entities=["EMAIL_ADDRESS"])
    assert found(MESSAGE, results) == {("EMAIL_ADDRESS", "minsu@example.com")}


def test_an_unknown_entity_is_an_error_when_built() -> None:
    with pytest.raises(CatalogError, match="KR_RNR: no recognizer finds this entity"):
        PiiGuardRecognizer(supported_entities=["KR_RNR"])


def test_a_decoy_is_never_reported_and_cannot_be_asked_for() -> None:
    scanner = scanner_of(
        toy(patterns=(Pattern("shape", "E-[0-9]"),)),
        toy("ORDER_NO", patterns=(Pattern("shape", "N[0-9]"),), decoy=True),
    )
    recognizer = PiiGuardRecognizer(scanner=scanner)
    assert recognizer.supported_entities == ["STAFF_ID"]
    assert found("E-1 N2", recognizer.analyze("E-1 N2")) == {("STAFF_ID", "E-1")}
    with pytest.raises(CatalogError):
        PiiGuardRecognizer(["ORDER_NO"], scanner=scanner)


def test_a_finding_of_two_parts_becomes_two_results() -> None:
    scanner = scanner_of(toy(patterns=(Pattern("shape", "앞 (?P<value>[0-9]{6}) 뒤 (?P<value2>[0-9]{7})"),)))
    results = PiiGuardRecognizer(scanner=scanner).analyze("앞 900101 뒤 1990027")
    assert [(r.start, r.end) for r in results] == [(2, 8), (11, 18)]


def test_offsets_are_code_points_of_the_text_as_typed() -> None:
    text = "😀😀 주민번호 ９００１０１－１９９００２７ 입니다"
    (result,) = [r for r in analyzer_engine().analyze(text, language="ko") if r.entity_type == "KR_RRN"]
    assert text[result.start : result.end] == "９００１０１－１９９００２７"


def test_an_explanation_names_the_rule_and_never_the_value() -> None:
    (result,) = analyzer_engine(supported_entities=["KR_RRN"]).analyze(
        MESSAGE, language="ko", return_decision_process=True
    )
    explanation = result.analysis_explanation
    assert explanation.pattern_name.startswith("KR_RRN/")
    assert explanation.original_score == explanation.score == result.score
    assert "900101" not in repr(explanation) + repr(result) + repr(result.recognition_metadata)
    assert result.recognition_metadata["recognizer_name"] == "PiiGuardRecognizer"
    (result,) = analyzer_engine(supported_entities=["KR_RRN"]).analyze(MESSAGE, language="ko")
    assert result.analysis_explanation is None


def test_no_log_line_holds_a_value(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    analyzer_engine().analyze(MESSAGE, language="ko")
    assert "900101" not in caplog.text


def test_a_failing_recognizer_raises_and_says_nothing_of_the_text() -> None:
    def broken(text: Text, _: Office) -> Iterator[Candidate]:
        raise ValueError(text.original)

    engine = analyzer_engine(scanner=scanner_of(toy(find=broken, triggers=("9",))))
    with pytest.raises(DetectionError) as raised:
        engine.analyze(MESSAGE, language="ko")
    assert "900101" not in repr(raised.value) + str(raised.value)
    assert raised.value.__suppress_context__


def test_presidios_own_enhancer_leaves_our_scores_alone_and_does_not_lose_its_place() -> None:
    registry = RecognizerRegistry([PiiGuardRecognizer(context=["주민번호"])], supported_languages=["ko"])
    nlp = NoOpNlpEngine([{"lang_code": "ko", "model_name": "none"}])
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["ko"])
    plain = analyzer_engine().analyze(MESSAGE, language="ko")
    assert engine.analyze(MESSAGE, language="ko", context=["주민번호"]) == plain


def test_it_works_beside_presidios_own_recognizers() -> None:
    registry = RecognizerRegistry(
        [
            PiiGuardRecognizer(["KR_RRN"]),
            EmailRecognizer(supported_language="ko"),
            UrlRecognizer(supported_language="ko"),
        ],
        supported_languages=["ko"],
    )
    nlp = NoOpNlpEngine([{"lang_code": "ko", "model_name": "none"}])
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["ko"])
    text = f"주민번호 {RRN} 메일 minsu@example.com 입니다"
    assert {("KR_RRN", RRN), ("EMAIL_ADDRESS", "minsu@example.com")} <= found(text, engine.analyze(text, language="ko"))


def test_threads_get_the_answers_of_one_thread() -> None:
    engine = analyzer_engine()
    texts = [f"연락처 010-1234-{i:04} 주민번호 {RRN}" for i in range(200)]
    expected = [engine.analyze(t, language="ko") for t in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda t: engine.analyze(t, language="ko"), texts)) == expected


YAML = """
supported_languages: [ko, en]
global_regex_flags: 26
recognizers:
  - name: Korean identifiers
    class_name: PiiGuardRecognizer
    type: predefined
    supported_languages:
      - language: ko
        context: [주민번호]
      - language: en
    supported_entities: [KR_RRN, EMAIL_ADDRESS]
"""


def test_presidios_registry_loads_it_from_yaml(tmp_path: Path) -> None:
    path = tmp_path / "recognizers.yaml"
    path.write_text(YAML, encoding="utf-8")
    nlp = NoOpNlpEngine([{"lang_code": code, "model_name": "none"} for code in ("ko", "en")])
    registry = RecognizerRegistryProvider(conf_file=path, nlp_engine=nlp).create_recognizer_registry()
    engine = AnalyzerEngine(registry=registry, nlp_engine=nlp, supported_languages=["ko", "en"])
    assert {r.to_dict()["name"] for r in registry.recognizers} == {"Korean identifiers"}
    for language in ("ko", "en"):
        results = engine.analyze(MESSAGE, language=language)
        assert found(MESSAGE, results) == {("KR_RRN", RRN), ("EMAIL_ADDRESS", "minsu@example.com")}
        assert {r.recognition_metadata["recognizer_name"] for r in results} == {"Korean identifiers"}


@pytest.mark.parametrize(
    "entry", ["name: PiiGuardRecognizer", "name: PiiGuardRecognizer\n    supported_entity: KR_RRN"]
)
def test_the_shortest_yaml_entries_work(tmp_path: Path, entry: str) -> None:
    path = tmp_path / "recognizers.yaml"
    path.write_text(f"supported_languages: [ko]\nrecognizers:\n  - {entry}\n    type: predefined\n", encoding="utf-8")
    (recognizer,) = RecognizerRegistryProvider(conf_file=path).create_recognizer_registry().recognizers
    assert isinstance(recognizer, PiiGuardRecognizer)
    assert (recognizer.supported_entities == ["KR_RRN"]) == ("supported_entity" in entry)


def test_add_recognizers_from_yaml_knows_only_patterns_and_refuses(tmp_path: Path) -> None:
    path = tmp_path / "recognizers.yaml"
    entry = "{name: PiiGuardRecognizer, supported_language: ko, supported_entity: KR_RRN}"
    path.write_text(f"recognizers:\n  - {entry}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="should be initialized with patterns"):
        RecognizerRegistry().add_recognizers_from_yaml(path)


@pytest.mark.process
def test_without_presidio_the_import_says_what_to_install() -> None:
    hide = "import sys; sys.modules['presidio_analyzer'] = None; import pii_guard.integrations.presidio"
    run = subprocess.run([sys.executable, "-c", hide], capture_output=True, text=True, check=False)
    assert "ImportError: Presidio is not installed: pip install 'pii-guard[presidio]'" in run.stderr
