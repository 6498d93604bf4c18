#!/bin/sh
# Print the path of a Chromium or Chrome; install one through the system's package manager when there is
# none and we may. Prints nothing, and explains on the error stream, where it cannot be had.
set -eu
say() { printf '%s\n' "$*" >&2; }
find_browser() {
  if [ -n "${PSOAS_CHROMIUM:-}" ] && [ -x "$PSOAS_CHROMIUM" ]; then echo "$PSOAS_CHROMIUM"; return 0; fi
  for name in chromium chromium-browser google-chrome google-chrome-stable microsoft-edge; do
    if command -v "$name" >/dev/null 2>&1; then command -v "$name"; return 0; fi
  done
  for path in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
    if [ -x "$path" ]; then echo "$path"; return 0; fi
  done
  return 1
}
find_browser && exit 0
root=""
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then root="sudo -n"; else root="none"; fi
fi
if [ "$root" != none ]; then
  say "Installing Chromium for the browser tests (once)."
  if command -v apt-get >/dev/null 2>&1; then
    { $root apt-get update -qq && { $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium || $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium-browser; }; } >&2 || true
  elif command -v dnf >/dev/null 2>&1; then $root dnf install -y -q chromium >&2 || true
  elif command -v pacman >/dev/null 2>&1; then $root pacman -S --noconfirm chromium >&2 || true
  elif command -v zypper >/dev/null 2>&1; then $root zypper --non-interactive install chromium >&2 || true
  elif command -v apk >/dev/null 2>&1; then $root apk add chromium >&2 || true
  fi
fi
find_browser && exit 0
say "No Chromium here: the browser tests are skipped. Install Chromium or Chrome, or set PSOAS_CHROMIUM to its path."
[ "${CI:-}" = true ] && exit 1
exit 0
