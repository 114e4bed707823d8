"""One consultation in a test: what is decided on each message."""

from functools import cache

import pytest

from pii_guard import Guard
from pii_guard.conversation.window import Turn, Window
from pii_guard.model import Setting


@cache
def shared_guard():
    """The guard of all these tests."""
    return Guard()


@pytest.fixture(scope="package")
def guard():
    return shared_guard()


@pytest.fixture
def say(guard):
    """A function: the decisions on messages of one consultation; an officer's begin with '@'."""

    def talk(*messages):
        window, decisions = Window.EMPTY, []
        for n, message in enumerate(messages, 1):
            who = Setting("officer") if message.startswith("@") else Setting()
            decision, window = guard.turn(window, Turn(message.removeprefix("@"), f"m{n}", who, at=float(n)))
            window = Window.loads(window.dumps())
            decisions.append(decision)
        return decisions

    return talk
