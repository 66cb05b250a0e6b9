"""Edits by hand never overwrite unseen what somebody else wrote meanwhile.

QGIS writes only the columns that were changed, so no revision travels with them for the database to compare. Before
QGIS saves, the guard asks the store whether the reports it would write were changed since editing began. If so the save
is refused, once, and the guard says by whom, when and what; the edits stay as they are, and whoever saves again has
seen it. What comes between that question and the save is refused by the database: the revision is written along.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Callable, Optional

from qgis.core import QgsApplication, QgsFeature, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, QObject, QTimer, pyqtSignal

from trygghet_plugin.core.errors import TrygghetError
from trygghet_plugin.core.localtime import to_local
from trygghet_plugin.core.words import translate

if TYPE_CHECKING:
    from trygghet_plugin.storage.store import HistoryEntry, Store

_log = logging.getLogger(__name__)

# Reports that are told of one by one; of the rest only how many.
_TOLD = 3
_SHORT = 60
_PLACE, _REVISION = "geom", "revision"
# No report has ever had it.
_NEVER = -1
# What the guard's own step in the edit history is known by; nobody ever sees it.
_STEP = "trygghet:guard"
_SIGNED_AT = "updated_at"
_SIGNATURE = (_SIGNED_AT, "updated_by")


class EditGuard(QObject):
    """Of one layer of reports. `tell` shows a text to the user. Works in the window's thread, as QGIS's saving does."""

    saved = pyqtSignal()
    """Edits by hand are in the database."""

    def __init__(self, layer: QgsVectorLayer, store: Store, tell: Callable[[str], object], parent: QObject) -> None:
        super().__init__(parent)
        self._layer: Optional[QgsVectorLayer] = layer
        self._store, self._tell = store, tell
        # What is shown on screen is at least as new as this change.
        self._shown = 0
        self._seen: dict[str, int] = {}
        self._missed: frozenset[int] = frozenset()
        self._prepared = False
        self._slots = ((layer.beforeEditingStarted, self._begin), (layer.beforeCommitChanges, self._check),
                       (layer.afterCommitChanges, self._go_on), (layer.willBeDeleted, self._forget_layer))
        for signal, slot in self._slots:
            signal.connect(slot)
        if layer.isEditable():
            self._begin()

    def is_of(self, layer: QgsVectorLayer, store: Store) -> bool:
        """Whether it guards this very layer."""
        return self._layer is layer and self._store is store

    def let_go(self) -> None:
        """Leave the layer as it was found."""
        self._take_back()
        for signal, slot in self._slots:
            signal.disconnect(slot)
        self._forget_layer()
        self.deleteLater()

    def _forget_layer(self) -> None:
        self._layer, self._slots = None, ()

    def _begin(self) -> None:
        """Note how far the history is, then have open tables and forms read what they show anew."""
        self._seen, self._missed = {}, frozenset()
        try:
            self._shown = self._store.newest_change()
        except TrygghetError:
            # Everything that ever happened to a report is told then: too much, but nothing is missed.
            self._shown = 0
        if self._layer is not None:
            self._layer.dataChanged.emit()

    def _go_on(self) -> None:
        self._prepared = False
        if self._layer is not None and self._layer.isEditable():
            self._begin()
        self.saved.emit()

    def _check(self) -> None:
        self._take_back()
        layer = self._layer
        buffer = layer.editBuffer() if layer is not None else None
        if layer is None or buffer is None:
            return
        columns = {fid: {layer.fields().at(index).name() for index in values}
                   for fid, values in buffer.changedAttributeValues().items()}
        for fid in buffer.changedGeometries():
            columns.setdefault(fid, set()).add(_PLACE)
        for fid in buffer.deletedFeatureIds():
            columns.setdefault(fid, set())
        if not columns:
            return
        stored = _stored(layer, columns)
        try:
            text = self._told(layer, columns, stored)
        except TrygghetError as problem:
            text = str(problem)
        self._prepare(layer, columns, stored, refuse=bool(text))
        if text:
            self._tell(text)

    def _told(self, layer: QgsVectorLayer, columns: Mapping[int, set[str]], stored: Mapping[int, QgsFeature]) -> str:
        """What to say before these columns of these features are written; empty where nobody was faster."""
        newer: dict[str, list[HistoryEntry]] = {}
        for entry in self._store.changes_after(self._shown, [str(one["report_id"]) for one in stored.values()]):
            if entry.revision > self._seen.get(entry.report_id, 0):
                newer.setdefault(entry.report_id, []).append(entry)
        missed = frozenset(columns).difference(stored)
        lines = [_line(layer, str(one["report_no"]), newer[str(one["report_id"])], columns[fid])
                 for fid, one in stored.items() if str(one["report_id"]) in newer]
        if missed - self._missed:
            lines.append(translate("EditGuard", "%n report(s) that you changed were removed.", None, len(missed)))
        self._missed = missed
        self._seen.update({report_id: entries[-1].revision for report_id, entries in newer.items()})
        return _text(lines) if lines else ""

    def _prepare(self, layer: QgsVectorLayer, columns: Mapping[int, set[str]], stored: Mapping[int, QgsFeature],
                 refuse: bool) -> None:
        """Write revisions along for the database to compare; wrong ones where the save is to be refused.

        QGIS lets nobody stop a save. It writes places first, then columns, and takes rows away last, so with places as
        they are stored and one revision refused nothing is changed. What is put into the edit buffer here is taken out
        again right after the save.
        """
        revision = layer.fields().lookupField(_REVISION)
        present = {fid: one for fid, one in stored.items() if not layer.editBuffer().isFeatureDeleted(fid)}
        # A moved point has a new revision by the time its columns are written.
        moved = {fid: one for fid, one in present.items() if _PLACE in columns[fid]}
        layer.beginEditCommand(_STEP)
        if refuse:
            done = [layer.changeGeometry(fid, one.geometry(), True) for fid, one in moved.items()]
            done.append(any(layer.changeAttributeValue(fid, revision, _NEVER, None, True)
                            for fid in (*present, *_any_other(layer, columns))))
        else:
            done = [layer.changeAttributeValue(fid, revision, one[_REVISION], None, True)
                    for fid, one in present.items() if fid not in moved]
            # Signed when it is saved, as in the dock: an edit may have waited long, and others have changed the report.
            at, now = layer.fields().lookupField(_SIGNED_AT), QDateTime.currentDateTime()
            done += [layer.changeAttributeValue(fid, at, now, None, True)
                     for fid in present if _SIGNED_AT in columns[fid]]
        layer.endEditCommand()
        if not all(done):
            _log.warning("%d values that guard a save could not be set", done.count(False))
        self._prepared = True
        QTimer.singleShot(0, self._take_back)

    def _take_back(self) -> None:
        """Take out of the edit buffer what was put in for a save that did not happen, and leave nothing to redo."""
        stack = self._layer.undoStack() if self._prepared and self._layer is not None else None
        self._prepared = False
        if stack is None or not stack.canUndo() or stack.undoText() != _STEP:
            return
        stack.undo()
        # An obsolete step is thrown away, and not done, when it would be done again.
        stack.command(stack.index()).setObsolete(True)
        stack.redo()


def _any_other(layer: QgsVectorLayer, fids: Iterable[int]) -> list[int]:
    """A report that is not among these, to hang a refusal on."""
    taken = set(fids)
    request = QgsFeatureRequest().setNoAttributes().setLimit(len(taken) + 1)
    return [one.id() for one in layer.dataProvider().getFeatures(request) if one.id() not in taken][:1]


def _stored(layer: QgsVectorLayer, fids: Iterable[int]) -> dict[int, QgsFeature]:
    """The features as they are in the database, whatever the edit buffer makes of them."""
    names = ["report_id", "report_no", _REVISION]
    request = QgsFeatureRequest().setFilterFids(list(fids)).setSubsetOfAttributes(names, layer.fields())
    return {feature.id(): feature for feature in layer.dataProvider().getFeatures(request)}


def _line(layer: QgsVectorLayer, number: str, entries: list[HistoryEntry], mine: set[str]) -> str:
    """A report's change by somebody else: who, when, and what it says now where my own edit would replace it."""
    after: dict[str, Any] = {}
    for entry in entries:
        after.update(entry.after or {})
    newest = entries[-1]
    who = newest.changed_by or translate("EditGuard", "somebody in another program")
    text = translate("EditGuard", "{number}: {who}, {when}.").format(
        number=number, who=who, when=f"{to_local(newest.changed_at):%Y-%m-%d %H:%M}")
    both = sorted(mine.intersection(after).difference(_SIGNATURE))
    return " ".join([text, *(_replaced(layer, name, after[name]) for name in both)])


def _replaced(layer: QgsVectorLayer, column: str, value: Any) -> str:
    if column == _PLACE:
        return translate("EditGuard", "The point was moved.")
    index = layer.fields().lookupField(column)
    setup = layer.editorWidgetSetup(index)
    formatter = QgsApplication.fieldFormatterRegistry().fieldFormatter(setup.type())
    words = "–" if value in (None, "") else formatter.representValue(layer, index, setup.config(), None, value)
    return f"{layer.attributeDisplayName(index)}: “{words if len(words) <= _SHORT else words[:_SHORT] + '…'}”."


def _text(lines: list[str]) -> str:
    head = translate("EditGuard", "Somebody else was faster. Nothing was saved, and your changes are still here.")
    rest = len(lines) - _TOLD
    more = [translate("EditGuard", "And %n more.", None, rest)] if rest > 0 else []
    foot = translate("EditGuard", "Save once more to write yours over it, or undo them to keep what is stored.")
    return " ".join([head, *lines[:_TOLD], *more, foot])
