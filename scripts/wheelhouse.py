"""Gather every wheel that the sidecar needs into a folder that can be carried into a closed network.

    python scripts/wheelhouse.py [--desk] [--to dist/wheelhouse] [--python 3.11] [--platform manylinux_2_28_x86_64 …]

Inside, on a machine without any network:

    python3 -m venv /opt/pii-guard
    /opt/pii-guard/bin/pip install --no-index --find-links wheelhouse -r wheelhouse/requirements.txt

Nothing but wheels is taken, each checked against its hash. SHA256SUMS goes along for the gate of the network.
"""

import hashlib
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {False: ROOT / "deploy" / "requirements.lock", True: ROOT / "deploy" / "desk.lock"}  # without and with the desk
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet")


def main() -> int:
    """Download, build our own wheel, write the list and the sums."""
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--to", type=Path, default=ROOT / "dist" / "wheelhouse", metavar="FOLDER")
    parser.add_argument("--python", default=HERE, help=f"version of Python inside (default {HERE})")
    parser.add_argument(
        "--platform", nargs="*", default=[], help="tags of the machines inside (default: like this one)"
    )
    parser.add_argument("--desk", action="store_true", help="what the desk needs too, and no OpenTelemetry")
    options = parser.parse_args()
    lock = LOCKS[options.desk]
    folder: Path = options.to
    folder.mkdir(parents=True, exist_ok=True)
    for old in (*folder.glob("*.whl"), folder / "SHA256SUMS"):
        old.unlink(missing_ok=True)
    target = ["--python-version", options.python, *(part for tag in options.platform for part in ("--platform", tag))]
    told = ["--only-binary", ":all:", "--no-deps", "--require-hashes", "-r", str(lock), "--dest", str(folder)]
    print(f"gathering {sum('==' in line for line in lock.read_text().splitlines())} packages …", flush=True)
    subprocess.run([*PIP, "download", *target, *told], check=True)
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)]
    subprocess.run([*PIP, *build], check=True)
    wheels = sorted(folder.glob("*.whl"))
    names = sorted(wheel.name.split("-")[0] + "==" + wheel.name.split("-")[1] for wheel in wheels)
    (folder / "requirements.txt").write_text("\n".join(names) + "\n", encoding="utf-8")
    sums = "".join(f"{hashlib.sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n" for wheel in wheels)
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    size = sum(wheel.stat().st_size for wheel in wheels)
    print(f"{len(wheels)} wheels, {size / 1e6:.1f} MB, in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
