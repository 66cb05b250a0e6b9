"""Layouts as files, by their ending: PDF and SVG stay vector; nothing about user, project or place on disk goes
along."""

from __future__ import annotations

import os
from pathlib import Path

from qgis.core import Qgis, QgsLayoutExporter, QgsPrintLayout

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.words import translate

PNG_DPI = 200
ENDINGS = (".pdf", ".png", ".svg")


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


def save(layout: QgsPrintLayout, path: str) -> None:
    """Write a layout to `path`; TrygghetError with words if that fails, and no half-written file stays."""
    check_path(path)
    ending = Path(path).suffix.lower()
    target = Path(path)
    # Written beside and moved into place: a viewer never sees half a page, and a failure leaves the old file.
    unfinished = target.with_name(f".{target.stem}.unfinished{ending}")
    exporter = QgsLayoutExporter(layout)
    try:
        if ending == ".pdf":
            result = exporter.exportToPdf(str(unfinished), _pdf())
        elif ending == ".svg":
            result = exporter.exportToSvg(str(unfinished), _svg())
        else:
            result = exporter.exportToImage(str(unfinished), _png())
        if result != QgsLayoutExporter.ExportResult.Success or not unfinished.is_file():
            raise TrygghetError(
                translate(
                    "Export", "“{path}” could not be written. Is it open in another program, or is the disk full?"
                ).format(path=path)
            )
        os.replace(unfinished, target)
    except OSError as problem:
        raise TrygghetError(
            translate("Export", "“{path}” could not be written ({problem}). Is it open in another program?").format(
                path=path, problem=problem
            )
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)


def _pdf() -> QgsLayoutExporter.PdfExportSettings:
    settings = QgsLayoutExporter.PdfExportSettings()
    settings.forceVectorOutput = True
    settings.exportMetadata = False
    # Real text: it can be searched, read aloud and copied into the minutes.
    settings.textRenderFormat = Qgis.TextRenderFormat.AlwaysText
    settings.appendGeoreference = False
    settings.writeGeoPdf = False
    return settings


def _svg() -> QgsLayoutExporter.SvgExportSettings:
    settings = QgsLayoutExporter.SvgExportSettings()
    settings.forceVectorOutput = True
    settings.exportMetadata = False
    settings.cropToContents = False
    return settings


def _png() -> QgsLayoutExporter.ImageExportSettings:
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = PNG_DPI
    settings.exportMetadata = False
    settings.generateWorldFile = False
    return settings
