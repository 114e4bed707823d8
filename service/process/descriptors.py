"""Open files: as many as the connections need that may be open, for a socket that finds none is lost without a word."""

import resource

RESERVE = 64  # log, policy, audit, listening sockets, pipes between workers


def needed(connections: int, upstreams: int) -> int:
    """Descriptors of one process with so many clients and so many requests to servers behind the gateway."""
    return connections + upstreams + RESERVE


def are_allowed(count: int) -> bool:
    """Whether this process may ever have so many."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return hard == resource.RLIM_INFINITY or hard >= count


def allow(count: int) -> None:
    """Raise the soft limit where it is lower; worker processes inherit it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != resource.RLIM_INFINITY and soft < count:
        resource.setrlimit(resource.RLIMIT_NOFILE, (count, hard))
