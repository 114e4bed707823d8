"""One document through the guard, whatever its shape."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pii_guard import Action, Guard
from tests.sidecar import cleaning, declared, entering, headers, http_json

GUARD = Guard("office-example")
RRN, PHONE = "900101-1990027", "010-2345-6789"
plain = st.recursive(
    st.none() | st.booleans() | st.integers(0, 99) | st.sampled_from(["안녕하세요", "", "세금", "\ud800", "😀"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def route(tmp_path_factory):
    file = tmp_path_factory.mktemp("g") / "gateway.toml"
    file.write_text('[[route]]\nname="r"\nadapter="json"\nupstream="http://x/"\nfields=["/in"]\n', "utf-8")
    return declared.load_gateway(file, GUARD.policy).routes["r"]


def clean(route, body):
    examined = cleaning.examine(GUARD, route, body, route.request, None, 1e9)
    return cleaning.clean(route, body, examined, entering.Entered("", observed=False))


@given(document=plain)
def test_a_document_that_holds_nothing_keeps_its_very_bytes(route, document):
    for found in ({"in": document}, {"in": 1, "out": document}):
        body = json.dumps(found, indent=1).encode()
        assert clean(route, body).body == body


@pytest.mark.parametrize(
    "body", [b"{}", b"[]", b'"x"', b"1", b'{"IN": "x"}', b'[{"in": "x"}]', b'{"out": {"in": "x"}}']
)
def test_a_document_without_any_declared_field_is_blocked(route, body):
    cleaned = clean(route, body)
    assert (cleaned.action, cleaned.body, cleaned.code) == (Action.BLOCK, None, "SHAPE")
    assert cleaned.notice.ko.startswith("글을 살피지 못해")


def test_numbers_that_nothing_was_found_in_keep_their_spelling(route):
    body = b'{"in":["%s"],"n":[1E400,-0,1.50,9007199254740993,1e-7]}' % PHONE.encode()
    assert clean(route, body).body == body.replace(PHONE.encode(), rb"[\uc804\ud654\ubc88\ud638]")


@pytest.mark.parametrize("number", ["9.001011990027e12", "9001011990027.0", "4.111111111111111e15"])
def test_a_number_is_stopped_however_it_is_spelled(route, number):
    assert clean(route, f'{{"in": {number}}}'.encode()).action is not Action.ALLOW


@pytest.mark.parametrize("name", sorted(cleaning.FIXED))
def test_a_member_by_which_documents_are_told_apart_is_examined_and_never_rewritten(route, name):
    cleaned = clean(route, json.dumps({"in": {name: PHONE}}).encode())
    assert (cleaned.action, cleaned.body) == (Action.BLOCK, None)
    assert "전달하지 않았습니다" in cleaned.notice.ko
    assert clean(route, json.dumps({"in": {name: "msg_8Fh2"}}).encode()).action is Action.ALLOW
    by_chance = json.dumps({"in": {name: "msg_I60ihBeoePW3jSOi27n7yE9Z"}}).encode()
    assert clean(route, by_chance).body == by_chance


@given(
    inside=plain,
    outside=plain,
    number=st.sampled_from([PHONE, "01023456789", 1023456789012]),
    name=st.sampled_from("ab"),
)
def test_a_number_anywhere_below_a_named_place_is_gone_and_the_rest_stands(route, inside, outside, number, name):
    text = f"연락처 {PHONE}" if isinstance(number, int) else f"연락처 {number}"
    cleaned = clean(route, json.dumps({"in": [inside, {name: [text]}], "out": outside}).encode())
    assert cleaned.action is Action.REDACT
    after = json.loads(cleaned.body)
    assert after["in"] == [inside, {name: ["연락처 [전화번호]"]}]
    assert after["out"] == outside


@given(inside=plain)
def test_nothing_of_a_document_passes_that_holds_what_is_blocked(route, inside):
    cleaned = clean(route, json.dumps({"in": [inside, {"memo": f"주민번호 {RRN}"}]}).encode())
    assert (cleaned.action, cleaned.body) == (Action.BLOCK, None)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"in":NaN}', b'{"in":1,"in":2}', b"\xef\xbb\xbf{}"])
def test_what_two_readers_could_read_differently_is_no_document(route, body):
    cleaned = clean(route, body)
    assert (cleaned.action, cleaned.body, cleaned.code) == (Action.BLOCK, None, "NOT_JSON")


@pytest.mark.parametrize("levels", [90, 9_000])
def test_a_document_too_deep_below_a_named_place_is_blocked(route, levels):
    cleaned = clean(route, b'{"in":' + b"[" * levels + b"]" * levels + b"}")
    assert (cleaned.body, cleaned.code) == (None, "TOO_DEEP")


@pytest.mark.parametrize(
    ("fields", "plain"),
    [
        ([], True),
        ([(b"Content-Type", b"application/json")], True),
        ([(b"content-type", b"application/problem+json; charset=UTF-8")], True),
        ([(b"content-type", b"application/json; charset=utf-7")], False),
        ([(b"content-type", b"application/json; charset=euc-kr")], False),
        ([(b"content-type", b"text/plain")], False),
        ([(b"content-type", b"application/json"), (b"content-type", b"text/plain")], False),
        ([(b"content-encoding", b"gzip")], False),
        ([(b"content-encoding", b"identity")], True),
    ],
)
def test_only_json_in_utf8_that_nothing_encodes_is_promised(fields, plain):
    assert http_json.is_plain_json(tuple(fields)) is plain


def test_a_digest_of_a_body_that_was_rewritten_is_not_passed_on():
    sent = ((b"digest", b"sha-256=x"), (b"x-a", b"1"))
    assert (b"digest", b"sha-256=x") in headers.for_upstream(sent, "allow", False)
    assert (b"digest", b"sha-256=x") not in headers.for_upstream(sent, "redact", False)
