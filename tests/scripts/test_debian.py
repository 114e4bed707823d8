"""The one check in front of `make test`: what Debian packages are missing, in one line."""

import os
import subprocess
import sys

import pytest

from tests.test_docs import ROOT, load

debian = load("debian")


def test_what_every_test_needs_comes_first_and_then_what_each_client_says_once(tmp_path):
    (tmp_path / "a.txt").write_text("# a product\n# apt: java|default-jdk-headless nginx\nx==1\n")
    (tmp_path / "b.txt").write_text("# apt: nginx\n# apt: nodejs\n")
    (tmp_path / "c.txt").write_text("apt==2\n# made with apt: not a line\n")
    assert debian.needed(tmp_path) == [
        *debian.ALWAYS,
        "java|default-jdk-headless",
        "nginx",
        "nodejs",
    ]


def test_a_command_will_do_whichever_package_brought_it():
    assert debian.is_there("sh|no-such-package")
    assert not debian.is_there("no-such-command|dash")


@pytest.mark.process
def test_all_that_is_missing_is_said_in_one_line(tmp_path, monkeypatch, capsys):
    (tmp_path / "dpkg-query").write_text("#!/bin/sh\nexit 1\n")
    (tmp_path / "dpkg-query").chmod(0o755)
    (tmp_path / "a.txt").write_text("# apt: java|jdk y-tool\n")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "argv", ["debian.py"])
    assert debian.main(tmp_path) == 1
    always = " ".join(debian.package(need) for need in debian.ALWAYS if need != "python3-venv")
    assert capsys.readouterr().err == f"Debian packages are missing:  sudo apt-get install {always} jdk y-tool\n"


@pytest.mark.process
def test_what_is_missing_here_is_nothing():
    done = subprocess.run([sys.executable, ROOT / "scripts" / "debian.py"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_packages_of_ci_are_those_that_are_needed(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["debian.py", "--all"])
    assert debian.main() == 0
    assert capsys.readouterr().out.split()[:2] == ["make", "python3-venv"]
    assert "scripts/debian.py --all" in (ROOT / ".ci" / "run").read_text("utf-8")
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
