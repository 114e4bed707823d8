"""Build a wheel in which the grammars, the folding and the scan are compiled: for this Python and this machine.

    python scripts/compiled.py [--to dist]
    pip install dist/pii_guard-*-cp3*.whl

The Python sources stay the rules: they are in the wheel, the catalog's hash is of them, and every test runs them. mypyc
(of mypy, MIT) makes the same modules as C of them, which give the same decisions in less time; docs/architecture.md
says how much. Needs a C compiler and the packages for development; takes about two minutes.
"""

import shutil
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from argparse import ArgumentParser
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMPILED = (
    "examine/examiner.py",
    "examine/identity.py",
    "fold/*.py",
    "model/text.py",
    "recognizer/checks.py",
    "recognizer/gazetteer.py",
    "recognizer/tries.py",
    "recognizers/kr_address/*.py",
    "recognizers/person/*.py",
    "recognizers/phone_number/*.py",
    "redact/redaction.py",
    "scan/columns.py",
    "scan/matchers.py",
    "scan/prefilter.py",
    "scan/scanner.py",
)
DECLARED = {  # what is read once, and gains nothing
    *("__init__.py", "examples.py", "examples_over_messages.py", "korean.py", "reach.py", "surnames.py", "triggers.py"),
    *("words.py", "foreign_words.py", "near.py", "questions.py"),
}
BUILD = """
from mypyc.build import mypycify
from setuptools import setup
import sys
options = ["--ignore-missing-imports", "--follow-imports=silent"]
modules = mypycify([*options, *sys.argv[1:]], opt_level="2", debug_level="0")
setup(name="pii_guard", ext_modules=modules, script_args=["-q", "build_ext", "--inplace"])
"""


def main() -> int:
    """Build the ordinary wheel, compile inside it, and pack it under the tag of this Python."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=Path, default=ROOT / "dist", metavar="FOLDER")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "wheel"
        plain = built(Path(place))
        with zipfile.ZipFile(plain) as wheel:
            wheel.extractall(folder)
        count = compile_in(folder)
        options.to.mkdir(parents=True, exist_ok=True)
        made = packed(folder, options.to, plain.name)
    print(f"{made}: {count} modules compiled")
    return 0


def built(place: Path) -> Path:
    """The ordinary wheel of this checkout."""
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q", "wheel", "--no-deps")
    subprocess.run([*pip, "--no-build-isolation", "-w", str(place), str(ROOT)], check=True)
    return next(place.glob("*.whl"))


def compile_in(folder: Path) -> int:
    """Compile the modules of an unpacked wheel beside their sources; returns how many."""
    package = folder / "pii_guard"
    modules = sorted(
        str(path.relative_to(folder))
        for pattern in COMPILED
        for path in package.glob(pattern)
        if path.name not in DECLARED
    )
    subprocess.run([sys.executable, "-c", BUILD, *modules], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    for left in ("build", ".mypy_cache"):
        shutil.rmtree(folder / left, ignore_errors=True)
    return len(modules)


def packed(folder: Path, to: Path, name: str) -> Path:
    """A wheel of the folder, its tag and its record as they are now: PEP 427."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    machine = sysconfig.get_platform().replace("-", "_").replace(".", "_")
    about = next(folder.glob("*.dist-info"))
    facts = (about / "WHEEL").read_text("ascii").splitlines()
    kept = [line for line in facts if line and not line.startswith("Tag:")]
    (about / "WHEEL").write_text("\n".join([*kept, f"Tag: {python}-{python}-{machine}", ""]), "ascii")
    (about / "RECORD").write_text("\n".join([*_record(folder, about), ""]), "utf-8")
    project, version, *_ = name.split("-")
    made = to / f"{project}-{version}-{python}-{python}-{machine}.whl"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                wheel.write(path, path.relative_to(folder))
    return made


def _record(folder: Path, about: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path == about / "RECORD":
            yield f"{name},,"
        elif path.is_file():
            content = path.read_bytes()
            digest = urlsafe_b64encode(sha256(content).digest()).rstrip(b"=").decode()
            yield f"{name},sha256={digest},{len(content)}"


if __name__ == "__main__":
    sys.exit(main())
