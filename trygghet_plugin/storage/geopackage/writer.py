"""The writer process of a workspace: requests in, answers out, one JSON object a line, until its input ends.

Run by file path with the standard library and `trygghet_plugin.core` alone: never QGIS, whose own opening and closing
of files would drop this process's locks (design §4).
"""

from __future__ import annotations

import sys

# ruff: noqa: E402
# The plugin's parent folder takes the place of this script's own, whose modules are not meant to be imported bare.
sys.path[0:1] = [__file__.replace("\\", "/").rsplit("/", 4)[0]]

import json
import traceback
from collections.abc import Mapping
from functools import partial
from typing import Any, BinaryIO

from trygghet_plugin.storage.geopackage.requests import Requests

PROTOCOL = 1


def send(out: BinaryIO, message: Mapping[str, Any]) -> None:
    """Write one line and see to it that it leaves."""
    out.write(json.dumps(message).encode("ascii") + b"\n")
    out.flush()


def _notice(out: BinaryIO, number: int, text: str) -> None:
    send(out, {"id": number, "notice": text})


def serve(requests: BinaryIO, out: BinaryIO) -> None:
    """Answer requests until the other end closes."""
    send(out, {"ready": PROTOCOL})
    handler = Requests()
    for line in requests:
        request = json.loads(line)
        number = request["id"]
        try:
            reply = handler.answer(request, partial(_notice, out, number))
        except Exception:  # noqa: BLE001 (a fault of ours must reach the user as an error, not as a writer that vanished)
            reply = {"id": number, "error": {"code": "internal", "detail": traceback.format_exc(limit=-3)}}
        send(out, reply)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
