"""From settings to what is in force: the policy, compiled, with its cases run."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pii_guard import Guard, PolicyError
from pii_guard.audit.cases import run_cases
from pii_guard.sentences import Sentence
from pii_guard.sentences import policy as say

from ..declared.gateway import Gateway, load_gateway
from ..declared.settings import Settings

if TYPE_CHECKING:
    from ..declared.departments import Departments


class Loaded(NamedTuple):
    """All that a reload replaces. `untested`: no cases stand beside a policy of one's own."""

    guard: Guard
    gateway: Gateway
    untested: bool
    departments: "Departments | None" = None
    shadow: Guard | None = None


def policy_source(settings: Settings) -> str | Path:
    """A bundled name, or the path of a file of one's own."""
    return Path(settings.policy) if settings.policy_is_path else settings.policy


def cases_file(settings: Settings) -> Path | None:
    """The cases beside a policy of one's own; None where there are none."""
    if not settings.policy_is_path:
        return None
    beside = Path(settings.policy).with_suffix(".cases.toml")
    return beside if beside.is_file() else None


def cases_of(settings: Settings) -> str | Path | None:
    """What says what the policy must do: the cases beside it, those of a bundled one by its name, or nothing."""
    return cases_file(settings) if settings.policy_is_path else settings.policy


def guard_of(settings: Settings) -> Guard:
    """The guard that the settings ask for. Raises PolicyError or CatalogError, also where one of its cases fails."""
    guard = Guard(policy_source(settings))
    if cases := cases_file(settings):
        faults = [say.DOES_NOT_HOLD.at(f"{cases.name}: {r.name}") for r in run_cases(cases, guard) if not r.holds]
        if faults:
            raise PolicyError(faults)
    return guard


def gateway_of(settings: Settings, guard: Guard) -> Gateway:
    """The declared routes of the gateway; none where there is no file. Raises PolicyError."""
    path = settings.gateway_path
    return load_gateway(path, guard.policy) if path else Gateway()


def departments_of(settings: Settings, guard: Guard) -> "Departments | None":
    """Who answers for which topic; None where there is no file. Raises PolicyError.

    Imported with the first file: without one nobody needs the calendar of holidays.
    """
    if not settings.departments:
        return None
    from ..declared.departments import load_departments

    return load_departments(settings.departments, guard)


def shadow_of(settings: Settings) -> Guard | None:
    """The draft that decides beside the policy in force and does not act. Raises PolicyError."""
    name = settings.shadow
    return Guard(Path(name) if name.endswith(".toml") or "/" in name else name) if name else None


def of_guard(settings: Settings, guard: Guard) -> Loaded:
    """The same for a guard that is there already."""
    departments = departments_of(settings, guard)
    return Loaded(guard, gateway_of(settings, guard), is_untested(settings), departments, shadow_of(settings))


def is_untested(settings: Settings) -> bool:
    """Whether nobody has written down what the policy must do. The bundled ones come with their cases."""
    return settings.policy_is_path and cases_file(settings) is None


def load(settings: Settings) -> Loaded:
    """Everything that a reload replaces. Raises PolicyError or CatalogError."""
    if faults := list(_no_files(settings)):
        raise PolicyError(faults)
    untested = is_untested(settings)
    guard = guard_of(settings)
    departments = departments_of(settings, guard)
    return Loaded(guard, gateway_of(settings, guard), untested, departments, shadow_of(settings))


def _no_files(settings: Settings) -> Iterator[Sentence]:
    """Everything that stands in the place of a file and is none: a pipe would be waited for without end."""
    for path in watched(settings):
        if path.exists() and not path.is_file():
            yield say.NOT_A_FILE.at(path.name)


def watched(settings: Settings) -> tuple[Path, ...]:
    """The files whose change asks for a reload, also those that are not there yet."""
    own = (Path(settings.policy),) if settings.policy_is_path else ()
    cases = tuple(path.with_suffix(".cases.toml") for path in own)
    gateway = Path(settings.gateway) if settings.gateway else None
    beside = tuple(path.with_name("gateway.toml") for path in own)
    departments = Path(settings.departments) if settings.departments.endswith(".toml") else None
    draft = (Path(settings.shadow),) if settings.shadow.endswith(".toml") else ()
    return own + cases + ((gateway,) if gateway else beside) + ((departments,) if departments else ()) + draft
