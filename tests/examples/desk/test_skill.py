"""What KakaoTalk sends and takes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples.desk.skill import MAX_LABEL, MAX_OUTPUTS, MAX_QUICK, MAX_TEXT, Asked, Reply, cut, read

TEXTS = st.text(st.sampled_from("가나다 \n.😀𠀀a"), max_size=4_000)


def units(text):
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_piece_fits_and_nothing_but_spaces_is_lost(text):
    pieces = list(cut(text))
    assert all(0 < units(piece) <= MAX_TEXT for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_long_answer_is_cut_between_words():
    pieces = list(cut("신청은 읍사무소에서 받습니다. " * 100))
    assert " ".join(pieces).split() == ("신청은 읍사무소에서 받습니다. " * 100).split()


def test_a_reply_keeps_the_limits_of_outputs_and_quick_replies():
    document = Reply(("가" * 9_000,), tuple(f"아주 길고 긴 이름의 상담 분야 {i}" for i in range(20))).document
    template = document["template"]
    assert document["version"] == "2.0"
    assert [len(output["simpleText"]["text"]) for output in template["outputs"]] == [MAX_TEXT] * MAX_OUTPUTS
    assert len(template["quickReplies"]) == MAX_QUICK
    assert all(len(quick["label"]) <= MAX_LABEL for quick in template["quickReplies"])


@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b'"x"', b"{}", b'{"userRequest": null}', b'{"userRequest": {"user": {"id": 3}, "utterance": "x"}}',
     b'{"userRequest": {"user": {"id": ""}, "utterance": "x"}}', b'{"userRequest": {"user": "x", "utterance": "x"}}',
     b"\xff", b'{"userRequest": {"user": {"id": "x"}, "utterance": ["x"]}}'],
)  # fmt: skip
def test_another_document_is_no_request(body):
    assert read(body) is None


def test_a_request_is_read_and_its_repr_shows_nothing_of_it():
    document = {"userRequest": {"user": {"id": "k1"}, "utterance": " 제 번호는 ", "callbackUrl": "https://a.example/x"}}
    asked = read(json.dumps(document).encode())
    assert (asked.user, asked.utterance, asked.callback) == ("k1", "제 번호는", "https://a.example/x")
    assert "번호" not in repr(Asked("k", "제 번호는", ""))
