#!/usr/bin/env bash
# Makes everything ready that `make run` and `make test` need, and nothing twice:
# system packages where apt exists, then a virtual environment in .venv.
#   scripts/setup.sh run    what the app needs
#   scripts/setup.sh test   that, and what its tests need
set -euo pipefail
cd "$(dirname "$0")/.."

level=${1:-run}
venv=.venv
stamp=$venv/.ready-$level
wanted=$(cat pyproject.toml scripts/setup.sh | sha256sum | cut -d' ' -f1)
[ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && exit 0

# What Qt's window, the sound stream and the voice load from the system.
run_packages="libgl1 libegl1 libdbus-1-3 libfontconfig1 libglib2.0-0 libxkbcommon-x11-0
  libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0
  libxcb-xinerama0 libxcb-shape0 libxcb-randr0 libxcb-xkb1 libpulse0 libasound2
  libasound2-plugins libspeechd2 speech-dispatcher speech-dispatcher-espeak-ng
  espeak-ng fonts-inter"
# A screen, a sound server, a window manager, what tells names and places of the parts of
# a window, a compiler for simpleaudio, and the tools that have to understand our signed
# and encrypted files.
test_packages="xvfb xdotool x11-utils libxss1 imagemagick openbox dbus pulseaudio
  pulseaudio-utils poppler-utils gcc libc6-dev libasound2-dev minisign age
  at-spi2-core"

find_python() {
  local name
  for name in python3.11 python3 python3.12 python3.13; do
    if command -v "$name" >/dev/null 2>&1 &&
       "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$name"
      return
    fi
  done
}

missing_packages() {
  local name
  for name in "$@"; do
    # A package of this name, or one that provides it (libasound2 became libasound2t64).
    { dpkg-query -W -f='${Status}\n' "$name" "${name}t64" 2>/dev/null || true; } |
      grep -q '^install ok installed' || echo "$name"
  done
}

install_packages() {
  local missing as_root=""
  missing=$(missing_packages "$@")
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null 2>&1 || {
      echo "Coach needs these system packages, and there is no sudo to install them:" $missing >&2
      exit 1
    }
    as_root=sudo
  fi
  echo "Installing system packages:" $missing
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    $missing >/dev/null
}

python=$(find_python)
if command -v apt-get >/dev/null 2>&1 && command -v dpkg-query >/dev/null 2>&1; then
  packages=$run_packages
  [ "$level" = test ] && packages="$packages $test_packages"
  [ -n "$python" ] || packages="$packages python3"
  python=${python:-python3}
  if ! "$python" -c 'import ensurepip' 2>/dev/null; then packages="$packages python3-venv"; fi
  if [ "$level" = test ] && ! "$python" - <<'PY'
import pathlib, sys, sysconfig
sys.exit(not pathlib.Path(sysconfig.get_path("include"), "Python.h").exists())
PY
  then packages="$packages python3-dev"; fi
  install_packages $packages
elif [ "$(uname -s)" = Linux ]; then
  echo "Coach installs system packages only with apt; if the window or the sound does not" \
    "start, install Qt's xcb libraries, PulseAudio's ALSA plugin and speech-dispatcher." >&2
fi
[ -n "$python" ] || { echo "Coach needs Python 3.11 or newer." >&2; exit 1; }

[ -x $venv/bin/python ] || "$python" -m venv $venv
echo "Installing Coach into $venv"
$venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade pip
if [ "$level" = test ]; then
  extras=dev
  # simpleaudio is built from source and crashes after CPython 3.11.
  $venv/bin/python -c 'import sys; sys.exit(sys.version_info >= (3, 12))' && extras=dev,simpleaudio
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".[$extras]"
else
  $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
fi
echo "$wanted" > "$stamp"
