"""Patterns compiled with remembered classes of characters are the patterns that Python makes."""

import subprocess
import sys

CODE = """
import re
import sys
sys.argv = ["drafter", "check", "--help"]
from drafter.cli.__main__ import main
plain = re._compiler._optimize_charset
try:
    main()
except SystemExit:
    pass
import gc
import drafter.pipeline.generate, drafter.reading, drafter.rolling.forward
made = {one for one in gc.get_objects() if isinstance(one, re.Pattern)}
made |= {re.compile(text, re.IGNORECASE) for text in ("[a-zé一二三]", "[^A-C]x", "[一二三]")}
quick, re._compiler._optimize_charset = re._compiler._optimize_charset, plain
assert quick is not plain
re.purge()
assert len(made) > 300, len(made)
for one in made:
    again = re.compile(one.pattern, one.flags)
    assert again is not one and again == one, one.pattern
"""


def test_remembered_classes_change_no_pattern() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
