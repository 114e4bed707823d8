import importlib
import os
import subprocess
import sys
from dataclasses import fields, replace
from importlib.metadata import EntryPoint
from types import MappingProxyType

import pytest

from pii_guard import catalog as catalog_module
from pii_guard.catalog import load_catalog
from pii_guard.errors import CatalogError
from pii_guard.recognizer import PLAUSIBLE, Keep, Pattern, catches, ignores, stars
from pii_guard.recognizer.catalog import Catalog
from pii_guard.recognizer.faults import neighbour_faults
from pii_guard.recognizer.opening import Opening, Question
from tests.recognizer.test_faults import GOOD


def test_an_empty_catalog_is_refused():
    with pytest.raises(CatalogError, match="empty"):
        Catalog((), MappingProxyType({}), "")


def test_every_entity_of_the_design_is_there():
    wanted = {
        "KR_RRN",
        "KR_FRN",
        "KR_PASSPORT",
        "KR_DRIVER_LICENSE",
        "PASSPORT_MRZ",
        "CREDIT_CARD",
        "KR_BANK_ACCOUNT",
        "PHONE_NUMBER",
        "KR_ADDRESS",
        "EMAIL_ADDRESS",
        "KR_VEHICLE_PLATE",
        "PERSON",
        "DATE_OF_BIRTH",
        "KR_HEALTH_INSURANCE",
        "KR_CUSTOMS_ID",
        "KR_MILITARY_ID",
        "KR_STUDENT_ID",
        "KAKAO_ID",
        "IP_ADDRESS",
        "MAC_ADDRESS",
        "SECRET",
        "KR_BRN",
        "KR_CRN",
    }
    assert wanted <= set(load_catalog().by_entity)


def test_the_unique_identifiers_are_those_of_the_decree():
    unique = {r.entity for r in load_catalog().recognizers if r.unique_identifier}
    assert unique == {"KR_RRN", "KR_FRN", "KR_PASSPORT", "PASSPORT_MRZ", "KR_DRIVER_LICENSE"}


def test_own_recognizers_join_ours_and_change_the_hash():
    plain, more = load_catalog(), load_catalog([GOOD])
    assert "ACME_BADGE" in more.by_entity
    assert plain.sha256 != more.sha256
    assert plain.sha256 == load_catalog().sha256


OTHERWISE = {
    "entity": "ACME_PASS",
    "label": "출입증번호",
    "label_en": "pass number",
    "source": "https://example.com/pass",
    "legal_basis": "인사규정 제3조",
    "about": "출입증",
    "korean": {"badge": "출입증"},
    "patterns": (Pattern("badge", "AD-[0-9]{4}"),),
    "validate": lambda match: PLAUSIBLE,
    "kinds": ("old",),
    "context": ("사원증",),
    "context_reach": (5, 5),
    "heads": ("사원증",),
    "needs_context": True,
    "decoy": True,
    "firm": True,
    "gives_way": lambda value: True,
    "unique_identifier": True,
    "partial": stars(1, 1),
    "is_public": lambda value, listed, detail: False,
    "near": lambda text, office: (),
    "weights": lambda text, span: (),
    "keeps": (Keep("front", len),),
    "opens": Opening("[0-9]{1,3}", 1, 3),
    "asks": (Question("badge", "사원증 "),),
    "examples": (catches("사원증 «AC-1234»", "otherwise"), ignores("AC-1", "too short")),
}
OF_A_GRAMMAR = {"find", "find_at", "triggers"}  # which stands in place of patterns
BADGE = replace(GOOD, context=("출입증",))
GRAMMAR = replace(GOOD, patterns=(), find=lambda text, office: (), triggers=("AC-",))


def test_whatever_a_recognizer_of_others_declares_is_in_the_hash():
    assert OTHERWISE.keys() | OF_A_GRAMMAR == {field.name for field in fields(GOOD)}
    changed = [replace(BADGE, **{name: value}) for name, value in OTHERWISE.items()]
    changed += [
        replace(BADGE, partial=stars(2, 1)),
        GRAMMAR,
        replace(GRAMMAR, triggers=("AD-",)),
        replace(GRAMMAR, find=lambda text, office: [][:0]),
        replace(GRAMMAR, find_at=lambda text, office, fired: ()),
    ]
    sums = [load_catalog([one]).sha256 for one in (BADGE, *changed)]
    assert len(set(sums)) == len(sums)


def test_a_function_is_in_the_hash_with_the_module_it_stands_in(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(tmp_path)
    sums = []
    for i, known in enumerate(("AC-1234", "AC-4321")):
        (tmp_path / f"acme{i}.py").write_text(f"KNOWN = {known!r}\ndef partial(value): return KNOWN\n")
        sums.append(load_catalog([replace(GOOD, partial=importlib.import_module(f"acme{i}").partial)]).sha256)
    assert sums[0] != sums[1]


def test_our_own_files_are_told_from_recognizers_of_others():
    assert load_catalog([GOOD]).bundled == load_catalog().by_entity.keys()


def test_an_entity_declared_twice_is_a_fault():
    with pytest.raises(CatalogError, match="ACME_BADGE: declared twice"):
        load_catalog([GOOD, GOOD])


def test_an_edge_that_is_no_expression_is_a_fault_of_who_declares_it():
    broken = replace(GOOD, patterns=(replace(GOOD.patterns[0], left="["),))
    asked = replace(GOOD, asks=(Question("badge", "badge: ", behind="["),))
    with pytest.raises(CatalogError) as caught:
        load_catalog([broken, asked])
    assert [*caught.value.faults] == [
        "ACME_BADGE: pattern 'badge': left is not a valid regular expression",
        "ACME_BADGE: question 'badge': behind is not a valid regular expression",
    ]


def test_our_own_edges_are_expressions_which_no_start_asks():
    assert not [fault for r in load_catalog().recognizers for fault in neighbour_faults(r)]


def test_an_installed_package_can_add_recognizers(monkeypatch):
    plugin = EntryPoint("acme", "tests.recognizer.test_faults:GOOD", "pii_guard.recognizers")
    monkeypatch.setattr(catalog_module, "entry_points", lambda group: [plugin] if group == plugin.group else [])
    loaded = load_catalog()
    assert loaded.by_entity["ACME_BADGE"] is GOOD
    assert "acme" in loaded.stories["ACME_BADGE"]


def test_a_plug_in_that_is_no_recognizer_is_named(monkeypatch):
    plugin = EntryPoint("acme", "tests.test_catalog:NOT_ONE", "pii_guard.recognizers")
    monkeypatch.setattr(catalog_module, "entry_points", lambda group: [plugin])
    with pytest.raises(CatalogError, match="entry point acme: is no Recognizer"):
        load_catalog()


NOT_ONE = ["a string"]


def test_the_faults_of_every_file_come_together(monkeypatch, tmp_path):
    (tmp_path / "no_rule.py").write_text('"""Nothing here."""\n')
    (tmp_path / "wrong_name.py").write_text(
        '"""Named otherwise."""\nfrom tests.recognizer.test_faults import GOOD as RECOGNIZER\n'
    )
    (tmp_path / "broken.py").write_text(
        '"""Broken."""\nfrom pii_guard.errors import CatalogError\nraise CatalogError(["BROKEN: label is empty"])\n'
    )
    package = importlib.import_module("pii_guard.recognizers")
    monkeypatch.setattr(package, "__path__", [str(tmp_path)])
    with pytest.raises(CatalogError) as caught:
        load_catalog()
    assert [f.split(":")[0] for f in caught.value.faults] == ["BROKEN", "recognizers/no_rule", "recognizers/wrong_name"]


def test_every_recognizer_tells_its_story():
    catalog = load_catalog()
    assert all(len(catalog.stories[r.entity]) > 80 for r in catalog.recognizers)


@pytest.mark.process
def test_the_sum_is_the_same_in_every_process_whatever_the_order_of_its_sets():
    ask = "from pii_guard.catalog import load_catalog; print(load_catalog().sha256)"
    sums = [
        subprocess.run(
            [sys.executable, "-c", ask],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert sums == [load_catalog().sha256] * 2
