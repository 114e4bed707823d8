"""The compiled runtime under AddressSanitizer and UndefinedBehaviorSanitizer, and installed by hand."""

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from pii_guard.scan.tables import FILE, Tables

SOURCE = Path(FILE).with_name("_automata.c")
HERE = Path(__file__).parent
STRICT = ("-std=c11", "-Wall", "-Wextra", "-Wconversion", "-Werror", "-Wno-cast-function-type")
SANITIZERS = ("-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-g", "-O1")

pytestmark = [
    pytest.mark.process,
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("gcc") is None, reason="no C compiler: sudo apt-get install gcc"),
]


def run(*command, **variables):
    done = subprocess.run(
        list(map(str, command)), capture_output=True, text=True, check=False, env={**os.environ, **variables}
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sanitized(tmp_path_factory):
    """The extension with sanitizers in it, compiled without a warning."""
    made = tmp_path_factory.mktemp("sanitized") / "_automata.abi3.so"
    include = f"-I{sysconfig.get_path('include')}"
    run("gcc", "-shared", "-fPIC", *STRICT, *SANITIZERS, include, SOURCE, "-o", made)
    return made


def sanely(*command):
    preload = run("gcc", "-print-file-name=libasan.so").strip()
    return run(*command, LD_PRELOAD=preload, ASAN_OPTIONS="detect_leaks=0", PYTHONMALLOC="malloc")


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    path = tmp_path_factory.mktemp("tables") / "small.bin"
    code = (
        "import sys; sys.path.insert(0, 'scripts')\n"
        "from automata.building import build; from automata.grouping import Group; from automata.layout import packed\n"
        "from pathlib import Path\n"
        "bodies = ['[0-9]{3}', '가나$', 'a[^b]c', '^x', '[가-힣]{2}씨']\n"
        "groups = [Group(tuple(map(str, range(3))), build(bodies[:3])), Group(('3', '4'), build(bodies[3:]))]\n"
        f"Path({str(path)!r}).write_bytes(packed(groups, {{str(i): i for i in range(5)}}))\n"
    )
    run(sys.executable, "-c", code)
    return path


@pytest.mark.parametrize("seed", [1, 2])
def test_no_damaged_table_and_no_text_makes_it_leave_its_bounds(sanitized, small, seed):
    taken = sanely(sys.executable, HERE / "runtime_fuzzer.py", sanitized, small, seed, 400)
    assert int(taken.split()[1]) > 20  # damage that the load has no reason to refuse


def test_the_committed_tables_stay_in_bounds(sanitized, tmp_path):
    path = tmp_path / "tables.bin"
    path.write_bytes(Tables.read(FILE).automata)
    sanely(sys.executable, HERE / "runtime_fuzzer.py", sanitized, path, 3, 4)
