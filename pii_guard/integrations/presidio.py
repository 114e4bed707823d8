"""Presidio both ways: our recognizers in any AnalyzerEngine, and any Presidio recognizer in our guard.

    analyzer_engine().analyze(message, language="ko")                  # ours in theirs
    Guard(recognizers=from_presidio(theirs, {"STAFF_ID": Declared(…)}))  # theirs in ours

Both ways fail closed: what could not be examined raises, or is blocked; it is never an empty answer.
Offsets are code points, as in Presidio. Written for presidio-analyzer 2.2.366.
"""

# ruff: noqa: ARG002 - Presidio passes every argument by its name, needed or not

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cache, partial
from time import process_time
from typing import Any

import regex

from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError, DetectionError
from pii_guard.integrations.borrowed import Declared as Declared
from pii_guard.integrations.borrowed import Hit, borrow, readable
from pii_guard.model import Evidence, Finding, Span
from pii_guard.recognizer import Candidate, Recognizer
from pii_guard.scan.scanner import Scanner
from pii_guard.sentences import catalog as say
from pii_guard.sentences import host

try:
    from presidio_analyzer import (
        AnalysisExplanation,
        AnalyzerEngine,
        EntityRecognizer,
        Pattern,
        PatternRecognizer,
        RecognizerRegistry,
        RecognizerResult,
    )
    from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
    from presidio_analyzer.nlp_engine import NlpArtifacts, NlpEngine, NoOpNlpEngine
    from presidio_analyzer.pattern_recognizer import REGEX_TIMEOUT_SECONDS
    from presidio_analyzer.predefined_recognizers import SpacyRecognizer
except ImportError as error:
    raise ImportError(host.NOT_INSTALLED(name="Presidio", package="'pii-guard[presidio]'")) from error

LANGUAGES = ("ko", "en")  # Presidio's clients ask for "en" unless told otherwise, whatever the text
PATTERN_SECONDS = 0.25  # CPU seconds of the process for one foreign expression: a quarter of a message's deadline


@cache
def _bundled() -> Scanner:
    return Scanner(load_catalog())


class PiiGuardRecognizer(EntityRecognizer):
    """All recognizers of a scanner as one Presidio recognizer; decoys compete and are never reported.

    `supported_entities` restricts what is reported; None means all. `context` is kept for listings:
    our recognizers bring their own words and have looked around already. `scanner` is the bundled
    catalog unless you build another. Raises CatalogError for an unknown entity.
    """

    name: str

    def __init__(
        self,
        supported_entities: Sequence[str] | None = None,
        name: str = "PiiGuardRecognizer",
        supported_language: str = "ko",
        context: list[str] | None = None,
        supported_entity: str | None = None,
        scanner: Scanner | None = None,
    ) -> None:
        self._scanner = scanner or _bundled()
        asked = [supported_entity] if supported_entity else list(supported_entities or ())
        known = [r.entity for r in self._scanner.catalog.recognizers if not r.decoy]
        if unknown := sorted(set(asked) - set(known)):
            raise CatalogError([say.NO_ENTITY.at(entity) for entity in unknown])
        super().__init__(asked or known, name=name, supported_language=supported_language, context=context)

    def load(self) -> None:
        """Nothing is loaded later than the constructor."""

    def analyze(
        self, text: str, entities: Iterable[str] | None = None, nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """One result for each readable part of each finding; scores are `Finding.score`.

        Raises DetectionError, which holds no text, when a recognizer fails.
        """
        wanted = set(self.supported_entities)
        if entities:
            wanted &= set(entities)
        findings = self._scanner.scan(self._scanner.fold(text))
        return [self._result(f, part) for f in findings if f.entity in wanted for part in f.parts]

    def _result(self, finding: Finding, part: Span) -> RecognizerResult:
        explanation = AnalysisExplanation(
            recognizer=self.name,
            original_score=finding.score,
            pattern_name=finding.rule,
            textual_explanation=f"{finding.evidence.value}, {'with' if finding.in_context else 'without'} context",
        )
        if finding.evidence is Evidence.CONFIRMED:
            explanation.validation_result = True
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: self.name,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
            # Presidio's enhancer would count the context twice, and quotes the value when it loses its place.
            RecognizerResult.IS_SCORE_ENHANCED_BY_CONTEXT_KEY: True,
        }
        return RecognizerResult(finding.entity, part.start, part.end, finding.score, explanation, metadata)


class ContextDone(ContextAwareEnhancer):
    """For engines that hold only our recognizer: the context is weighed already, nothing is copied."""

    def __init__(self) -> None:
        super().__init__(0, 0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Return the results as they are."""
        return raw_results


def analyzer_engine(
    languages: Sequence[str] = LANGUAGES,
    supported_entities: Sequence[str] | None = None,
    scanner: Scanner | None = None,
) -> AnalyzerEngine:
    """Build a Presidio engine that holds our recognizers and no language model; loads and downloads nothing."""
    ours = [PiiGuardRecognizer(supported_entities, supported_language=code, scanner=scanner) for code in languages]
    return AnalyzerEngine(
        registry=RecognizerRegistry(recognizers=ours, supported_languages=list(languages)),
        nlp_engine=NoOpNlpEngine([{"lang_code": code, "model_name": "none"} for code in languages]),
        supported_languages=list(languages),
        context_aware_enhancer=ContextDone(),
    )


def from_presidio(
    recognizer: EntityRecognizer,
    entities: Mapping[str, Declared],
    *,
    nlp_engine: NlpEngine | None = None,
    at_least: float = 0.0,
    ascii_words: bool = True,
) -> tuple[Recognizer, ...]:
    r"""Turn a Presidio recognizer into recognizers for `Guard(recognizers=…)`, one for each declared entity.

    `entities` maps Presidio's names to ours. A result counts from the recognizer's own score threshold,
    else from `at_least`; it is CONFIRMED only when Presidio's validation said so. `ascii_words` makes
    \b and \w of a PatternRecognizer ASCII, so that a word ends where a particle is glued on. A
    recognizer that reads NlpArtifacts needs `nlp_engine`. Raises CatalogError.
    """
    unknown = set(entities) - set(recognizer.supported_entities)
    faults = [say.NOT_FOUND_BY(name=_name(recognizer)).at(name) for name in sorted(unknown)]
    if isinstance(recognizer, SpacyRecognizer) and nlp_engine is None:
        faults.append(say.NO_ENGINE(name=_name(recognizer)))
    if faults:
        raise CatalogError(faults)
    strict = _strict(recognizer, ascii_words) if isinstance(recognizer, PatternRecognizer) else recognizer
    thresholds = {name: recognizer.score_thresholds.get("default", at_least) for name in entities}
    thresholds |= recognizer.score_thresholds
    analyse = partial(_presidio_hits, strict, nlp_engine, thresholds, list(entities))
    return borrow(entities, analyse, tuple(recognizer.context or ()))


def _name(recognizer: EntityRecognizer) -> str:
    return str(vars(recognizer)["name"])  # the attribute has no type that mypy sees


def _presidio_hits(
    recognizer: EntityRecognizer,
    nlp_engine: NlpEngine | None,
    thresholds: Mapping[str, float],
    entities: list[str],
    folded: str,
) -> Iterator[Hit]:
    language = recognizer.supported_language
    artifacts: Any = nlp_engine.process_text(folded, language) if nlp_engine else None
    began = process_time()
    results = EntityRecognizer.remove_duplicates(recognizer.analyze(folded, entities, artifacts) or [])
    if process_time() - began >= REGEX_TIMEOUT_SECONDS:  # Presidio skips what timed out and answers all the same
        raise DetectionError("DEADLINE")
    for result in results:
        if result.entity_type in entities and result.score >= thresholds[result.entity_type]:
            for part in readable(folded, result.start, result.end):
                yield result.entity_type, Candidate(_name(recognizer), (part,), _evidence(result))


def _evidence(result: RecognizerResult) -> Evidence:
    explanation = result.analysis_explanation
    validated = explanation is not None and explanation.validation_result is True
    return Evidence.CONFIRMED if validated else Evidence.PLAUSIBLE


class _Impatient:
    """A compiled expression whose timeout Presidio cannot swallow: it is no TimeoutError."""

    def __init__(self, expression: regex.Pattern[str]) -> None:
        self._expression = expression

    def finditer(self, text: str, timeout: float) -> Iterator[regex.Match[str]]:
        try:
            yield from self._expression.finditer(text, timeout=min(timeout, PATTERN_SECONDS))
        except TimeoutError:
            raise DetectionError("DEADLINE") from None


class _StrictPattern(Pattern):
    """Presidio compiles a pattern when it is first used; what it compiles becomes impatient."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, _Impatient(value) if name == "compiled_regex" and value is not None else value)


def _strict(recognizer: PatternRecognizer, ascii_words: bool) -> PatternRecognizer:
    """Copy it, so that an engine that uses the same recognizer does not change."""
    strict: Any = copy(recognizer)  # its attributes have no types
    strict.patterns = [_StrictPattern(p.name, p.regex, p.score) for p in strict.patterns]
    if ascii_words:
        strict.global_regex_flags |= regex.ASCII
    copied: PatternRecognizer = strict
    return copied
