#!/bin/sh
# A second browser engine for the player's tests: WebKitGTK's driver and a screen to draw on. It is
# installed where the system's package manager has it and we may; elsewhere its tests are skipped by name.
set -eu
if command -v WebKitWebDriver >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1; then exit 0; fi
[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1 || exit 0
printf 'Installing the WebKit driver for the browser tests (once).\n' >&2
{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq webkit2gtk-driver xvfb; } >/dev/null 2>&1 || \
  printf 'The WebKit driver could not be installed: its tests are skipped.\n' >&2
exit 0
