#!/bin/sh
# Install what is missing, then the package, into .venv. Usage: tools/setup.sh run|dev
set -eu

kind=${1:-run}
cd "$(dirname "$0")/.."
venv=.venv
stamp=$venv/.installed-$kind

say() { printf '%s\n' "$*" >&2; }

# Nothing to do where the last set-up of this kind is newer than what it was made from.
if [ -f "$stamp" ] && [ "$stamp" -nt pyproject.toml ] && [ "$stamp" -nt tools/setup.sh ]; then
    exit 0
fi

python=
for candidate in python3.13 python3.12 python3.11 python3; do
    if command -v "$candidate" >/dev/null 2>&1 &&
        "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "Toteuma needs Python 3.11 or newer: on Debian 'sudo apt install python3', on macOS 'brew install python'."
    exit 1
fi

has_voikko() {
    "$python" - <<'END' 2>/dev/null
import ctypes, ctypes.util, pathlib, sys
names = ["libvoikko.so.1", "libvoikko.1.dylib", "/opt/homebrew/lib/libvoikko.1.dylib", "/usr/local/lib/libvoikko.1.dylib"]
for name in names:
    try:
        library = ctypes.CDLL(name)
        break
    except OSError:
        continue
else:
    sys.exit(1)
library.voikkoInit.restype = ctypes.c_void_p
error = ctypes.c_char_p()
sys.exit(library.voikkoInit(ctypes.byref(error), b"fi", None) is None)
END
}

missing=
has_voikko || missing="libvoikko1 voikko-fi"
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"
if [ -n "$missing" ]; then
    as_root=
    if command -v apt-get >/dev/null 2>&1; then
        if [ "$(id -u)" = 0 ]; then
            as_root=env
        elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
            as_root="sudo -n"
        fi
    fi
    if [ -n "$as_root" ]; then
        say "Installing with apt: $missing"
        $as_root apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
    elif [ "$(uname -s)" = Darwin ]; then
        say "Toteuma needs Voikko, the Finnish analyser: run 'brew install libvoikko', then this command again."
        exit 1
    else
        say "Toteuma needs packages that are not installed: run 'sudo apt install$([ "$missing" = "${missing# }" ] && echo " ")$missing', then this command again."
        exit 1
    fi
    has_voikko || { say "Voikko's library or its Finnish dictionary still cannot be opened: see 'apt policy libvoikko1 voikko-fi'."; exit 1; }
fi

[ -x $venv/bin/python ] || "$python" -m venv $venv
say "Installing Toteuma's Python packages into $venv ($kind); the first time takes a minute or two."
$venv/bin/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
if [ "$kind" = dev ]; then
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
    # What is needed to use the package is installed now, too.
    touch $venv/.installed-run
else
    $venv/bin/python -m pip install --quiet --disable-pip-version-check --editable .
fi
touch "$stamp"
