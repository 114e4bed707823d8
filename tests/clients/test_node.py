"""Node's own `fetch`: the client of docs/node.md."""

import shutil
from pathlib import Path

import pytest

from tests.clients import failing_closed


@pytest.fixture
def node():
    assert shutil.which("node"), "Node is missing:  sudo apt-get install nodejs"
    return ["node", str(Path(__file__).parent / "node" / "ask.mjs")]


def test_the_documented_client_decides_as_the_sidecar_does(node):
    failing_closed.decides_as_the_sidecar_does(node)


def test_the_documented_client_holds_everything_that_nobody_decided(node):
    failing_closed.holds_everything_that_nobody_decided(node)


def test_the_documented_client_says_at_once_what_its_caller_did_wrong(node):
    failing_closed.says_at_once_what_the_caller_did_wrong(node)
