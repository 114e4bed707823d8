"""A Matrix server (Synapse) as a process of its own; what only one of its tests needs, that test adds."""

import contextlib
import subprocess

import httpx

from tests import servers

CONFIG = """
server_name: county.test
pid_file: {home}/pid
signing_key_path: {home}/key
media_store_path: {home}/media
report_stats: false
suppress_key_server_warning: true
enable_registration: true
enable_registration_without_verification: true
registration_shared_secret: none
macaroon_secret_key: none
form_secret: none
trusted_key_servers: []
rc_message: {{ per_second: 1000, burst_count: 1000 }}
database: {{ name: sqlite3, args: {{ database: {home}/homeserver.db }} }}
listeners:
  - {{ port: {port}, bind_addresses: [127.0.0.1], type: http, resources: [{{ names: [client], compress: false }}] }}
{more}
"""


@contextlib.contextmanager
def running(commands, home, more, **headers):
    """A client of a new server in the folder `home`; `more` are lines of its configuration."""
    port, config = servers.free_port(), home / "homeserver.yaml"
    config.write_text(CONFIG.format(home=home, port=port, more=more), "utf-8")
    start = [commands / "python", "-m", "synapse.app.homeserver", "-c", config]
    subprocess.run([*start, "--generate-keys"], check=True, cwd=home)
    url = f"http://127.0.0.1:{port}/_matrix/client"
    with (home / "log").open("wb") as log:
        process = subprocess.Popen(start, cwd=home, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=url, trust_env=False, timeout=30, headers=headers) as client:
            servers.wait_until(lambda: client.get("/versions").is_success, what="Synapse")
            yield client
    finally:
        process.terminate()
        process.wait()
