"""Run the sidecar and the library under real products, each in an environment of its own.

    python scripts/clients.py [NAME ...]        # default: all; options of pytest go behind --pytest

What is installed stands in tests/clients/NAME.txt, Debian's packages too (scripts/debian.py); an environment is made
anew when that file or the library's dependencies change. Environments take about 1 GB below .cache/clients.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "clients"
HOMES = ROOT / ".cache" / "clients"
PIP = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--retries", "5")


def prepare(name: str) -> None:
    """Make the environment of one client, unless it is there already."""
    wanted = TESTS / f"{name}.txt"
    if not wanted.exists() or not _requirements(wanted):
        return
    home, mark = HOMES / name, HOMES / name / ".made-of"
    made_of = hashlib.sha256(wanted.read_bytes() + (ROOT / "pyproject.toml").read_bytes()).hexdigest()
    if mark.exists() and mark.read_text() == made_of:
        return
    print(f"installing {name} …", flush=True)
    shutil.rmtree(home, ignore_errors=True)
    venv.create(home, with_pip=True)
    python = str(home / "bin" / "python")
    subprocess.run([python, *PIP, "-r", str(wanted)], check=True)
    if "marisa-trie" in wanted.read_text():  # the client calls the library in its own process
        subprocess.run([python, *PIP, "setuptools>=77"], check=True)
        subprocess.run([python, *PIP, "--no-deps", "--no-build-isolation", "-e", str(ROOT)], check=True)
    mark.write_text(made_of)


def _requirements(wanted: Path) -> list[str]:
    """The lines of a file that pip reads."""
    return [line for line in wanted.read_text("utf-8").splitlines() if line.partition("#")[0].strip()]


def main() -> int:
    """Install what is missing, and run the tests of the named clients. Returns pytest's exit code."""
    names = sorted(file.stem.removeprefix("test_") for file in TESTS.glob("test_*.py"))
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("name", nargs="*", default=names, help=f"some of {', '.join(names)}; default: all")
    parser.add_argument("--pytest", default="-q", help='options of pytest, such as "-x -k block"')
    options = parser.parse_args()
    for name in options.name:
        prepare(name)
    files = [str(TESTS / f"test_{name}.py") for name in options.name]
    told = {**os.environ, "PII_GUARD_CLIENTS": str(HOMES)}
    command = [sys.executable, "-m", "pytest", *options.pytest.split(), *files]
    return subprocess.run(command, cwd=ROOT, env=told, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
