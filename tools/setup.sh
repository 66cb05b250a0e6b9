#!/usr/bin/env bash
# Make this machine able to run `make demo`, `make test`, `make bench` and `make package`; make calls it once.
#
# - Bare Debian 12, as root: QGIS 3.40 from the backports suite of the machine's own Debian source, and the tools around it.
# - Any Linux that has QGIS 3.40 or later: nothing of the system is touched; what is missing is named. (Where this script
#   itself installed QGIS, it also installs what has come to be needed since.)
# - Then .venv from /usr/bin/python3, the interpreter that carries PyQGIS, with numpy as the system has it.
set -euo pipefail
cd "$(dirname "$0")/.."

PYTHON=/usr/bin/python3
SUITE=bookworm
SYSTEM_PACKAGES=(qgis python3-qgis python3-gdal python3-venv python3-scipy xvfb xauth qttools5-dev-tools sqlite3 unzip zip
    poppler-utils fonts-dejavu fonts-open-sans postgresql-15 postgresql-15-postgis-3 python3-psycopg2)

say() { printf 'setup: %s\n' "$*" >&2; }
stop() { say "$@"; exit 1; }

has_qgis() {
    command -v qgis qgis_process >/dev/null && "$PYTHON" -c '
import sys
from qgis.core import Qgis
sys.exit(Qgis.QGIS_VERSION_INT < 34000)' 2>/dev/null
}

# A server of their own is started by tests, benchmarks and the demo on PostGIS; the plugin itself needs none.
has_postgis() {
    local shared
    for shared in /usr/share/postgresql/*/extension "$(pg_config --sharedir 2>/dev/null)/extension"; do
        [ -f "$shared/postgis.control" ] && return
    done
    return 1
}

missing_tools() {
    has_postgis || echo "postgresql-15 postgresql-15-postgis-3"
    "$PYTHON" -c 'import psycopg2' 2>/dev/null || echo python3-psycopg2
    command -v git >/dev/null || echo git
    command -v Xvfb >/dev/null || echo xvfb
    command -v pdftoppm >/dev/null || echo poppler-utils
    command -v unzip >/dev/null || echo unzip
    [ -x /usr/lib/qt5/bin/lrelease ] || command -v lrelease lrelease-qt5 lrelease6 >/dev/null || echo qttools5-dev-tools
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || echo python3-venv
    "$PYTHON" -c 'from osgeo import gdal_array' 2>/dev/null || echo "python3-gdal python3-numpy"
}

# Where apt has Debian's own main archive from: the address of a package list whose release says so.
archive_address() {
    apt-cache policy | awk -v release="o=Debian,.*n=$SUITE,l=Debian," '
        $2 ~ /:/ { address = $2 }
        $1 == "release" && $2 ~ release { print address; exit }'
}

has_backports() { apt-cache policy | grep -q "n=$SUITE-backports"; }

add_backports() {
    local address file made ending
    address=$(archive_address)
    [ -n "$address" ] || stop "apt knows no Debian $SUITE archive. Add one to /etc/apt/sources.list.d and try again."
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
        [ -f "$file" ] || continue
        made=$(awk -v suite="$SUITE" -v address="$address" -f tools/backports_source.awk "$file")
        [ -n "$made" ] || continue
        ending=${file##*.}
        printf '%s\n' "$made" >"/etc/apt/sources.list.d/trygghet-backports.$ending"
        say "added /etc/apt/sources.list.d/trygghet-backports.$ending, made from $file"
        return
    done
    stop "found no source of $address under /etc/apt to make the backports source from."
}

install_system() {
    # shellcheck source=/dev/null
    . /etc/os-release
    [ "${VERSION_CODENAME:-}" = "$SUITE" ] ||
        stop "QGIS 3.40 or later is missing. Install it (qgis and its Python bindings) and try again: this script installs it only on Debian 12."
    [ "$(id -u)" = 0 ] ||
        stop "QGIS 3.40 or later is missing and installing it needs root. Ask for: sudo $PWD/tools/setup.sh" \
            "(it adds the $SUITE-backports suite of this machine's own Debian source and installs ${SYSTEM_PACKAGES[*]})."
    export DEBIAN_FRONTEND=noninteractive
    rm -f /etc/apt/sources.list.d/trygghet-backports.{list,sources} # one left by an interrupted run may be half written
    say "reading Debian's package lists"
    apt-get update -q >/dev/null
    if ! has_backports; then
        add_backports
        apt-get update -q >/dev/null
    fi
    say "installing QGIS and its tools (some minutes)"
    mkdir -p build
    apt-get install -q -y --no-install-recommends -t "$SUITE-backports" "${SYSTEM_PACKAGES[@]}" >build/setup.log 2>&1 ||
        { tail -n 20 build/setup.log >&2; stop "apt-get failed; all it said is in build/setup.log."; }
    has_qgis || stop "QGIS was installed, but is older than 3.40 or does not start."
}

make_venv() {
    local numpy
    numpy=$("$PYTHON" -c 'import numpy; print(numpy.__version__)')
    if ! [ -x .venv/bin/python ] || ! .venv/bin/python -c 'import qgis, pip' 2>/dev/null; then
        rm -rf .venv
        "$PYTHON" -m venv --system-site-packages .venv
    fi
    # A newer numpy than the system's would break gdal_array and matplotlib inside QGIS.
    .venv/bin/python -m pip install -q --disable-pip-version-check -r tools/requirements.txt "numpy==$numpy"
}

has_qgis || install_system
missing=$(missing_tools | paste -sd ' ')
if [ -n "$missing" ] && compgen -G '/etc/apt/sources.list.d/trygghet-backports.*' >/dev/null; then
    install_system
    missing=$(missing_tools | paste -sd ' ')
fi
[ -z "$missing" ] || stop "missing beside QGIS: $missing (Debian's names). Install them, for example: sudo apt-get install $missing"
make_venv
touch .venv/.ready
say "ready"
