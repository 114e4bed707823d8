import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard.errors import RequestError
from pii_guard.json.pointer import DepthError, all_leaves, as_pointer, get, leaves, parse_pointer, replaced

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


def test_a_pointer_says_whether_it_names_anything():
    assert leaves(KAKAO, parse_pointer("/nothing/here")) is None
    assert leaves(KAKAO, parse_pointer("/action/params/e")) is None
    assert leaves(KAKAO, parse_pointer("/action/params/c")) == [], "null is there and holds nothing"


@pytest.mark.parametrize("empty", [{}, []])
def test_a_star_over_nothing_names_all_there_is_and_a_missing_member_before_it_does_not(empty):
    assert leaves({"a": empty}, parse_pointer("/a/*/b")) == []
    assert leaves({"a": empty}, parse_pointer("/b/*")) is None
    assert leaves({"a": [{"b": "x"}, {}]}, parse_pointer("/a/*/b")) == [("a", "0", "b")]
    assert leaves({"a": [{}, {"c": "x"}]}, parse_pointer("/a/*/b")) is None


@pytest.mark.parametrize("token", ["-1", "+1", "01", "1e0", "2", "9" * 30, "²", ""])
def test_an_index_is_one_of_the_array_and_written_in_one_way(token):
    assert leaves(["a", "b"], (token,)) is None


@pytest.mark.parametrize("pointer", ["/text/deeper", "/text/*", "/number/*"])
def test_a_string_or_number_in_which_a_pointer_looks_for_members_is_refused(pointer):
    with pytest.raises(RequestError, match="must be an object or array") as caught:
        leaves({"text": "010-2345-6789", "number": 9001011990027}, parse_pointer(pointer))
    assert "2345" not in str(caught.value)
    assert "990027" not in str(caught.value)


def test_a_missing_place_is_named_unless_it_is_optional():
    with pytest.raises(RequestError, match="/userRequest/utterence names nothing"):
        all_leaves(KAKAO, ["/userRequest/utterence"])
    assert all_leaves(KAKAO, ["/userRequest/utterance"], ["/userRequest/utterence"]) == [("userRequest", "utterance")]


@pytest.mark.parametrize(("pointers", "optional"), [("/a", ()), (["/a"], "/a"), ([], ()), ([7], ())])
def test_pointers_are_a_list_of_strings(pointers, optional):
    with pytest.raises(RequestError):
        all_leaves({"a": "x"}, pointers, optional)


def test_the_empty_pointer_is_the_whole_document():
    assert paths("", "text") == [""]


def test_a_pointer_without_a_slash_is_refused_without_being_repeated():
    with pytest.raises(RequestError) as caught:
        parse_pointer("010-2345-6789")
    assert "2345" not in str(caught.value)


def test_slashes_and_tildes_in_keys_are_escaped():
    document = {"a/b": {"m~n": "x"}}
    assert paths("/a~1b/m~0n", document) == ["/a~1b/m~0n"]


def test_a_key_that_is_no_string_is_refused_where_it_would_be_examined():
    with pytest.raises(RequestError, match="/a has a key of type int"):
        leaves({"a": {1: "x"}}, ("a",))
    assert leaves({"a": {1: "x"}, "b": "y"}, ("b",)) == [("b",)]


def test_a_document_nested_too_deep_is_refused_not_skipped():
    document = "x"
    for _ in range(80):
        document = [document]
    with pytest.raises(DepthError):
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


def test_what_is_not_replaced_is_shared_and_never_walked():
    deep = []
    for _ in range(5_000):
        deep = [deep]
    document = {"a": "x", "deep": deep}
    new = replaced(document, {("a",): "y"})
    assert (new["a"], new["deep"] is deep) == ("y", True)
    assert document["a"] == "x"
