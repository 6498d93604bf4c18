#!/bin/sh
# Print the path of a uv that works here. Nothing outside this checkout is changed unless there is no
# other way, and then only the system package that Python's own venv module needs.
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
private="$top/.tools/uv"
say() { printf '%s\n' "$*" >&2; }

if command -v uv >/dev/null 2>&1; then command -v uv; exit 0; fi
if [ -x "$private/bin/uv" ]; then echo "$private/bin/uv"; exit 0; fi

python=${PYTHON:-python3}
command -v "$python" >/dev/null 2>&1 || { say "Python 3.11 or newer is needed, and '$python' is not here. Install Python, then try again."; exit 1; }

make_with_venv() { "$python" -m venv "$private" >/dev/null 2>&1 && "$private/bin/python" -m pip install --quiet --disable-pip-version-check uv >&2; }
make_with_pip() {
  # --target never touches the system's packages, so "externally managed" does not apply to it.
  "$python" -m pip install --quiet --disable-pip-version-check --break-system-packages --target "$private/lib" uv >&2 || return 1
  mkdir -p "$private/bin"
  ln -sf ../lib/bin/uv "$private/bin/uv"
}

say "Fetching uv into .tools/ (once)."
rm -rf "$private"
if ! make_with_venv; then
  rm -rf "$private"
  if ! make_with_pip; then
    rm -rf "$private"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      apt-get update -qq >&2 && apt-get install -y -qq python3-venv >&2
      make_with_venv || { say "uv could not be installed. See the plain pip lines in README.md."; exit 1; }
    else
      say "Neither Python's venv nor pip works here. On Debian and Ubuntu: sudo apt install python3-venv. Then try again."
      exit 1
    fi
  fi
fi
[ -x "$private/bin/uv" ] || { say "uv was installed but does not run from $private/bin/uv. See the plain pip lines in README.md."; exit 1; }
echo "$private/bin/uv"
