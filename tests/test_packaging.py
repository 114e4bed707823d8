"""The wheel, the sdist, a wheel made from the sdist and an editable install, each used from outside the checkout."""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from pii_guard import __version__
from pii_guard.catalog import load_catalog

pytestmark = pytest.mark.process

ROOT = Path(__file__).resolve().parent.parent
SKIPPED = shutil.ignore_patterns(
    ".git",
    ".venv",
    "*.egg-info",
    "build",
    "dist",
    ".*_cache",
    ".cache",
    "__pycache__",
    ".hypothesis",
    ".coverage*",
    "*.so",
)
ASK = """
from pathlib import Path
import pii_guard
from pii_guard import Guard
guard = Guard("office-example")
decision = guard.check("주민번호는900101-1990027입니다")
print(decision.action.value, len(guard.catalog.recognizers), Path(pii_guard.__file__).parent, guard.engine)
"""


def run(*command: object, cwd: Path, **variables: str) -> str:
    env = {**os.environ, **variables}
    done = subprocess.run([str(c) for c in command], cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """A copy of the sources, so that building leaves nothing in the real one."""
    copy = tmp_path_factory.mktemp("src") / "pii_guard"
    shutil.copytree(ROOT, copy, ignore=SKIPPED)
    return copy


@pytest.fixture(scope="module")
def built(checkout, tmp_path_factory):
    """Folder with the sdist and both wheels: `direct` and `from_sdist`."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    run(*build, "--wheel", "--outdir", out / "direct", checkout, cwd=out)
    shutil.rmtree(checkout / "build", ignore_errors=True)
    run(*build, "--sdist", "--outdir", out / "sdist", checkout, cwd=out)
    (sdist,) = (out / "sdist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(out / "unpacked", filter="data")
    (unpacked,) = (out / "unpacked").iterdir()
    run(*build, "--wheel", "--outdir", out / "from_sdist", unpacked, cwd=out)
    return out


def environment(folder: Path, *install: object, cwd: Path, **variables: str) -> Path:
    """A new environment with the package in it; the locked dependencies are seen, this checkout is not."""
    run(sys.executable, "-m", "venv", "--without-pip", folder, cwd=cwd)
    python = folder / "bin" / "python"
    (packages,) = (folder / "lib").glob("python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-build-isolation"]
    run(*pip, *install, cwd=cwd, **variables)
    return python


def wheel_names(built: Path, kind: str) -> list[str]:
    (wheel,) = (built / kind).glob("*.whl")
    return sorted(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_installs_one_top_level_name(built):
    names = {name.split("/")[0] for name in wheel_names(built, "direct")}
    assert {n for n in names if not n.endswith(".dist-info")} == {"pii_guard"}


def test_the_wheel_holds_rules_policies_data_and_types(built):
    names = set(wheel_names(built, "direct"))
    wanted = [
        "py.typed",
        "recognizers/kr_rrn/__init__.py",
        "service/app.py",
        "policies/default.toml",
        "integrations/presidio.py",
    ]
    assert {f"pii_guard/{name}" for name in wanted} <= names
    assert any(name.startswith("pii_guard/data/gazetteer") for name in names)


def test_every_source_file_of_the_checkout_is_in_the_wheel(built):
    here = {
        p.relative_to(ROOT).as_posix()
        for d in ("pii_guard", "recognizers", "service")
        for p in (ROOT / d).rglob("*.py")
    }
    installed = {re.sub("^(recognizers|service)/", r"pii_guard/\1/", name) for name in here}
    assert installed <= set(wheel_names(built, "direct"))


def test_the_sdist_holds_all_that_its_tests_and_pages_read(built, checkout):
    (sdist,) = (built / "sdist").glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    here = {p.relative_to(checkout).as_posix() for p in checkout.rglob("*") if p.is_file()}
    assert here - held == set()


def metadata(folder: Path) -> str:
    (wheel,) = folder.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        return archive.read(name).decode()


def test_the_page_of_the_package_has_no_link_that_leads_nowhere(built):
    told = metadata(built / "direct")
    assert "Description-Content-Type: text/markdown" in told
    assert "docs/operate.md" in told
    assert re.findall(r"\]\((?!https?:)", told) == []
    assert "Project-URL" not in told, "no public address is known here, and none is made up"


def test_a_package_that_is_built_with_its_public_address_leads_there(checkout, tmp_path):
    build = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, checkout]
    run(*build, cwd=tmp_path, HOMEPAGE="https://code.example.kr/pii_guard/")
    told = metadata(tmp_path)
    assert "Project-URL: Homepage, https://code.example.kr/pii_guard\n" in told
    assert "](https://code.example.kr/pii_guard/blob/HEAD/docs/operate.md)" in told
    assert re.findall(r"\]\((?!https?:)", told) == []


def test_nothing_but_the_library_is_in_the_wheel(built):
    ours_alone = re.compile("(?:^|/)(?:tests?[/_]|bench|conftest)")
    assert not [name for name in wheel_names(built, "direct") if ours_alone.search(name)]


def test_a_wheel_made_from_the_sdist_is_the_same(built):
    assert wheel_names(built, "from_sdist") == wheel_names(built, "direct")


@pytest.mark.parametrize("kind", ["direct", "from_sdist", "sdist"])
def test_it_works_from_outside_the_checkout(built, tmp_path, kind):
    (package,) = [p for p in (built / kind).iterdir() if p.suffix in (".whl", ".gz")]
    python = environment(tmp_path / "env", package, cwd=tmp_path)
    action, rules, place, engine = run(python, "-c", ASK, cwd=tmp_path).split()
    assert (action, int(rules) > 20, engine) == ("block", True, "tables")
    assert str(tmp_path) in place
    assert __version__ in run(tmp_path / "env/bin/pii-guard", "--version", cwd=tmp_path)
    assert "127.0.0.1" in run(tmp_path / "env/bin/pii-guard-serve", "--help", cwd=tmp_path)


def test_one_wheel_serves_every_version_of_python_on_a_platform(built):
    (wheel,) = (built / "direct").glob("*.whl")
    assert "-cp311-abi3-" in wheel.name
    assert "pii_guard/scan/_automata.abi3.so" in wheel_names(built, "direct")


def test_without_a_compiler_it_installs_from_the_sdist_and_decides_alike(built, tmp_path):
    (sdist,) = (built / "sdist").glob("*.tar.gz")
    python = environment(tmp_path / "env", sdist, cwd=tmp_path, CC="/bin/false")
    action, rules, _, engine = run(python, "-c", ASK, cwd=tmp_path).split()
    assert (action, int(rules) > 20, engine) == ("block", True, "re2")
    assert run(tmp_path / "env/bin/pii-guard", "--version", cwd=tmp_path) == f"pii-guard {__version__} (re2)\n"


CONSUMER = """
from collections.abc import Iterator
import pii_guard
from pii_guard import Decision, Guard, Recognizer
from pii_guard.client import Client
from pii_guard.recognizer import Pattern, catches, ignores
guard = Guard()
many: Iterator[Decision] = guard.check_many(["x"], topic="local-tax")
text: str | None = Client().check("x").text
pii_guard.Gaurd  # wrong: attr-defined
guard.check("x", direction="resident")  # wrong: arg-type
guard.check_many(["x"], topc="local-tax")  # wrong: call-arg
guard.check_json({}, ["/a"], deadline_ms="soon")  # wrong: arg-type
"""


def test_a_type_checker_reads_the_installed_package_and_finds_what_is_wrong(built, tmp_path):
    python = environment(tmp_path / "env", *(built / "direct").glob("*.whl"), cwd=tmp_path)
    (tmp_path / "consumer.py").write_text(CONSUMER)
    mypy = [sys.executable, "-m", "mypy", "--strict", "--python-executable", python, "consumer.py"]
    done = subprocess.run(mypy, cwd=tmp_path, capture_output=True, text=True, check=False)
    wrong = [(n, line.partition("# wrong: ")[2]) for n, line in enumerate(CONSUMER.split("\n"), 1) if "# wrong" in line]
    assert [(int(n), code) for n, code in re.findall(r":(\d+): error: .*\[(.*)\]", done.stdout)] == wrong, done.stdout


def test_an_editable_install_works_from_outside_the_checkout(checkout, tmp_path):
    python = environment(tmp_path / "env", "-e", checkout, cwd=tmp_path)
    action, _, place, _ = run(python, "-c", ASK, cwd=tmp_path).split()
    assert action == "block"
    assert str(checkout) in place


def test_the_changelog_speaks_of_this_version():
    first = re.search(r"^## \[?([0-9.]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert first is not None
    assert first[1] == __version__


def test_the_changelog_gives_the_sum_of_the_rules_of_each_release():
    releases = re.split(r"^## ", (ROOT / "CHANGELOG.md").read_text("utf-8"), flags=re.MULTILINE)[1:]
    sums = [re.search(r"^Rules: sha256 `([0-9a-f]{64})`$", release, re.MULTILINE) for release in releases]
    missing = [release.splitlines()[0] for release, found in zip(releases, sums, strict=True) if not found]
    assert [name for name in missing if name != "Unreleased"] == []
    if sums[0]:  # nothing is unreleased: what is here is what the first release says
        assert sums[0][1] == load_catalog().sha256, "the rules have changed: begin a section Unreleased"
