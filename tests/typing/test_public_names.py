"""The public names have the types that are written down, for mypy and for pyright; so has the README's code."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

import pii_guard

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parents[2]
WRITTEN = Path(__file__).with_name("public_names.py")
CHECKERS = {"mypy": ("--strict", "--no-error-summary"), "pyright": ("--pythonpath", sys.executable)}
IMPORT = re.compile(r"^\s*(?:from|import) (pii_guard(?:\.\w+)*)", re.MULTILINE)
BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)


def blocks():
    """The README's blocks of Python."""
    return BLOCK.findall((ROOT / "README.md").read_text("utf-8"))


def checked(checker, file):
    command = [sys.executable, "-m", checker, *CHECKERS[checker], str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_types_of_the_public_names_are_as_written(checker):
    code, said = checked(checker, WRITTEN)
    assert code == 0, said


def test_no_public_name_is_left_out():
    text = WRITTEN.read_text("utf-8")
    assert [name for name in pii_guard.__all__ if name not in text] == []


def test_what_the_documentation_imports_is_public():
    said = (ROOT / "docs/architecture.md").read_text("utf-8").partition("## Public")[2].partition("## ")[0]
    public = set(re.findall(r"`(pii_guard[\w.]*)`", said))
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    shown = {
        module for page in pages for block in BLOCK.findall(page.read_text("utf-8")) for module in IMPORT.findall(block)
    }
    within = ("pii_guard.integrations.", "pii_guard.recognizer.")
    assert [m for m in sorted(shown) if m not in public and not m.startswith(within)] == [], "name it under Public"
    assert {"pii_guard.client", "pii_guard.state.redis"} <= shown


@pytest.mark.parametrize("checker", CHECKERS)
def test_the_readme_s_code_is_sound_to_a_type_checker(checker, tmp_path):
    for number, block in enumerate(blocks()):
        file = tmp_path / f"readme_{number}.py"
        file.write_text(block, "utf-8")
        code, said = checked(checker, file)
        assert code == 0, said
