"""Facts from a file: key and value, as the interview asks for them."""

from collections.abc import Mapping
from pathlib import Path

from drafter.errors import DrafterError
from drafter.store import yaml


def load_facts(path: Path) -> Mapping[str, str]:
    """Facts of a YAML file of `key: value` lines; an empty value counts as not given."""
    if not path.is_file():
        raise DrafterError(f"没有找到事实文件 {path}，请检查 --facts。")
    data = yaml.load(path)
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        raise DrafterError(f"{path}：事实文件应是一行一个“键: 值”。")
    for key, value in data.items():
        if isinstance(value, (Mapping, list)):
            raise DrafterError(f"{path}：“{key}”的值应是一段文字或一个数。")
    return {str(key): str(value) for key, value in data.items() if value is not None and str(value).strip()}
