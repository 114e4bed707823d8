"""PostgreSQL for tests: a server of its own in a temporary folder, and fresh databases in it."""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from tests import servers

HOMES = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
FAST = "-c fsync=on -c max_connections=60 -c shared_buffers=16MB"


class Postgres:
    """A running server; `database()` makes a fresh database and gives its address."""

    def __init__(self, folder, port, run):
        self.folder, self.port, self._run, self._made = folder, port, run, 0

    def database(self):
        self._made += 1
        name = f"intake_{self._made}"
        self.sql(f"create database {name} encoding 'UTF8' template template0")
        return f"postgresql://postgres@127.0.0.1:{self.port}/{name}"

    def sql(self, statement, database="postgres"):
        return self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-Atc", statement, database)

    def stop(self):
        """As a power cut does it. Starts no process: a session's last test may be one that must not."""
        mark = self.folder / "data" / "postmaster.pid"
        os.kill(int(mark.read_text().split()[0]), signal.SIGQUIT)
        servers.wait_until(lambda: not mark.exists(), what="the end of PostgreSQL")

    def start(self):
        told = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 {FAST}"
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-l", str(self.folder / "log"), "-o", told, "-w", "start")

    def files(self):
        """All bytes of the server's folder."""
        return b"".join(file.read_bytes() for file in self.folder.rglob("*") if file.is_file())


@contextlib.contextmanager
def postgres():
    """A server for as long as the block; as root it runs as the user postgres, which it insists on."""
    if not HOMES:
        raise RuntimeError("PostgreSQL is missing:  sudo apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pii_guard_pg_"))
    as_root = os.geteuid() == 0
    if as_root:
        shutil.chown(folder, "postgres", "postgres")

    def run(command, *arguments):
        line = [str(HOMES[0] / command), *arguments]
        line = ["runuser", "-u", "postgres", "--", *line] if as_root else line
        told = {"cwd": folder, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL, "text": True}
        done = subprocess.run(line, check=True, **told)
        return done.stdout

    server = Postgres(folder, servers.free_port(), run)
    run("initdb", "-D", str(folder / "data"), "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-sync")
    server.start()
    try:
        yield server
    finally:
        with contextlib.suppress(OSError):
            server.stop()
        shutil.rmtree(folder, ignore_errors=True)
