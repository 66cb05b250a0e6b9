"""The reports behind the figures, selected on the map."""

from __future__ import annotations

from qgis.core import QgsVectorLayer

from trygghet_plugin.analysis.filters import Filter, select
from trygghet_plugin.core.words import number, translate
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.sheet import Sheet

# Selecting more than this would stop the window for seconds, and a map full of halos says nothing.
MOST = 20_000


def select_on_map(session: Session, sheet: Sheet, question: Filter) -> None:
    """Select the counted reports on the review layer and show all of them."""
    layer = session.review_layer()
    if layer is None:
        session.messages.info(translate("OnMap", "The reports' layer is not in this project."),
                              translate("OnMap", "Add it"), session.show_layers)
        return
    session.run(lambda: [int(fid) for fid in sheet.table.fid[select(sheet.table, question).counted]],
                lambda fids: _select(session, layer.id(), fids))


def _select(session: Session, layer_id: str, fids: list[int]) -> None:
    layer = session.review_layer()
    if layer is None or layer.id() != layer_id:
        return
    if len(fids) > MOST:
        text = translate("OnMap", "{count} reports are too many to select. Choose a shorter period or filter more.")
        session.messages.info(text.format(count=number(len(fids))))
        return
    layer.selectByIds(fids)
    if fids:
        _zoom(session, layer)


def _zoom(session: Session, layer: QgsVectorLayer) -> None:
    canvas = session.iface.mapCanvas()
    canvas.zoomToSelected(layer)
