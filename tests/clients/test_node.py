"""Node's own `fetch`: the client of docs/node.md."""

import shutil
from pathlib import Path

import pytest

from tests.clients import failing_closed

FOLDER = Path(__file__).parent / "node"


@pytest.fixture
def node():
    assert shutil.which("node"), "Node is missing:  sudo apt-get install nodejs"
    return ["node", str(FOLDER / "ask.mjs")]


def test_the_documented_client_decides_as_the_sidecar_does(node):
    failing_closed.decides_as_the_sidecar_does(node)


def test_the_documented_client_holds_everything_that_nobody_decided(node):
    failing_closed.holds_everything_that_nobody_decided(node)


def test_the_documented_client_says_at_once_what_its_caller_did_wrong(node):
    failing_closed.says_at_once_what_the_caller_did_wrong(node)


def test_the_documented_client_reads_the_messages_of_a_conversation_together(node):
    failing_closed.reads_the_messages_of_a_conversation_together(["node", str(FOLDER / "talk.mjs")])


def test_the_documented_client_holds_a_message_that_was_judged_alone(node):
    failing_closed.holds_a_message_that_was_judged_alone(["node", str(FOLDER / "talk.mjs")])
