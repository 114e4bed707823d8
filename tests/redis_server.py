"""A real Redis for tests, in a process of its own: it can be frozen, flushed, killed and started again."""

import contextlib
import shutil
import signal
import socket
import subprocess

from tests.servers import free_port, wait_until


class RedisServer:
    """redis-server on a port of its own that keeps nothing on disk unless asked; `url` is its address."""

    def __init__(self, folder):
        self._folder, self.port = folder, free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self):
        found = shutil.which("redis-server")
        assert found, "redis-server is missing:  sudo apt-get install redis-server"
        quiet = ["--save", "", "--appendonly", "no", "--dir", str(self._folder), "--bind", "127.0.0.1"]
        command = [found, "--port", str(self.port), *quiet]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_until(self._answers, what="redis-server")

    def _answers(self):
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", self.port)) == 0 and self.says("PING") == b"+PONG\r\n"

    def says(self, *words):
        """The raw answer to a command, for what a test looks at behind the client's back."""
        asked = b"*%d\r\n" % len(words) + b"".join(b"$%d\r\n%s\r\n" % (len(w), w.encode()) for w in words)
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as s:
            s.sendall(asked)
            return s.recv(1 << 20)

    def dump(self):
        """Every byte that it would write to disk."""
        self.says("SAVE")
        return (self._folder / "dump.rdb").read_bytes()

    def flush(self):
        self.says("FLUSHALL")

    def freeze(self):
        self._process.send_signal(signal.SIGSTOP)

    def thaw(self):
        self._process.send_signal(signal.SIGCONT)

    def kill(self):
        self._process.kill()
        self._process.wait()

    def stop(self):
        self.thaw()
        self.kill()


@contextlib.contextmanager
def redis_server(folder):
    """A running RedisServer; what it writes goes to `folder`, a Path."""
    one = RedisServer(folder)
    try:
        yield one
    finally:
        one.stop()
