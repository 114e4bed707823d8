"""Writes requirements.lock: every dependency with hashes, for Python 3.11 to 3.13 on any platform.

Run by `make lock`. Needs uv (installed into the environment on demand) and the package index.
"""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Locked by `make lock`; installed with pip --require-hashes. Do not edit.\n"


def main() -> int:
    """Resolve all extras and the development group into one universal lock."""
    uv = shutil.which("uv") or str(Path(sys.executable).parent / "uv")
    if not Path(uv).exists():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "uv"], check=True)
    lock = ROOT / "requirements.lock"
    command = [uv, "pip", "compile", "--universal", "--generate-hashes", "--python-version", "3.11", "--quiet"]
    command += ["--no-header", "--no-annotate", "--all-extras", "--group", "dev", "pyproject.toml"]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("-e ", "."))]
    lock.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{lock.name}: {sum('==' in line for line in lines)} packages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
