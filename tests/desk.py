"""The desk as `make desk` starts it: the sidecar with its intake, and the desk, each a process of its own."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import httpx

from tests.servers import environment, wait_until

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "service" / "declared" / "departments-example.toml"
START = [sys.executable, "-u", "-m", "examples.desk"]
ALWAYS = ("mon-sun 00:00-23:59",)
_URL = re.compile(r"^  (\S+(?: API)?) +(http\S+)", re.MULTILINE)
_LOGIN = re.compile(r"^  ([a-z0-9-]+) +([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}) ", re.MULTILINE)


def departments(
    folder: Path,
    hours: Iterable[str] = ALWAYS,
    lunch: str = "",
    holidays: str = "",
    closed: str = "",
    zone: str = "Asia/Seoul",
    more: str = "",
) -> Path:
    """A departments.toml like the bundled one, with other times; `more` is put behind it. It is there whole at once."""
    text = re.sub(r"^(hours|lunch|holidays|closed|timezone) = .*\n", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)
    times = f"hours = [{', '.join(map(repr, hours))}]\nlunch = {lunch!r}\nholidays = {holidays!r}\n"
    times += f"closed = [{closed}]\ntimezone = {zone!r}\n"
    file, fresh = folder / "departments.toml", folder / "departments.new"
    fresh.write_text(text.replace("[office]\n", f"[office]\n{times}", 1) + more, "utf-8")
    return fresh.replace(file)


CLOCK = """
import pathlib, time
real, ahead = time.time, pathlib.Path(__file__).with_name("ahead")
time.time = lambda: real() + float(ahead.read_text("ascii"))
"""


class Clock:
    """What processes that were started with its `environment` take for the time; it runs on from where it is set."""

    def __init__(self, folder):
        self._folder = folder
        folder.joinpath("sitecustomize.py").write_text(CLOCK, "utf-8")
        self.environment = {"PYTHONPATH": str(folder)}

    def show(self, moment):
        """Set it, by a datetime with its zone."""
        fresh = self._folder / "ahead.new"
        fresh.write_text(str(moment.timestamp() - time.time()), "ascii")
        fresh.replace(self._folder / "ahead")


class Desk:
    """A running desk. `said` is all that it printed, `folder` holds every file that it and the intake write."""

    def __init__(self, folder, *arguments, **more):
        self.folder = folder / "data"
        self._log = folder / "log.txt"
        command = [*START, "--data", self.folder, *arguments]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(command, env=environment() | more, cwd=ROOT, stdout=log, stderr=log)
        try:
            wait_until(lambda: self._told() or self.process.poll() is not None, what="the desk")
            assert self.process.poll() is None, self.said
            wait_until(lambda: httpx.get(self.url, trust_env=False).is_success, what="the desk")
        except BaseException:
            self.stop()
            raise

    @property
    def said(self):
        return self._log.read_text("utf-8")

    def _told(self):
        return "비밀번호" in self.said and "-chief" in self.said

    def place(self, name):
        """The address that it printed under a name."""
        return dict(_URL.findall(self.said))[name]

    @property
    def url(self):
        return self.place("주민").rstrip("/")

    @property
    def intake(self):
        return self.place("카카오톡").removesuffix("/gateway/kakao")

    @property
    def passwords(self):
        return dict(_LOGIN.findall(self.said))

    @property
    def sidecar(self):
        """The process id of the sidecar."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii").split()
        return int(children[0])

    @contextlib.contextmanager
    def killed_intake(self):
        """No intake for a while, as kill -9 leaves it; then the same command again, at the same port."""
        at = Path(f"/proc/{self.sidecar}")
        command = at.joinpath("cmdline").read_bytes().decode().split("\0")[:-1]
        told = dict(item.split("=", 1) for item in at.joinpath("environ").read_bytes().decode().split("\0") if item)
        os.kill(self.sidecar, signal.SIGKILL)
        time.sleep(0.2)
        yield
        self.revived = subprocess.Popen(command, env=told, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(lambda: httpx.get(f"{self.intake}/readyz", trust_env=False).is_success, what="the intake")

    def stop(self):
        for process in (self.process, getattr(self, "revived", None)):
            if process:
                process.terminate()
                process.wait(20)


@contextlib.contextmanager
def desk(folder, *arguments, **more):
    """A running Desk; `more` are variables of its environment."""
    one = Desk(folder, *arguments, **more)
    try:
        yield one
    finally:
        one.stop()
