"""What stands in deploy/ agrees with the settings, the commands and the lock; the sample backend runs."""

import configparser
import importlib
import importlib.util
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from fastapi.testclient import TestClient

from examples.desk import environment
from pii_guard import Guard
from pii_guard.audit.cases import run_cases
from tests import servers
from tests.sidecar import Settings, ready

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
SETTINGS = Settings.model_fields
COMMANDS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]
VARIABLES = {f"PII_GUARD_{name.upper()}" for name in SETTINGS} | {"PII_GUARD_URL"}  # the last is the backend's
OF_THE_DESK = set(environment.VARIABLES)


def compose(file="compose.yaml"):
    return yaml.safe_load((DEPLOY / file).read_text("utf-8"))


def kubernetes(file="kubernetes.yaml"):
    """The documents by their kinds."""
    return {one["kind"]: one for one in yaml.safe_load_all((DEPLOY / file).read_text("utf-8"))}


def pod_of(file):
    *_, last = yaml.safe_load_all((DEPLOY / file).read_text("utf-8"))
    return last["spec"]["template"]["spec"]


@pytest.mark.parametrize("file", [f for f in DEPLOY.rglob("*") if f.is_file()], ids=lambda f: f.name)
def test_every_variable_that_is_set_is_one_that_is_read(file):
    text = file.read_text("utf-8")
    assert set(re.findall(r"PII_GUARD_[A-Z_]+", text)) <= VARIABLES
    assert set(re.findall(r"\bDESK_[A-Z_]+", text)) <= OF_THE_DESK


def test_the_image_runs_our_command_without_root_and_outside_of_the_checkout():
    last = (DEPLOY / "Dockerfile").read_text("utf-8").rpartition("\nFROM ")[2]
    assert json.loads(re.search(r"ENTRYPOINT (\[.*\])", last)[1])[0] in COMMANDS
    assert json.loads(re.search(r"HEALTHCHECK .*CMD (\[.*\])", last)[1])[0] in COMMANDS
    assert re.search(r"^USER (\d+)", last, re.MULTILINE)[1] != "0"
    assert "COPY" not in last, "only wheels go into the image"


@pytest.mark.parametrize("file", ["Dockerfile", "backend/Dockerfile", "desk/Dockerfile"])
def test_everything_that_an_image_is_built_of_is_known_by_its_hash(file):
    lines = (DEPLOY / file).read_text("utf-8").replace("\\\n", " ").splitlines()
    assert {line.split()[1] for line in lines if line.startswith("FROM ")} == {"${BASE}"}
    assert "ARG BASE" in lines, "without a default: an image without its digest is not built by accident"
    for command in re.findall(r"pip (?:wheel|install) [^&]*", "\n".join(li for li in lines if not li.startswith("#"))):
        known = "--require-hashes" in command or "--no-index" in command
        assert known or {"--no-deps", "--no-build-isolation"} <= set(command.split()), command


def test_what_builds_the_wheel_is_the_version_that_the_tests_ran_on():
    (setuptools,) = re.findall(r"^setuptools==\S+", (DEPLOY / "build.lock").read_text("utf-8"), re.MULTILINE)
    assert setuptools in (ROOT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in (DEPLOY / "build.lock").read_text("utf-8")


@pytest.mark.parametrize(("file", "names"), [("compose.yaml", "guard backend"), ("desk/compose.yaml", "guard desk")])
def test_compose_hardens_whatever_stands_beside_the_sidecar_as_it_does_the_sidecar(file, names):
    services = compose(file)["services"]
    assert list(services) == names.split()
    for service in services.values():
        assert (service["read_only"], service["cap_drop"], service["ulimits"]) == (True, ["ALL"], {"core": 0})
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert {"mem_limit", "pids_limit", "tmpfs"} <= set(service)
        assert "${PYTHON_BASE:?" in service["build"]["args"]["BASE"]


@pytest.mark.parametrize("file", ["kubernetes.yaml", "desk/kubernetes.yaml"])
def test_kubernetes_hardens_whatever_stands_beside_the_sidecar_as_it_does_the_sidecar(file):
    pod = pod_of(file)
    for container in (*pod["initContainers"], *pod["containers"]):
        context = container["securityContext"]
        assert (context["allowPrivilegeEscalation"], context["readOnlyRootFilesystem"]) == (False, True)
        assert context["capabilities"] == {"drop": ["ALL"]}
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}
    assert pod["enableServiceLinks"] is False, "a Service's variables look like settings"


def test_every_deployment_gives_the_sidecar_the_same_memory():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["guard"]["mem_limit"]
    *_, deployment = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
    (guard,) = deployment["spec"]["template"]["spec"]["initContainers"]
    unit = re.search(r"^MemoryMax=(\d+)M$", (DEPLOY / "pii-guard.service").read_text("utf-8"), re.MULTILINE)[1]
    assert (compose, guard["resources"]["limits"]["memory"], unit) == ("512m", "512Mi", "512")


def test_what_the_image_is_built_of_is_let_through_by_dockerignore():
    let = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf-8").split() if line.startswith("!")}
    assert {"examples", "deploy/desk.lock"} <= let
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    folders = {"pii_guard", *packages["package-dir"].values()}
    assert "setup.py" in let, "without it the image has no compiled runtime"
    assert folders | {"pyproject.toml", "README.md", "LICENSE", "deploy/requirements.lock", "deploy/build.lock"} <= let


def test_compose_gives_the_guard_no_network_no_root_and_nothing_to_write():
    guard = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))["services"]["guard"]
    assert (guard["network_mode"], guard["read_only"], guard["cap_drop"]) == ("none", True, ["ALL"])
    assert not guard["user"].startswith("0")


def test_the_kubernetes_sidecar_starts_first_is_probed_and_limited():
    *_, deployment = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
    pod = deployment["spec"]["template"]["spec"]
    (guard,) = pod["initContainers"]
    assert guard["restartPolicy"] == "Always"
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        command, *arguments = guard[probe]["exec"]["command"]
        assert command in COMMANDS
        assert arguments in ([], ["--alive"])
    assert guard["securityContext"]["readOnlyRootFilesystem"]
    assert set(guard["resources"]["limits"]) == {"cpu", "memory"}
    mounts = {mount["name"] for c in (guard, *pod["containers"]) for mount in c["volumeMounts"]}
    assert mounts == {volume["name"] for volume in pod["volumes"]}
    environment = {e["name"]: e["value"] for e in guard["env"]}
    assert pod["terminationGracePeriodSeconds"] > float(environment["PII_GUARD_DRAIN_SECONDS"])


def test_the_policy_of_the_kubernetes_sidecar_is_mounted_where_it_is_read_and_its_cases_hold(tmp_path):
    config, deployment = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
    (guard,) = deployment["spec"]["template"]["spec"]["initContainers"]
    (folder,) = [mount["mountPath"] for mount in guard["volumeMounts"] if mount["name"] == "policy"]
    for name, text in config["data"].items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    policy = Path(next(e["value"] for e in guard["env"] if e["name"] == "PII_GUARD_POLICY"))
    assert (str(policy.parent), policy.name in config["data"]) == (folder, True)
    results = run_cases(tmp_path / policy.with_suffix(".cases.toml").name, Guard(tmp_path / policy.name))
    assert [r.reasons for r in results] == [()]


def test_the_unit_lets_the_sidecar_enter_the_folders_that_it_makes():
    umask = re.search(r"^UMask=(\d+)$", (DEPLOY / "pii-guard.service").read_text("utf-8"), re.MULTILINE)[1]
    assert int(umask, 8) & 0o700 == 0, "several workers add up their counts in a folder"


def read_unit(name):
    unit = configparser.RawConfigParser(strict=False)
    unit.optionxform = str
    unit.read(DEPLOY / name, "utf-8")
    return unit


@pytest.mark.parametrize(
    ("name", "families"),
    [("pii-guard.service", "AF_UNIX"), ("pii-guard-intake.service", "AF_UNIX AF_INET AF_INET6")],  # it delivers
)
def test_a_unit_checks_before_it_starts_and_reloads_by_signal(name, families):
    service = read_unit(name)["Service"]
    assert Path(service["ExecStart"]).name in COMMANDS
    assert service["ExecStartPre"].endswith("--check")
    assert "-HUP" in service["ExecReload"]
    assert (service["NoNewPrivileges"], service["RestrictAddressFamilies"]) == ("yes", families)


def told(variables, folder):
    """The variables of a deployment with its paths below a folder, in which every file is that it names."""
    moved = {
        name: re.sub(r"(?<![\w.])/(?=(?:run|etc|var)/)", f"{folder}/", str(value)) for name, value in variables.items()
    }
    for value in moved.values():
        if value.startswith(str(folder)):
            Path(value).parent.mkdir(parents=True, exist_ok=True)
    Path(folder, "var/lib/pii-guard").mkdir(parents=True, exist_ok=True)
    return moved


def provide(folder, secrets, gateway):
    """The files that the office mounts."""
    for at, text in secrets.items():
        (folder / at).write_bytes(text)
    (folder / "etc/pii-guard/gateway.toml").write_text(gateway, "utf-8")


def of_compose():
    services = compose("desk/compose.yaml")["services"]
    name = re.compile(r"\$\{DESK_HOSTS:[^}]*\}")
    desk = {k: name.sub("desk.example.kr", v) for k, v in services["desk"]["environment"].items()}
    return services["guard"]["environment"], desk, (DEPLOY / "desk/gateway.toml").read_text("utf-8"), ""


def of_kubernetes():
    pod = pod_of("desk/kubernetes.yaml")
    guard, desk = ({e["name"]: e["value"] for e in one["env"]} for one in (*pod["initContainers"], *pod["containers"]))
    return guard, desk, kubernetes("desk/kubernetes.yaml")["ConfigMap"]["data"]["gateway.toml"], "desk/"


@pytest.mark.process
@pytest.mark.parametrize("of", [of_compose, of_kubernetes], ids=["compose", "kubernetes"])
def test_the_guard_and_the_desk_take_the_settings_of_their_deployment(of, tmp_path):
    guard, desk, gateway, below = of()
    guard, desk = told(guard, tmp_path), told(desk, tmp_path)
    key = b"of-the-desk-0123456789"
    secrets = {"state.key": bytes(range(32)), "keys": b"desk check+intake+operate " + key, "desk.key": key}
    provide(tmp_path, {f"run/secrets/{below}{name}": value for name, value in secrets.items()}, gateway)
    for command, variables in (("pii_guard.service.serve", guard), ("examples.desk.serve", desk)):
        done = subprocess.run(
            [sys.executable, "-m", command, "--check"],
            cwd=ROOT,
            env=servers.environment() | variables,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_the_gateway_of_the_desk_leads_to_the_skill_that_the_desk_serves():
    routes = [tomllib.loads(of()[2])["route"] for of in (of_compose, of_kubernetes)]
    for (route,), host in zip(routes, ("desk", "127.0.0.1"), strict=True):
        assert route["upstream"] == f"http://{host}:8800/kakao/skill"
        assert (route["adapter"], route["callback"]) == ("kakao-skill", "pass")
    assert of_compose()[1]["DESK_HOSTS"].startswith("desk,"), "the guard asks for it by this name"


def test_the_pod_of_the_desk_mounts_what_it_names_and_keeps_one_writer():
    desk = kubernetes("desk/kubernetes.yaml")["StatefulSet"]["spec"]
    pod = pod_of("desk/kubernetes.yaml")
    claims = {claim["metadata"]["name"] for claim in desk["volumeClaimTemplates"]}
    mounts = {mount["name"] for c in (*pod["initContainers"], *pod["containers"]) for mount in c["volumeMounts"]}
    assert mounts == claims | {volume["name"] for volume in pod["volumes"]}
    assert desk["replicas"] == 1
    (keys,) = [volume["secret"]["items"] for volume in pod["volumes"] if volume["name"] == "desk-key"]
    assert [item["key"] for item in keys] == ["desk.key"], "the desk never sees the key of the store"


def test_the_desk_keeps_out_of_the_guard_s_files_and_the_guard_out_of_the_desk_s():
    services = compose("desk/compose.yaml")["services"]
    assert services["guard"]["secrets"] == ["state.key", "keys"]
    assert services["desk"]["secrets"] == ["desk.key"]
    mounted = [{volume.partition(":")[0] for volume in services[one]["volumes"]} for one in ("guard", "desk")]
    assert not mounted[0] & mounted[1]


def test_the_unit_of_the_desk_checks_before_it_starts_and_reaches_the_intake_by_its_group():
    unit, intake = (read_unit(name)["Service"] for name in ("desk/pii-guard-desk.service", "pii-guard-intake.service"))
    assert unit["ExecStartPre"] == f"{unit['ExecStart']} --check"
    assert unit["SupplementaryGroups"] == intake["Group"]
    socket = re.search(r"PII_GUARD_UDS=(\S+)", (DEPLOY / "pii-guard-intake.service").read_text("utf-8"))[1]
    assert f"DESK_INTAKE=unix:{socket} " in (DEPLOY / "desk/pii-guard-desk.service").read_text("utf-8")
    for name in ("NoNewPrivileges", "ProtectSystem", "CapabilityBoundingSet", "SystemCallFilter", "UMask"):
        assert unit[name] == intake[name]


def pins(name):
    return set(re.findall(r"^[a-z0-9._-]+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE))


def test_the_documentation_counts_the_packages_of_the_locks():
    sidecar, desk = (len(pins(f"deploy/{lock}.lock")) for lock in ("requirements", "desk"))
    for page, said in (
        ("docs/deploy.md", f"the {sidecar} locked packages"),
        ("docs/ko/deploy.md", f"고정된 꾸러미 {sidecar}개"),
        ("README.md", f"{desk} packages"),
        ("README.ko.md", f"꾸러미 {desk}개"),
        ("docs/desk.md", f"{desk} packages"),
        ("docs/ko/desk.md", f"꾸러미 {desk}개"),
    ):
        assert said in (ROOT / page).read_text("utf-8"), page


@pytest.mark.parametrize("lock", ["requirements", "desk"])
def test_what_is_deployed_runs_on_the_versions_that_the_tests_ran_on(lock):
    assert pins(f"deploy/{lock}.lock") <= pins("requirements.lock")


def test_what_serve_and_desk_install_is_all_that_the_sidecar_the_intake_and_the_desk_name():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = ("service", "client", "redis", "intake", "desk")
    named = [*project["dependencies"], *(one for extra in extras for one in project["optional-dependencies"][extra])]
    wanted = {re.match("[a-z0-9-]+", one)[0] for one in named} - {"pii-guard"}
    assert wanted <= {pin.partition("==")[0] for pin in pins("deploy/desk.lock")}


@pytest.mark.process
def test_a_probe_knows_ready_alive_and_gone(monkeypatch, capsys):
    with servers.sidecar() as one:
        monkeypatch.setenv("PII_GUARD_PORT", str(one.port))
        assert (ready.main([]), ready.main(["--alive"])) == (0, 0)
        one.kill()
        assert ready.main([]) == 1
    assert "ConnectionRefusedError" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["a-port", "70000", "0"])
def test_a_probe_with_a_wrong_port_says_which_setting_is_wrong(monkeypatch, capsys, port):
    monkeypatch.setenv("PII_GUARD_PORT", port)
    assert ready.main([]) == 2
    assert capsys.readouterr().err == "pii-guard-ready: PII_GUARD_PORT is no port\n"


@pytest.mark.process
def test_a_probe_needs_nothing_of_the_guard_and_explains_itself():
    look = "import sys, pii_guard.service.process.ready; print({'pii_guard.guard', 'pydantic'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n", "it is run every few seconds"
    told = subprocess.run(
        [sys.executable, "-m", "pii_guard.service.process.ready", "--help"], capture_output=True, check=True
    )
    assert b"--alive" in told.stdout


@pytest.mark.process
def test_the_sample_backend_stores_only_what_the_sidecar_gave_back(monkeypatch, tmp_path):
    socket = tmp_path / "guard.sock"
    monkeypatch.setenv("PII_GUARD_URL", f"unix:{socket}")
    monkeypatch.setenv("PII_GUARD_UDS", str(socket))
    spec = importlib.util.spec_from_file_location("sample_backend", DEPLOY / "backend" / "app.py")
    backend = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(backend)
    client = TestClient(backend.app)
    with servers.sidecar(PII_GUARD_UDS=str(socket)) as one:
        assert ready.main([]) == 0
        assert client.post("/messages", json={"text": "연락처 010-2345-6789로 주세요"}).status_code == 201
        blocked = client.post("/messages", json={"text": "900101-1990027"})
        one.kill()
        lost = client.post("/messages", json={"text": "안녕하세요"})
    assert (blocked.status_code, lost.status_code) == (422, 422)
    assert "주민등록번호" in blocked.json()["notice"]
    assert client.get("/messages").json() == ["연락처 [전화번호]로 주세요"]
    backend.guard.close()
