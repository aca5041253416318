"""Where things lie: the user's folder over the bundled one, nearest first."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f\x7f]+')
"""What no file name should hold, on any system."""

PACKAGE = Path(__file__).resolve().parent.parent


def bundled(name: str) -> Path:
    """The folder `templates` or `phrasebank` that travels with the program.

    A wheel carries it inside the package; an editable install uses the checkout.
    """
    inside = PACKAGE / "_bundled" / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Home:
    """The user's own folder (`DRAFTER_HOME`, else the platform's user data folder)."""

    path: Path

    @property
    def templates(self) -> Path:
        """The user's own skeletons and styles."""
        return self.path / "templates"

    @property
    def phrasebank(self) -> Path:
        """The user's own phrases, terms and places."""
        return self.path / "phrasebank"

    @property
    def archive(self) -> Path:
        """The user's own old plans."""
        return self.path / "archive"

    @property
    def cache(self) -> Path:
        """Indexes that can be deleted at any time."""
        return self.path / "cache"

    def layers(self, name: str) -> tuple[Path, ...]:
        """The folders that hold `name` ("templates", "phrasebank"), nearest first."""
        own = self.path / name
        return (own, bundled(name)) if own.is_dir() else (bundled(name),)


def home() -> Home:
    """The user's folder as the environment says; nothing is created."""
    given = os.environ.get("DRAFTER_HOME")
    if given:
        return Home(Path(given).expanduser().absolute())
    import platformdirs

    return Home(platformdirs.user_data_path("drafter", appauthor=False).absolute())


def find_all(name: str, pattern: str, *, within: Home) -> dict[str, Path]:
    """Every file of `pattern` under the layers of `name`, by stem; the nearest shadows the rest."""
    found: dict[str, Path] = {}
    for layer in reversed(within.layers(name)):
        found.update({path.stem: path for path in sorted(layer.glob(pattern))})
    return dict(sorted(found.items()))


def free_path(path: Path) -> Path:
    """The path itself, or with （2）, （3） … where it is taken."""
    made, number = path, 2
    while made.exists():
        made, number = path.with_name(f"{path.stem}（{number}）{path.suffix}"), number + 1
    return made
