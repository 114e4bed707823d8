"""Names every Debian package that the tests need and this machine has not, in one line to install them.

    python3 scripts/debian.py                     # 1 when something is missing, and says how to install it
    python3 scripts/debian.py --all               # everything that is needed, for `apt-get install`

It runs before there is an environment, so it imports nothing of ours. What the tests of one client need stands in
tests/clients/NAME.txt, in a line `# apt: default-jdk-headless`; `command|package` where any package that brings the
command will do: `# apt: java|default-jdk-headless`. Where there is no dpkg nothing is looked up and nothing is said.
"""

import os
import re
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

ALWAYS = (
    "make",
    "python3-venv",
    "cc|gcc",
    "libc6-dev",
    "redis-server|redis-server",
    "postgresql",
    "chromium|chromium",
    "fonts-noto-cjk",
    "libpangoft2-1.0-0",
    "pdftoppm|poppler-utils",
)
CLIENTS = Path(__file__).resolve().parent.parent / "tests" / "clients"
NEEDS = re.compile(r"^#\s*apt:\s*(.+)$", re.MULTILINE)


def needed(clients: Path) -> list[str]:
    """What is needed, each a package, or a command and the package that brings it."""
    lines = [line for file in sorted(clients.glob("*.txt")) for line in NEEDS.findall(file.read_text("utf-8"))]
    return list(dict.fromkeys([*ALWAYS, *(word for line in lines for word in line.split())]))


def package(need: str) -> str:
    """The package of a need."""
    return need.rpartition("|")[2]


def is_there(need: str) -> bool:
    """Whether this machine has it: the command, the part of Python, or the package as dpkg says."""
    command = need.rpartition("|")[0]
    if command or need == "make":
        return shutil.which(command or need, path=f"{os.environ.get('PATH', '')}:/usr/sbin") is not None  # nginx
    if need == "python3-venv":
        look = subprocess.run([sys.executable, "-c", "import venv, ensurepip"], capture_output=True, check=False)
        return look.returncode == 0
    status = subprocess.run(["dpkg-query", "-W", "-f=${Status}", need], capture_output=True, text=True, check=False)
    return status.stdout.endswith(" installed")


def main(clients: Path = CLIENTS) -> int:
    """Say what is missing; 1 where something is."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--all", action="store_true", help="print all that is needed, also what is there")
    asked = parser.parse_args()
    if asked.all:
        print(" ".join(map(package, needed(clients))))
        return 0
    missing = [package(need) for need in needed(clients) if shutil.which("dpkg-query") and not is_there(need)]
    if missing:
        print(f"Debian packages are missing:  sudo apt-get install {' '.join(missing)}", file=sys.stderr)
    return int(bool(missing))


if __name__ == "__main__":
    sys.exit(main())
