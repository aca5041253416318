"""`python -m drafter`, and the program `drafter`: the command line."""

import signal

# Ctrl+C before the command has begun ends it without a word; then the command line listens itself.
signal.signal(signal.SIGINT, signal.SIG_DFL)

from drafter.cli.__main__ import main  # noqa: E402

if __name__ == "__main__":
    main()
