"""A desk in operation: apart from the intake, with a key, behind a proxy; log-ins are made by a command."""

import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests import servers
from tests.desk import ROOT, departments

pytestmark = [pytest.mark.process, pytest.mark.slow]

KEY = "of-the-desk-0123456789"
NAME = "desk.example.kr"
KEYS = f"desk check+intake+operate {KEY}"


def run(module, environ, *arguments):
    command = [sys.executable, "-m", f"examples.desk.{module}", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def environ(tmp_path_factory):
    """The variables of a desk whose intake runs."""
    folder = tmp_path_factory.mktemp("operation")
    folder.joinpath("desk.key").write_text(KEY, "utf-8")
    told = {
        "PII_GUARD_INTAKE": f"sqlite:///{folder}/intake.db",
        "PII_GUARD_DEPARTMENTS": departments(folder),
        "PII_GUARD_API_KEYS": KEYS,
    }
    with servers.sidecar(**told) as one:
        yield servers.environment() | {
            "DESK_PORT": str(servers.free_port()),
            "DESK_HOSTS": NAME,
            "DESK_PROXIES": "127.0.0.1",
            "DESK_INTAKE": one.url,
            "DESK_KEY_FILE": str(folder / "desk.key"),
            "DESK_DATABASE": str(folder / "desk.db"),
        }


@pytest.fixture(scope="module")
def logins(environ):
    """Names and passwords, as the command prints them once."""
    done = run("seeding", environ)
    assert done.returncode == 0, done.stderr
    return {line.split()[0]: line.split()[1] for line in done.stdout.splitlines()}


@pytest.fixture(scope="module")
def url(environ, logins):
    command = [sys.executable, "-m", "examples.desk.serve"]
    with subprocess.Popen(command, cwd=ROOT, env=environ) as process:
        at = f"http://127.0.0.1:{environ['DESK_PORT']}"
        try:
            servers.wait_until(lambda: httpx.get(at, trust_env=False).is_success, what="the desk")
            yield at
        finally:
            process.terminate()


def asked(url, path, **more):
    """A request as the proxy in front sends it on."""
    headers = {"host": NAME, "x-forwarded-for": "203.0.113.9", "x-forwarded-proto": "https"} | more.pop("headers", {})
    return httpx.request(more.pop("method", "GET"), url + path, headers=headers, trust_env=False, timeout=30, **more)


def token(page):
    return page.text.partition('name="form_token" value="')[2].partition('"')[0]


def entered(url, name, password):
    """The cookie of an officer who has logged in, and the answer to it."""
    door = asked(url, "/officer/enter")
    fields = {"form_token": token(door), "name": name, "password": password, "place": "/officer"}
    cookie = door.headers["set-cookie"].partition(";")[0]
    answer = asked(url, "/officer/enter", method="POST", data=fields, headers={"cookie": cookie})
    return answer.headers.get("set-cookie", "").partition(";")[0], answer.status_code


def test_cookies_go_over_https_only_and_the_name_is_the_one_that_was_given(url):
    assert "; Secure" in asked(url, "/").headers["set-cookie"]
    assert asked(url, "/", headers={"host": "evil.example"}).status_code == 421


def test_the_access_record_has_the_address_that_the_proxy_saw(url, logins, environ):
    cookie, status = entered(url, "finance-1", logins["finance-1"])
    assert status == 303
    assert asked(url, "/officer", headers={"cookie": cookie}).status_code == 200
    headers = {"authorization": f"Bearer {KEY}"}
    rows = httpx.get(f"{environ['DESK_INTAKE']}/v1/access", headers=headers, trust_env=False).json()["access"]
    assert [row["address"] for row in rows if row["officer"] == "finance-1" and row["what"] == "list"] == [
        "203.0.113.9"
    ]


def test_a_new_password_ends_the_old_one_and_whoever_is_logged_in_by_it(url, logins, environ):
    cookie, _ = entered(url, "jobs-1", logins["jobs-1"])
    done = run("seeding", environ, "jobs-1")
    (line,) = done.stdout.splitlines()
    assert line.split()[0] == "jobs-1"
    assert asked(url, "/officer", headers={"cookie": cookie}).status_code == 401
    assert entered(url, "jobs-1", logins["jobs-1"])[1] == 401
    assert entered(url, "jobs-1", line.split()[1])[1] == 303


def test_an_officer_who_is_taken_out_of_the_office_is_out_at_once(url, logins, environ):
    cookie, _ = entered(url, "farming-2", logins["farming-2"])
    file = Path(environ["DESK_DATABASE"]).with_name("departments.toml")
    fresh = file.read_text("utf-8").replace('"farming-1", "farming-2"', '"farming-1"')
    file.with_suffix(".new").write_text(fresh, "utf-8")
    file.with_suffix(".new").replace(file)
    servers.wait_until(lambda: asked(url, "/officer", headers={"cookie": cookie}).status_code == 401, what="the change")
    assert entered(url, "farming-2", logins["farming-2"])[1] == 401
    assert entered(url, "farming-1", logins["farming-1"])[1] == 303


@pytest.mark.parametrize("module", ["serve", "seeding"])
def test_a_wrong_variable_ends_it_before_anything_starts(module, environ):
    done = run(module, environ | {"DESK_PORT": "x"}, "--lang", "ko")
    assert (done.returncode, done.stderr) == (2, "desk: DESK_PORT: 1에서 65535까지의 수여야 합니다\n")


def test_settings_can_be_looked_at_without_starting(environ):
    assert run("serve", environ, "--check").returncode == 0


def test_without_an_intake_no_log_ins_are_made(environ):
    done = run("seeding", environ | {"DESK_INTAKE": "http://127.0.0.1:9"}, "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "the intake does not answer\n")
