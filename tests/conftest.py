"""A small hand-made catalog, so that policy, redaction and notices are tested without our recognizers.

And what makes `make quick` quick: a test that starts a process without the marker `process` fails.
"""

import gc
import os
import sys

import pytest

from pii_guard.recognizer import Keep, Pattern, Recognizer, catches, ignores, stars
from pii_guard.recognizer.catalog import Catalog

collect_ignore = [] if "PII_GUARD_CLIENTS" in os.environ else ["clients"]  # need `make test-clients`

gc.set_threshold(50_000, 20, 50)  # what a session collects lives to its end: looking at it less often saves a tenth

STARTS = frozenset({"subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.system"})
running: list[pytest.Item] = []


def _only_marked_ones_start_processes(event: str, _: object) -> None:
    if event in STARTS and running and not running[-1].get_closest_marker("process"):
        raise RuntimeError("this test starts a process: mark it `@pytest.mark.process`, see CONTRIBUTING")


sys.addaudithook(_only_marked_ones_start_processes)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item):
    """Say which test runs, from the set-up of its fixtures to their end."""
    running.append(item)
    try:
        return (yield)
    finally:
        running.pop()


def _declared(entity: str, label: str, label_en: str, **more) -> Recognizer:
    return Recognizer(
        entity=entity,
        label=label,
        label_en=label_en,
        source="https://example.com/",
        legal_basis="개인정보 보호법 제2조",
        patterns=(Pattern("one", "[0-9]"),),
        examples=(catches("«1»", "a digit"), ignores("가", "no digit")),
        **more,
    )


def _same_place(value: str, listed: str, detail: bool) -> bool:
    return value == listed or (detail and value.startswith(listed))


def _town(value: str) -> int:
    return value.find("읍") + 1


SMALL = Catalog(
    (
        _declared("KR_ADDRESS", "주소", "address", is_public=_same_place, keeps=(Keep("town", _town),)),
        _declared("KR_BRN", "사업자등록번호", "business registration number", kinds=("person", "corporate")),
        _declared("KR_CRN", "법인등록번호", "corporate registration number", decoy=True),
        _declared("KR_PASSPORT", "여권번호", "passport number", unique_identifier=True),
        _declared("KR_RRN", "주민등록번호", "resident number", kinds=("front", "masked"), unique_identifier=True),
        _declared("KR_VEHICLE_PLATE", "차량번호", "number plate"),
        _declared("PERSON", "이름", "name"),
        _declared("PHONE_NUMBER", "전화번호", "phone number", kinds=("mobile", "landline"), partial=stars(3, 4)),
    ),
    {},
    "0" * 64,
)  # fmt: skip


@pytest.fixture(scope="session")
def small_catalog() -> Catalog:
    return SMALL
