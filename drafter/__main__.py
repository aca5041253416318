"""`python -m drafter`, and the program `drafter`: the command line."""

import signal
import sys

# Ctrl+C before the command has begun ends it without a word; then the command line listens itself.
signal.signal(signal.SIGINT, signal.SIG_DFL)

if sys.platform != "win32":
    import resource

    # Under a limit of file sizes Python 3.11 leaves halves of compiled files, which nobody can load again.
    if resource.getrlimit(resource.RLIMIT_FSIZE)[0] != resource.RLIM_INFINITY:
        sys.dont_write_bytecode = True

from drafter.cli.__main__ import main  # noqa: E402

if __name__ == "__main__":
    main()
