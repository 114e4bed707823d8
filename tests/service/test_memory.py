"""The memory of a serving process holds messages: no core file, and closed to other processes of the same user."""

import subprocess
import sys

import pytest

from tests.sidecar import Settings, serve

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform != "linux", reason="/proc and prctl are Linux's"),
]

BEFORE_AND_AFTER = """
import ctypes, importlib, os, resource

app = importlib.import_module("pii_guard.service.app")
memory = importlib.import_module("pii_guard.service.memory")
libc = ctypes.CDLL(None)


def as_nobody(act):
    pid = os.fork()
    if not pid:
        try:
            if os.getuid() == 0:  # root may read everything
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            act()
            os._exit(0)
        except PermissionError:
            os._exit(1)
        except BaseException:
            os._exit(2)
    return pid


def looked_into(pid):
    reader = as_nobody(lambda: open(f"/proc/{pid}/mem", "rb").close())
    return os.waitstatus_to_exitcode(os.waitpid(reader, 0)[1])


def target():
    libc.prctl(memory.PR_SET_DUMPABLE, 1, 0, 0, 0)  # as every program begins
    os.write(told[1], b"x")
    os.read(go[0], 1)
    memory.forbid_dumps()
    os.write(told[1], b"x")
    os.read(go[0], 1)


told, go = os.pipe(), os.pipe()
pid = as_nobody(target)
os.read(told[0], 1)
before = looked_into(pid)
os.write(go[1], b"x")
os.read(told[0], 1)
after = looked_into(pid)
os.write(go[1], b"x")
os.waitpid(pid, 0)
print("another process of the user:", before, after)
print("dumpable:", libc.prctl(3, 0, 0, 0, 0), end=" ")
app.serving_app()
print(libc.prctl(3, 0, 0, 0, 0))
print("core:", resource.getrlimit(resource.RLIMIT_CORE))
"""


@pytest.fixture(scope="module")
def said():
    done = subprocess.run([sys.executable, "-c", BEFORE_AND_AFTER], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_another_process_of_the_user_could_look_into_it_and_cannot_any_more(said):
    if said[0].endswith("1 1"):
        pytest.skip("this kernel lets no process look into another one of its user (Yama)")
    assert said[0] == "another process of the user: 0 1"


def test_what_serves_may_leave_no_core_file(said):
    assert said[1:] == ["dumpable: 1 0", "core: (0, 0)"]


@pytest.mark.parametrize("workers", [1, 4])
def test_every_process_that_serves_is_closed_before_it_serves(workers):
    config = serve._config(Settings(workers=workers))
    assert config.app == "pii_guard.service.app:serving_app"
