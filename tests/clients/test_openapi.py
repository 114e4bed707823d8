"""Schemathesis, from its own command line, reads the OpenAPI of a running sidecar and tries whatever it allows."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import servers

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"
EXAMPLES = 30  # of each operation and phase


@pytest.mark.parametrize(
    "which",
    [
        ("--exclude-path=/anonymize", "--exclude-path=/v1/check"),
        # whether a span lies in the text, and what an operator needs beside its name, no schema says;
        # with status=gateway 422 is the answer to a blocked message, and no refusal
        ("--include-path=/anonymize", "--include-path=/v1/check", "--exclude-checks=positive_data_acceptance"),
    ],
)
def test_no_request_finds_an_answer_that_is_not_documented(which, tmp_path):
    with servers.sidecar() as guard:
        command = [SCHEMATHESIS, "run", guard.url + "/openapi.json", f"--max-examples={EXAMPLES}", *which]
        command += ["--phases=examples,coverage,fuzzing", "--generation-deterministic"]  # no route leads to another
        run = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=tmp_path, check=False)
    generated, passed = map(int, re.search(r"(\d+) generated, (\d+) passed", run.stdout).groups())
    tested = int(re.search(r"Tested: (\d+)", run.stdout)[1])
    print(f"operations {tested}, cases {generated}, failures {generated - passed}")
    assert run.returncode == 0, run.stdout[-4_000:]
    assert tested > 0
    assert passed == generated >= EXAMPLES * tested / 2
