"""The fields of a head by themselves: names of hosts, the type, the coding and the length of a body."""

import pytest

from tests.sidecar import ProblemError, head

JSON = b"application/json"


def refusal_of(method="POST", **fields):
    named = {name.replace("_", "-").encode(): value for name, value in fields.items()}
    with pytest.raises(ProblemError) as refusal:
        head.announced(method, named)
    return refusal.value.status


@pytest.mark.parametrize(
    "kind", [JSON, b"Application/JSON", b"application/json; charset=utf-8", b"application/vnd.api+json"]
)
def test_a_body_of_json_is_announced_by_its_length(kind):
    assert head.announced("POST", {b"content-type": kind, b"content-length": b"17"}) == 17
    assert head.announced("GET", {b"content-type": kind, b"content-length": b"17"}) == 17


@pytest.mark.parametrize(
    "kind",
    [b"", b"text/plain", b"text/plain; application/json", b"text/x+json", b"application/xml", b"application/json2"],
)
def test_a_body_of_another_type_is_refused_whatever_the_method(kind):
    assert refusal_of(content_type=kind, content_length=b"17") == 415
    assert refusal_of("GET", content_type=kind, content_length=b"17") == 415
    assert refusal_of("DELETE", content_type=kind, transfer_encoding=b"chunked") == 415


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH"])
def test_what_writes_names_its_type_also_where_nothing_comes(method):
    assert refusal_of(method, content_length=b"0") == 415
    assert head.announced(method, {b"content-type": JSON}) == 0


def test_what_reads_and_has_no_body_needs_no_type():
    assert head.announced("GET", {}) == 0


@pytest.mark.parametrize("name", [b"host", b"content-type", b"content-length", b"sec-fetch-site", b"transfer-encoding"])
def test_a_field_that_decides_stands_once(name):
    with pytest.raises(ProblemError) as refusal:
        head.Heads(None).look(((name, b"1"), (name, b"1")))
    assert refusal.value.status == 400


def test_other_fields_may_stand_twice():
    assert head.Heads(None).look(((b"accept", b"a"), (b"accept", b"b")))


@pytest.mark.parametrize("host", [b"evil.example", b"localhost.evil.example", b"[::1].evil", b""])
def test_a_host_that_is_not_named_is_refused_and_a_missing_one_is_no_browser(host):
    heads = head.Heads(("localhost", "[::1]"))
    with pytest.raises(ProblemError) as refusal:
        heads.look(((b"host", host),))
    assert refusal.value.status == 421
    assert heads.look(()) == {}
    assert head.Heads(None).look(((b"host", host),))


def test_a_browser_s_host_may_have_a_port_and_any_case():
    heads = head.Heads(("localhost", "[::1]"))
    for host in (b"LocalHost:80", b"[::1]:80", b"[::1]"):
        assert heads.look(((b"host", host),))


@pytest.mark.parametrize("coding", [b"gzip, chunked", b"identity", b"xchunked", b"chunked, identity", b""])
def test_a_body_comes_in_chunks_or_with_its_length_and_in_no_other_coding(coding):
    with pytest.raises(ProblemError) as refusal:
        head.announced("POST", {b"content-type": b"application/json", b"transfer-encoding": coding})
    assert (refusal.value.status, refusal.value.reason) == (400, "NOT_HTTP")
    assert head.announced("POST", {b"content-type": b"application/json", b"transfer-encoding": b" Chunked"})


def test_two_codings_in_two_fields_are_refused():
    twice = ((b"transfer-encoding", b"identity"), (b"transfer-encoding", b"chunked"))
    with pytest.raises(ProblemError):
        head.Heads(None).look(twice)


@pytest.mark.parametrize("site", [b"cross-site", b"Cross-Site"])
def test_another_site_is_known_in_any_case(site):
    with pytest.raises(ProblemError) as refusal:
        head.Heads(None).look(((b"sec-fetch-site", site),))
    assert refusal.value.status == 403
