#!/bin/sh
# Two more browser engines for the tests: Firefox, and WebKitGTK's driver with a screen to draw on. They are
# installed where the system's package manager has them and we may; elsewhere their tests are skipped by name.
set -eu
have() { command -v "$1" >/dev/null 2>&1; }
wanted=
have firefox || have firefox-esr || wanted=firefox-esr
have WebKitWebDriver && have Xvfb || wanted="$wanted webkit2gtk-driver xvfb"
[ -n "$wanted" ] || exit 0
[ "$(id -u)" = 0 ] && have apt-get || exit 0
printf 'Installing for the browser tests (once): %s\n' "$wanted" >&2
apt-get update -qq >/dev/null 2>&1 || true
for one in $wanted; do
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$one" >/dev/null 2>&1 || \
    printf '%s could not be installed: its tests are skipped.\n' "$one" >&2
done
exit 0
