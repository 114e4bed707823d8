"""One desk and one browser for every test that needs them running."""

import pytest

from tests.browser import chromium
from tests.desk import departments, desk


@pytest.fixture(scope="session")
def running(tmp_path_factory):
    """A desk whose office is always open. Each test begins talks of its own."""
    folder = tmp_path_factory.mktemp("desk")
    with desk(folder, "--departments", departments(folder)) as one:
        yield one


@pytest.fixture(scope="module")  # an open one keeps an event loop running, which tests of asyncio cannot bear
def browser():
    with chromium() as one:
        yield one
