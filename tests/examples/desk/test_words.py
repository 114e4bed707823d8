"""Plain Korean: short sentences, no loan words, on every page and in every answer (국어기본법 제14조)."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

DESK = Path(__file__).resolve().parents[3] / "examples" / "desk"
MAX_SENTENCE = 40  # characters
# Words that came from English and have a plain Korean one; 카카오톡 and 위택스 are names.
LOAN_WORDS = re.compile(
    "로그인|로그아웃|메시지|페이지|버튼|클릭|채팅|서비스|데이터|에러|필터|마스킹|사이트|웹|홈|온라인으로|시스템|이메일|다운로드"
    "|업로드|세션|체크"
)


def sentences_of(path):
    """Every Korean sentence of a file as a reader meets it."""
    source = path.read_text("utf-8")
    if path.suffix == ".py":
        tree = ast.parse(source)
        docs = {id(node.body[0].value) for node in ast.walk(tree)
                if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                and node.body and isinstance(node.body[0], ast.Expr)}  # fmt: skip
        texts = [
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in docs
        ]
    elif path.suffix == ".toml":
        texts = [text for row in tomllib.loads(source)["answer"] for text in (row["title"], row["text"])]
    else:
        texts = re.split(r"<[^>]+>|\{%[^%]*%\}", re.sub(r"\{\{[^}]*\}\}", "○○", source))
    for text in texts:
        for sentence in re.split(r"(?<=[.?!])\s+|\n", text):
            if re.search("[가-힣]", sentence):
                yield sentence.strip()


FILES = sorted([*DESK.glob("*.py"), *DESK.glob("templates/*.html"), DESK / "answers.toml"])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_sentences_are_short_and_without_loan_words(path):
    found = list(sentences_of(path))
    assert [s for s in found if len(s) > MAX_SENTENCE] == []
    assert [s for s in found if LOAN_WORDS.search(s)] == []


def test_there_are_sentences_to_read():
    assert sum(len(list(sentences_of(path))) for path in FILES) > 150
