"""pii-guard serve: hands over to the sidecar, which is installed with the extra `service`."""

import importlib
from collections.abc import Sequence

from pii_guard.cli.screen import CommandError, Screen

HOME = "pii_guard.service.serve"


def serve(arguments: Sequence[str], screen: Screen) -> int:
    """Run the sidecar with its own arguments. Raises CommandError where its packages are missing."""
    try:
        module = importlib.import_module(HOME)
    except ModuleNotFoundError as error:
        raise CommandError(screen.words("no_service", name=error.name)) from None
    return int(module.main(list(arguments), screen.words.lang) or 0)
