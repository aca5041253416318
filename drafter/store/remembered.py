"""What facts were in earlier years, by unit and year: one small file of the user's folder.

```yaml
柳城县教育局:
  2026:
    aid_retention: 97%
```
"""

import contextlib
from collections.abc import Mapping

from drafter import atomic
from drafter.errors import DrafterError
from drafter.store import yaml
from drafter.store.folders import Home

NAME = "facts.yaml"
MOST_YEARS = 6
"""How many years of a unit are kept."""


def remembered(home: Home, org: str, year: int) -> dict[str, str]:
    """The facts of the unit's plans of that year; none where nothing, or nothing readable, is kept."""
    facts = _units(home).get(org, {}).get(str(year), {})
    return {str(key): str(value) for key, value in facts.items() if value is not None}


def remember(home: Home, org: str, year: int, facts: Mapping[str, str]) -> None:
    """Keep the facts of a plan; a folder that cannot be written is no reason to stop."""
    told = {key: value for key, value in facts.items() if value.strip()}
    if not told or not org.strip():
        return
    units = _units(home)
    years = units.setdefault(org, {})
    years[str(year)] = {**years.get(str(year), {}), **told}
    for old in sorted(years)[:-MOST_YEARS]:
        del years[old]
    with contextlib.suppress(OSError, DrafterError):
        atomic.private_folder(home.path)
        atomic.write_atomically(home.path / NAME, yaml.dump(units).encode())


def _units(home: Home) -> dict[str, dict[str, dict[str, object]]]:
    """Unit → year → facts, whatever is not of that shape left out."""
    try:
        data = yaml.load(home.path / NAME) if (home.path / NAME).is_file() else None
    except DrafterError:
        return {}
    units = data if isinstance(data, dict) else {}
    return {
        str(org): {str(year): facts for year, facts in years.items() if isinstance(facts, dict)}
        for org, years in units.items()
        if isinstance(years, dict)
    }
