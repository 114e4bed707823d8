"""Everything that people read is there in plain Korean and in plain English."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path
from string import Formatter

import pytest

import pii_guard
from pii_guard import sentences
from pii_guard.errors import CatalogError, PolicyError, RequestError, told
from pii_guard.sentences import Sentence, accepted, spoken
from pii_guard.sentences.command import TABLE
from pii_guard.sentences.problem import TITLES

ROOT = Path(pii_guard.__file__).parent
PROSE = re.compile("[a-z]{2,} [a-z]{2,}")  # words behind one another
HANGUL = re.compile("[가-힣]")
QUOTED = re.compile(
    r"개인정보 보호법[^,;.]*|`[^`]*`|\"[^\"]*\"|'[^']*'|(?<=  )pii-guard .*"
)  # Korean that stays so in English
PRESIDIO = ROOT.parent / "service/contracts/presidio"  # answers in Presidio's own words, which its clients know
INNER = ("AssertionError", "AttributeError", "NoDecisionError")  # caught by programs: nobody reads their text
SPOKEN = ("print", "add", "add_argument", "Parser", "ArgumentParser")  # what a command says, its help included


def tables():
    for module in pkgutil.iter_modules(sentences.__path__, f"{sentences.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Sentence):
                yield pytest.param(value.ko, str(value), id=f"{module.name.rpartition('.')[2]}.{name}")
    for key, (ko, en) in TABLE.items():
        yield pytest.param(ko, en, id=f"command.{key}")


def values(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("ko", "en"), list(tables()))
def test_every_sentence_is_in_korean_and_in_english_and_fills_in_the_same_values(ko, en):
    assert values(ko) == values(en)
    assert not HANGUL.search(QUOTED.sub("", en)), "English only, but for what is quoted"
    if re.search("[a-z]{3}.* .*[a-z]{3}", en):  # a sentence, and no mere name
        assert HANGUL.search(ko)


def test_a_sentence_is_its_english_text_and_knows_its_korean():
    sentence = Sentence("{name:'은} 없습니다", "there is no {name!r}")(name="이름")
    assert sentence == "there is no '이름'"
    assert sentence.ko == "'이름'은 없습니다"
    assert sentence.at("a.toml").ko == "a.toml: '이름'은 없습니다"
    assert (spoken(sentence, "ko"), spoken(sentence, "en")) == (sentence.ko, str(sentence))
    assert spoken("as it is", "ko") == "as it is"


def test_a_particle_agrees_with_the_value_before_it():
    sentence = Sentence("{name:을} 찾는 규칙이 없습니다", "no recognizer finds {name}")
    assert sentence(name="주소").ko == "주소를 찾는 규칙이 없습니다"
    assert sentence(name="이름").ko == "이름을 찾는 규칙이 없습니다"


def test_an_error_is_told_in_one_language():
    fault = Sentence("빠졌습니다", "is missing").at("office.toml: id")
    assert told(PolicyError([fault, fault]), "ko") == ("office.toml: id: 빠졌습니다",) * 2
    assert told(CatalogError([fault]), "en") == ("office.toml: id: is missing",)
    assert told(RequestError(fault), "ko") == (fault.ko,)
    assert told(ValueError("one\ntwo"), "ko") == ("one", "two")


def test_nothing_that_a_user_reads_is_said_in_words_of_its_own():
    """The sentences of errors, of help and of what is printed belong into pii_guard/sentences, in both languages."""
    found = []
    for path in [*ROOT.rglob("*.py"), *(ROOT.parent / "service").rglob("*.py")]:
        if path.is_relative_to(PRESIDIO) or path.is_relative_to(ROOT / "sentences"):
            continue
        tree = ast.parse(path.read_text("utf-8"))
        said = [text for call in ast.walk(tree) if _is_said(call) for text in ast.walk(call) if _is_prose(text)]
        found += [f"{path.name}:{text.lineno}: {text.value}" for text in said]
    assert found == []


def _is_said(node):
    if not isinstance(node, ast.Call):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
    return name in SPOKEN or (name.endswith("Error") and name not in INNER)


def _is_prose(node):
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(PROSE.search(node.value))


@pytest.mark.parametrize(
    ("header", "lang"),
    [
        ("", "en"),
        ("ko", "ko"),
        ("ko-KR,ko;q=0.9,en-US;q=0.8,en;q=0.7", "ko"),
        ("en-US,en;q=0.9,ko;q=0.8", "en"),
        ("fr, ko;q=0.3", "ko"),
        ("ko;q=0", "en"),
        ("ko;q=nan, en;q=0.1", "en"),
        ("KO", "ko"),
    ],
)
def test_the_language_that_a_reader_accepts_most_is_spoken(header, lang):
    assert accepted(header) == lang


def test_every_status_that_is_answered_with_a_problem_has_a_korean_title():
    from tests.sidecar import problems

    assert problems._REASON.keys() <= TITLES.keys()
