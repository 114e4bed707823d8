"""Schemathesis, from its own command line, reads the OpenAPI of a running sidecar and tries whatever it allows."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests import servers

SCHEMATHESIS = Path(sys.executable).parent / "schemathesis"
ROOT = Path(__file__).resolve().parent.parent.parent
EXAMPLES = 30  # of each operation and phase


def test_no_request_finds_an_answer_that_is_not_documented(tmp_path):
    with servers.sidecar() as guard:
        command = [SCHEMATHESIS, "run", guard.url + "/openapi.json", f"--max-examples={EXAMPLES}"]
        command += ["--phases=examples,coverage,fuzzing", "--generation-deterministic"]  # no route leads to another
        command += ["--exclude-checks=positive_data_acceptance"]  # tests/contract.py has it, with its exceptions
        hooks = os.environ | {"SCHEMATHESIS_HOOKS": "tests.contract", "PYTHONPATH": str(ROOT)}
        run = subprocess.run(command, capture_output=True, text=True, timeout=900, cwd=tmp_path, env=hooks, check=False)
    assert run.returncode == 0, run.stdout[-4_000:]
    generated, passed = map(int, re.search(r"(\d+) generated, (\d+) passed", run.stdout).groups())
    tested = int(re.search(r"Tested: (\d+)", run.stdout)[1])
    print(f"operations {tested}, cases {generated}, failures {generated - passed}")
    assert tested > 0
    assert passed == generated >= EXAMPLES * tested / 2
