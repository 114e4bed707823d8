"""The desk of an office in operation: `python -m examples.desk.serve`.

Its settings are the variables DESK_… (docs/desk.md). The intake runs apart, and https stands in front.
"""

import argparse
import os
import sys
from collections.abc import Sequence

import uvicorn

from examples.desk import environment
from examples.desk.app import create_app

USAGE = 2  # exit code for a wrong setting


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until stopped. Returns 2 when a variable is wrong."""
    parser = argparse.ArgumentParser(prog="python -m examples.desk.serve", description="The consultation desk.")
    parser.add_argument("--check", action="store_true", help="say what is wrong with the settings, and start nothing")
    parser.add_argument("--lang", choices=("ko", "en"), default=environment.language(os.environ))
    asked = parser.parse_args(argv)
    settings, faults = environment.read(os.environ)
    for fault in faults:
        print(f"desk: {fault.said(asked.lang)}", file=sys.stderr)
    if faults or asked.check:
        return USAGE if faults else 0
    config = uvicorn.Config(
        create_app(settings),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,  # paths are nobody's business
        server_header=False,
        proxy_headers=bool(settings.proxies),  # else whoever asks could write another address into the access record
        forwarded_allow_ips=list(settings.proxies),
        timeout_graceful_shutdown=2,
    )
    uvicorn.Server(config).run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
