"""The page of the contract, as a browser in a closed network sees it."""

import json
import re
from html import unescape

from starlette.testclient import TestClient

from tests.sidecar import contract_page, create_app

page = contract_page.contract_page
CLIENT = TestClient(create_app(), base_url="http://localhost")
DOCUMENT = CLIENT.get("/openapi.json").json()
HTML = CLIENT.get("/docs").text


def test_it_loads_and_runs_nothing_but_its_own_script():
    assert CLIENT.get("/docs").headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in HTML
    assert re.findall(r"<(?:script|link|img|iframe)[^>]*|\bon\w+=", HTML) == ['<script src="contract.js" defer']
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


def test_every_route_has_a_form_with_an_example_that_the_route_takes():
    forms = re.findall(r'<form class="try" data-method="(\w+)" data-path="([^"]+)".*?</form>', HTML, re.DOTALL)
    assert sorted(forms) == sorted((m.upper(), path) for path, methods in DOCUMENT["paths"].items() for m in methods)
    form = HTML.split('data-path="/v1/check"')[1].split("</form>")[0]
    example = json.loads(unescape(form.split('spellcheck="false">')[1].split("<")[0]))
    assert CLIENT.post("/v1/check", json=example).status_code == 200


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
