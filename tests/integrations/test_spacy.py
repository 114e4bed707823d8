"""Any spaCy pipeline inside the guard: here a blank Korean one with written rules."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

pytest.importorskip("spacy", reason="the extra pii-guard[presidio] is not installed")

import spacy
from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine
from presidio_analyzer.predefined_recognizers import SpacyRecognizer
from spacy.language import Language
from spacy.tokens import Doc

from pii_guard.errors import CatalogError
from pii_guard.guard import Guard
from pii_guard.integrations.presidio import from_presidio
from pii_guard.integrations.spacy import Declared, from_spacy
from pii_guard.model import Action
from pii_guard.recognizer import catches, ignores

NAME = Declared(
    entity="PERSON_NER",
    label="이름",
    label_en="name",
    source="https://spacy.io/api/entityruler",
    legal_basis="개인정보 보호법 제2조제1호",
    examples=(catches("담당자는 «라온누리» 입니다", "a listed name"), ignores("라온 입니다", "half a name")),
)
PLAIN_TOKENIZER = {"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}}  # the default one needs mecab


def pipeline(label: str = "PS") -> Language:
    nlp = spacy.blank("ko", config=PLAIN_TOKENIZER)
    ruler: Any = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": label, "pattern": "라온누리"}])
    return nlp


def test_an_entity_of_spacy_is_redacted_in_place() -> None:
    decision = Guard(recognizers=from_spacy(pipeline(), {"PS": NAME})).check("😀 그 일은 라온누리 쪽에 맡겼어요")
    assert decision.text == "😀 그 일은 [이름] 쪽에 맡겼어요"
    (ruling,) = decision.findings
    assert (ruling.entity, ruling.start, ruling.end) == ("PERSON_NER", 7, 11)


def test_a_label_that_the_pipeline_cannot_give_is_an_error_when_built() -> None:
    with pytest.raises(CatalogError, match="PER: no component of the pipeline gives this label"):
        from_spacy(pipeline(), {"PER": NAME})
    with pytest.raises(CatalogError):
        from_spacy(spacy.blank("ko", config=PLAIN_TOKENIZER), {"PS": NAME})


@Language.component("pii_guard_test_broken")
def broken(doc: Doc) -> Doc:
    raise ValueError(doc.text)


def test_a_failing_pipeline_blocks_the_message() -> None:
    nlp = pipeline()
    nlp.add_pipe("pii_guard_test_broken")
    decision = Guard(recognizers=from_spacy(nlp, {"PS": NAME})).check("담당자는 라온누리 님")
    assert (decision.action, decision.code) == (Action.BLOCK, "RECOGNIZER_FAILED")


def test_the_pipeline_forgets_the_words_of_a_message() -> None:
    nlp = pipeline()
    guard = Guard(recognizers=from_spacy(nlp, {"PS": NAME}))
    guard.check("첫 말")
    before = len(nlp.vocab.strings)
    for i in range(50):
        guard.check(f"처음보는말{i} 라온누리")
    assert len(nlp.vocab.strings) == before
    assert "처음보는말7" not in nlp.vocab.strings


def test_threads_share_a_pipeline() -> None:
    guard = Guard(recognizers=from_spacy(pipeline(), {"PS": NAME}))
    messages = [f"말{i} 라온누리 님" for i in range(200)]
    with ThreadPoolExecutor(8) as pool:
        assert [d.text for d in pool.map(guard.check, messages)] == [f"말{i} [이름] 님" for i in range(200)]


def test_presidios_spacy_recognizer_works_with_its_engine() -> None:
    class Ready(SpacyNlpEngine):
        nlp: Any

        def load(self) -> None:
            self.nlp = {"ko": pipeline("PERSON")}

    configuration = NerModelConfiguration(model_to_presidio_entity_mapping={"PERSON": "PERSON"})
    engine = Ready(models=[{"lang_code": "ko", "model_name": "none"}], ner_model_configuration=configuration)
    engine.load()
    theirs = SpacyRecognizer(supported_language="ko", supported_entities=["PERSON"])
    guard = Guard(recognizers=from_presidio(theirs, {"PERSON": NAME}, nlp_engine=engine))
    assert guard.check("담당자는 라온누리 님").text == "담당자는 [이름] 님"
