"""Layouts as files, by their ending: PDF and SVG stay vector; nothing about user, project or place on disk goes
along."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate

_LAYOUT = QgsLayoutExporter
# How each ending is written, and what differs from QGIS's own settings.
_WAYS: Mapping[str, tuple[Any, Any, Mapping[str, Any]]] = {
    ".pdf": (
        _LAYOUT.exportToPdf,
        _LAYOUT.PdfExportSettings,
        {
            "forceVectorOutput": True,
            # Real text: it can be searched, read aloud and copied into the minutes.
            "textRenderFormat": Qgis.TextRenderFormat.AlwaysText,
            "appendGeoreference": False,
            "writeGeoPdf": False,
        },
    ),
    ".png": (_LAYOUT.exportToImage, _LAYOUT.ImageExportSettings, {"dpi": 200, "generateWorldFile": False}),
    ".svg": (_LAYOUT.exportToSvg, _LAYOUT.SvgExportSettings, {"forceVectorOutput": True, "cropToContents": False}),
}
ENDINGS = tuple(_WAYS)


def check_path(path: str) -> None:
    """Refuse a file that could not be written, before any work is done for it."""
    if Path(path).suffix.lower() not in ENDINGS:
        raise TrygghetError(
            translate("Export", "“{path}” has no ending that is known here. Use .pdf, .png or .svg.").format(path=path)
        )
    folder = Path(path).resolve().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise TrygghetError(
            translate("Export", "Nothing can be written in “{folder}”. Choose another folder.").format(folder=folder)
        )


def save(layout: QgsPrintLayout, path: str) -> tuple[str, ...]:
    """Write a layout to `path`; TrygghetError with words if that fails, and no half-written file stays.

    Returns the files written: a PDF holds all sheets, of pictures each further sheet is a file `name_2`, `name_3`…
    """
    check_path(path)
    target = Path(path)
    try:
        # Written beside and moved into place: a viewer never sees half a page, and a failure leaves the old file.
        with TemporaryDirectory(dir=target.parent, prefix=".") as folder:
            unfinished = Path(folder) / target.name
            if _written(layout, unfinished) != QgsLayoutExporter.ExportResult.Success or not unfinished.is_file():
                raise TrygghetError(
                    translate(
                        "Export", "“{path}” could not be written. Is it open in another program, or is the disk full?"
                    ).format(path=path)
                )
            others = (one for one in Path(folder).iterdir() if one != unfinished)
            further = sorted(others, key=lambda one: (len(one.name), one.name))
            for one in (unfinished, *further):
                os.replace(one, target.parent / one.name)
    except OSError as problem:
        raise TrygghetError(
            translate("Export", "“{path}” could not be written ({problem}). Is it open in another program?").format(
                path=path, problem=problem
            )
        ) from problem
    return (path, *(str(target.parent / one.name) for one in further))


def _written(layout: QgsPrintLayout, path: Path) -> QgsLayoutExporter.ExportResult:
    write, settings_class, differing = _WAYS[path.suffix.lower()]
    settings = settings_class()
    for name, value in {"exportMetadata": False, **differing}.items():
        setattr(settings, name, value)
    return write(QgsLayoutExporter(layout), str(path), settings)
