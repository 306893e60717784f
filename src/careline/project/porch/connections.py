"""How many connections one process may hold: each is a file to the operating system."""

import resource

MOST = 4096
"""In one process. Those that say nothing are ended by the web server after a few seconds."""

OWN = 256
"""Files a process has open besides."""


def allow_many() -> None:
    """Let this process have as many files open as it takes connections, if the machine grants it."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST + OWN if hard == resource.RLIM_INFINITY else min(MOST + OWN, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
