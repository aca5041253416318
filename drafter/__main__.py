"""`python -m drafter` is the command `drafter`."""

from drafter.cli.__main__ import main

if __name__ == "__main__":
    main()
