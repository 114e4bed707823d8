import re

import pytest
from starlette.testclient import TestClient

from tests.sidecar import Settings, create_app

CLIENT = TestClient(
    create_app(Settings.model_validate({"api_keys": "reader check a-key-of-a-reader"})), base_url="http://localhost"
)
KEY = {"x-api-key": "a-key-of-a-reader", "content-type": "application/json"}
WRONG = [  # method, path, headers, body: one of each way in which a request is refused
    ("POST", "/v1/check", {}, b"{}"),
    ("POST", "/v1/check", KEY, b"{"),
    ("POST", "/v1/check", KEY, b"{}"),
    ("POST", "/v1/check", KEY, '{"text": "안녕하세요", "topic": "none"}'.encode()),
    ("POST", "/v1/check", KEY | {"content-type": "text/plain"}, b"{}"),
    ("GET", "/v1/check", KEY, b""),
    ("GET", "/v1/rules", KEY, b""),
]


@pytest.mark.parametrize(("method", "path", "headers", "body"), WRONG)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_refusal_speaks_one_language_that_of_its_reader(method, path, headers, body, lang):
    said = CLIENT.request(method, path, headers=headers | {"accept-language": lang}, content=body).json()
    people = [said["title"], said["detail"], *(error["detail"] for error in said.get("errors", ()))]
    assert [bool(re.search("[가-힣]", sentence)) for sentence in people] == [lang == "ko"] * len(people)
    assert re.search("[가-힣]", said["detail_ko"])
