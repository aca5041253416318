"""What can go wrong for the user, as one sentence of Chinese each."""


class DrafterError(Exception):
    """The work could not be done; the message is shown to the user as it is.

    A message says in Chinese what is wrong, where (file, line or part) and what
    to do. The command line prints it as its last stderr line and exits with 2.
    """
