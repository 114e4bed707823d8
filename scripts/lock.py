"""Writes the locks: every dependency with hashes, for Python 3.11 to 3.13 on any platform.

requirements.lock is what development and CI install, deploy/requirements.lock what the sidecar needs to run,
deploy/desk.lock the same with the desk, deploy/build.lock what builds the wheel.

Run by `make lock`. Needs uv (installed into the environment on demand) and the package index.
"""

import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Locked by `make lock`; installed with pip --require-hashes. Do not edit.\n"


LOCKS = {
    "requirements.lock": ["--extra", "all", "--group", "dev"],
    "deploy/requirements.lock": [
        "--extra=service",
        "--extra=otel",
        "--extra=redis",
        "--extra=intake",
        "--constraint=requirements.lock",
    ],
    "deploy/desk.lock": ["--extra=desk", "--extra=redis", "--extra=intake", "--constraint=requirements.lock"],
}


def main() -> int:
    """Resolve each lock; the others take the versions of the first."""
    ArgumentParser(description=(__doc__ or "").partition("\n")[0]).parse_args()
    uv = shutil.which("uv") or str(Path(sys.executable).parent / "uv")
    if not Path(uv).exists():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    for name, what in LOCKS.items():
        _write(uv, ROOT / name, what)
    _write_build(ROOT / "deploy/build.lock")
    return 0


def _write_build(lock: Path) -> None:
    """The one package that builds ours, as it stands in requirements.lock."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines(keepends=True)
    first = next(i for i, line in enumerate(lines) if line.startswith("setuptools=="))
    last = next((i for i in range(first + 1, len(lines)) if not lines[i].startswith(" ")), len(lines))
    lock.write_text(HEADER + "".join(lines[first:last]), encoding="utf-8")


def _write(uv: str, lock: Path, what: list[str]) -> None:
    command = [uv, "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    command += ["--no-header", "--no-annotate", *what, "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("-e ", "."))]
    lock.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{lock.relative_to(ROOT)}: {sum('==' in line for line in lines)} packages")


if __name__ == "__main__":
    sys.exit(main())
