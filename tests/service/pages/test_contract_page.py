"""The page of the contract, as a browser in a closed network sees it."""

import re

from starlette.testclient import TestClient

from tests.sidecar import contract_page, create_app

page = contract_page.contract_page
CLIENT = TestClient(create_app(), base_url="http://localhost")
DOCUMENT = CLIENT.get("/openapi.json").json()
HTML = CLIENT.get("/docs").text


def test_it_loads_nothing_and_runs_nothing():
    assert CLIENT.get("/docs").headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in HTML
    assert not re.search(r"<(?:script|link|img|iframe)|\b(?:src|on\w+)=", HTML)
    assert not re.search(r"href=\"(?!#|openapi\.json)", HTML)


def test_every_route_and_every_shape_has_its_place_and_its_entry():
    places = {f"{method}{path}" for path, methods in DOCUMENT["paths"].items() for method in methods}
    places |= DOCUMENT["components"]["schemas"].keys()
    assert places == set(re.findall(r'<article id="([^"]+)"', HTML))
    assert places <= set(re.findall(r'<a href="#([^"]+)"', HTML))


def test_it_shows_what_the_guard_answers_and_which_statuses_there_are():
    check = HTML.split('<article id="post/v1/check">')[1].split("</article>")[0]
    assert '"text": "연락처는 [전화번호]로 주세요"' in check
    assert '<a href="#Answer">' in check
    assert "<dt>503</dt>" in check


def test_what_stands_in_a_document_stays_text():
    wild = "<b>&</b>"
    operation = {
        "summary": wild,
        "parameters": [{"name": wild, "schema": {"enum": [wild]}}],
        "requestBody": {"content": {wild: {"example": wild, "schema": {"title": wild}}}},
        "responses": {"200": {"description": wild}},
    }
    info = {"description": wild, "version": wild}
    shown = page({"info": info, "paths": {f"/{wild}": {"post": operation}}, "components": {"schemas": {wild: {}}}})
    assert wild not in shown
    assert shown.count("&lt;b&gt;") > 8
