"""The walls of pyproject.toml: they name every module there is, and an import that crosses one is seen."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
LIBRARY, SIDECAR, DESK = [contract for contract in CONTRACTS if contract["type"] == "layers"]
CLIENT = next(contract for contract in CONTRACTS if contract.get("source_modules") == ["examples"])
GROUND = frozenset({"recognizer", "model", "errors", "sentences"})  # all that a rule file may import
RULE = "recognizers/kr_brn.py"  # any will do
NOT_CODE = frozenset({"data", "policies"})
LINT = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"]


def floors(contract):
    return [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


def top_of(folder):
    """Names of the modules and packages of a folder."""
    found = {path.stem for path in (ROOT / folder).glob("*.py")}
    return found | {path.parent.name for path in (ROOT / folder).glob("*/__init__.py")} - {"__init__"}


def modules(folder):
    """Dotted names of all modules below a folder."""
    files = (path.relative_to(ROOT).with_suffix("") for path in (ROOT / folder).rglob("*.py"))
    return sorted({".".join(path.parts).removesuffix(".__init__") for path in files})


def test_the_library_s_contract_names_every_module_of_the_library_and_nothing_else():
    named = set().union(*floors(LIBRARY)) - {"recognizers", "service", "examples"}
    assert named == {f"pii_guard.{name}" for name in top_of("pii_guard") - NOT_CODE - {"__init__"}}


def test_the_sidecar_s_contract_names_every_module_of_the_sidecar_and_nothing_else():
    assert set().union(*floors(SIDECAR)) == top_of("service") - {"__init__"}


def test_the_desk_s_contract_names_every_module_of_the_desk_and_nothing_else():
    assert set().union(*floors(DESK)) == top_of("examples/desk") - {"__init__"}


def test_of_the_library_an_example_may_import_the_client_alone():
    every = {f"pii_guard.{name}" for name in top_of("pii_guard") - NOT_CODE - {"__init__"}}
    assert set(CLIENT["forbidden_modules"]) == every - {"pii_guard.client"} | {"recognizers", "service"}


def test_below_the_rules_stands_what_a_rule_may_import_and_nothing_else():
    below = floors(LIBRARY)
    below = below[below.index({"recognizers"}) + 1 :]
    assert set().union(*below) == {f"pii_guard.{name}" for name in GROUND}


@pytest.mark.slow
def test_every_third_party_package_has_a_contract_that_says_where_it_may_be_imported():
    guarded = {
        name for contract in CONTRACTS if contract["type"] == "protected" for name in contract["protected_modules"]
    }
    folders = ("pii_guard", "recognizers", "service", "examples")
    assert guarded == {name for folder in folders for name in third_party(folder)}


def third_party(folder):
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                names = [node.module] if isinstance(node, ast.ImportFrom) and node.module and not node.level else []
            tops = {name.partition(".")[0] for name in names}
            yield from tops - sys.stdlib_module_names - {"pii_guard", "recognizers", "service", "examples"}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A function: plants lines into a file of a copy of the tree, and gives what the linter says of it."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("pii_guard", "recognizers", "service", "examples"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)

    def planted(file, lines):
        target = root / file
        before = target.read_text("utf-8")
        target.write_text(before + "\n" + "\n".join(lines) + "\n", "utf-8")
        try:
            return subprocess.run(LINT, cwd=root, capture_output=True, text=True, check=False)
        finally:
            target.write_text(before, "utf-8")

    return planted


def seen(done):
    return set(re.findall(r"->\s+([\w.]+) \(l\.[0-9, l.]+\)", done.stdout))


@pytest.mark.process
def test_the_copy_itself_is_sound(copy):
    assert copy(RULE, []).returncode == 0


@pytest.mark.process
def test_a_rule_that_imports_any_module_above_it_breaks_the_build(copy):
    own = {f"pii_guard.{name}" for name in GROUND | NOT_CODE}
    above = [m for m in modules("pii_guard") if m != "pii_guard" and ".".join(m.split(".")[:2]) not in own]
    above += [m for m in modules("service") if m != "service"]
    done = copy(RULE, [f"import {name}" for name in above])
    assert done.returncode == 1
    assert seen(done) >= set(above)
