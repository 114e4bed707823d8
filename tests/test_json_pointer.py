import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import RequestError
from pii_guard.json_pointer import as_pointer, get, leaves, parse_pointer, replaced

KAKAO = {
    "userRequest": {"utterance": "안녕", "user": {"id": "x"}},
    "action": {"params": {"a": "하나", "b": 2, "c": None, "d": True}, "detailParams": {"k": {"origin": "둘"}}},
    "contexts": [{"params": {"p": "셋"}}],
}
json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=12,
)


def paths(pointer, document=KAKAO):
    return [as_pointer(path) for path in leaves(document, parse_pointer(pointer))]


def test_a_pointer_names_one_place():
    assert paths("/userRequest/utterance") == ["/userRequest/utterance"]


def test_a_star_stands_for_every_member_of_an_object_or_a_list():
    assert paths("/action/params/*") == ["/action/params/a", "/action/params/b"]
    assert paths("/contexts/*/params/*") == ["/contexts/0/params/p"]


def test_strings_below_a_named_place_are_meant_too():
    assert paths("/action") == ["/action/params/a", "/action/params/b", "/action/detailParams/k/origin"]


def test_a_place_that_is_not_there_is_no_error():
    assert paths("/nothing/here") == []


def test_the_empty_pointer_is_the_whole_document():
    assert paths("", "text") == [""]


def test_a_pointer_without_a_slash_is_refused_without_being_repeated():
    with pytest.raises(RequestError) as caught:
        parse_pointer("010-2345-6789")
    assert "2345" not in str(caught.value)


def test_slashes_and_tildes_in_keys_are_escaped():
    document = {"a/b": {"m~n": "x"}}
    assert paths("/a~1b/m~0n", document) == ["/a~1b/m~0n"]


def test_keys_that_are_numbers_are_found_by_their_text():
    document = {1: {"a": "x"}}
    (path,) = leaves(document, parse_pointer("/1/a"))
    assert get(document, path) == "x"
    assert replaced(document, {path: "y"}) == {1: {"a": "y"}}


def test_a_document_nested_too_deep_is_refused_not_skipped():
    document = "x"
    for _ in range(80):
        document = [document]
    with pytest.raises(RequestError, match="nested deeper"):
        paths("", document)


@given(json)
def test_replacing_nothing_copies_the_document(document):
    assert replaced(document, {}) == document


@given(json)
def test_every_leaf_can_be_read_and_replaced(document):
    for path in leaves(document, ()):
        value = get(document, path)
        assert isinstance(value, str | int)
        assert get(replaced(document, {path: "new"}), path) == "new"
