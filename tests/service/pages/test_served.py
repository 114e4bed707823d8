import re
from importlib.resources import files

import pytest
from starlette.testclient import TestClient

from tests.sidecar import Settings, create_app, served

OPEN = TestClient(create_app(Settings()), base_url="http://localhost")
KEYED = TestClient(create_app(Settings.model_validate({"api_keys": "a-key-of-a-backend"})), base_url="http://localhost")


@pytest.mark.parametrize("path", served.SERVED)
def test_the_page_needs_no_key_and_its_answer_forbids_everything_from_elsewhere(path):
    answer = KEYED.get(path)
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy


def test_with_keys_the_box_of_the_page_is_refused_until_a_key_is_given():
    message = {"text": "안녕하세요"}
    assert KEYED.post("/v1/check", json=message).status_code == 401
    assert KEYED.post("/v1/check", json=message, headers={"x-api-key": "a-key-of-a-backend"}).status_code == 200


def test_all_that_the_page_names_is_there():
    page = OPEN.get("/").text
    named = re.findall(r'(?:href|src)="([^"#]+)"', page)
    assert {"welcome.css", "welcome.js", "docs", "v1/rules", "v1/policy"} <= set(named)
    assert [one for one in named if OPEN.get(f"/{one}").status_code != 200] == []


def test_the_page_holds_no_script_and_no_style_of_its_own():
    page = OPEN.get("/").text
    assert re.findall(r"<script(?![^>]* src=)|<style|\son\w+=|\sstyle=", page) == []


def test_every_file_of_a_page_beside_the_module_is_served():
    lying = {one.name for one in files(served.__package__).iterdir() if one.name.endswith((".html", ".css", ".js"))}
    assert lying == set(served.SERVED.values())


def test_the_samples_of_the_box_come_out_as_their_names_say():
    samples = re.findall(r'\["(.+?)", "(.+?)"\]', OPEN.get("/welcome.js").text)
    actions = [OPEN.post("/v1/check", json={"text": text}).json()["action"] for _, text in samples]
    assert actions == ["redact", "block", "redact", "allow"]
