"""Real products as clients of the sidecar, each in an environment of its own (`make test-clients`)."""

import os
from pathlib import Path

import pytest

from tests import servers

HOMES = Path(os.environ.get("PII_GUARD_CLIENTS", ".cache/clients")).absolute()


@pytest.fixture
def upstream():
    with servers.upstream() as one:
        yield one


@pytest.fixture(scope="session")
def installed():
    """A function: the name of a client -> the folder of its commands."""

    def commands(name):
        folder = HOMES / name / "bin"
        assert folder.is_dir(), f"{name} is not installed: run `make test-clients`"
        return folder

    return commands


def pytest_collection_modifyitems(items):
    """All of these start processes."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("process")
