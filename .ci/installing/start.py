"""What the self-contained build starts: drafter, in a window that stays open when something went wrong."""

import multiprocessing
import sys

from drafter.cli.__main__ import main


def start() -> None:
    """Run drafter; after a double click the window waits, so that the last line can be read."""
    multiprocessing.freeze_support()
    try:
        main()
    except SystemExit as end:
        clicked = len(sys.argv) == 1 and sys.stdin is not None and sys.stdin.isatty()
        if end.code and clicked:
            input("按回车键关闭窗口。")
        raise


if __name__ == "__main__":
    start()
