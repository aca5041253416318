#!/bin/sh
# 不用联网，把 drafter 装进自己的文件夹：sh install.sh [文件夹]，默认 ~/.local/share/drafter-program
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${1:-"$HOME/.local/share/drafter-program"}

python=""
for name in ${PYTHON:-} python3.13 python3.12 python3.11 python3 python; do
  if command -v "$name" >/dev/null 2>&1 &&
    "$name" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
  then
    python=$name
    break
  fi
done
if [ -z "$python" ]; then
  echo "错误：没有找到 Python 3.11、3.12 或 3.13（含 venv）。请先安装，或改用不需要 Python 的单文件夹版。" >&2
  exit 2
fi

"$python" -m venv "$target"
target=$(cd "$target" && pwd)
"$target/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
  --find-links "$here/wheels" --force-reinstall drafter
"$target/bin/drafter" --version

commands="$HOME/.local/bin"
if mkdir -p "$commands" 2>/dev/null && ln -sf "$target/bin/drafter" "$commands/drafter" 2>/dev/null; then
  echo "已装好。运行 drafter 打开起草台（若找不到命令，请用 $target/bin/drafter）。"
else
  echo "已装好。运行 $target/bin/drafter 打开起草台。"
fi
echo "想看看这台电脑还缺什么：$target/bin/drafter doctor"
