"""A chart in a dock: drawn by the charts' painter, asked by mouse and keyboard, its table one click away."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QEvent, QPoint, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import (
    QFocusEvent,
    QFontInfo,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from qgis.PyQt.QtWidgets import QSizePolicy, QToolButton, QToolTip, QVBoxLayout, QWidget

from trygghet_plugin.charts.drawing import Style
from trygghet_plugin.charts.painter import DARK, PAPER, SIZES, Picture, arrange, best_height, draw
from trygghet_plugin.charts.spec import HOURS, ChartKind, ChartSpec
from trygghet_plugin.charts.table import delimited, table_of
from trygghet_plugin.core.words import translate
from trygghet_plugin.gui.chart_table import ChartTable
from trygghet_plugin.gui.icons import icon
from trygghet_plugin.gui.plain import plain_tip

LEAST_WIDTH = 220
MARGIN = 4


def table_text(spec: ChartSpec) -> str:
    """The figures for the clipboard: tabs, and no text that a spreadsheet would run."""
    return delimited(table_of(spec), spec, "\t")


class ChartWidget(QWidget):
    """Shows one chart as high as it needs to be. Arrow keys walk through the marks, Enter and clicks ask for one."""

    clicked = pyqtSignal(str)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._spec: Optional[ChartSpec] = None
        self._picture: Optional[Picture] = None
        self._current: Optional[int] = None
        self.corner = 0.0
        self.setMouseTracking(True)
        self.setMinimumWidth(LEAST_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_spec(self, spec: ChartSpec) -> None:
        """Show another chart."""
        self._spec = spec
        self._current = None
        self.setAccessibleName(spec.title)
        figures = (f"{spec.label(mark)} {spec.words(value)}" for mark, value in enumerate(spec.values) if value != 0)
        said = spec.empty if spec.is_empty else "; ".join(figures)
        self.setAccessibleDescription(". ".join(part for part in (spec.subtitle, said, spec.left_out) if part))
        self._lay_out()

    @property
    def scale(self) -> float:
        """Size of the widget's own font against the one charts are drawn for."""
        return QFontInfo(self.font()).pixelSize() / SIZES[Style.BODY]

    def mark_box(self, mark: int) -> QRectF:
        """Where a mark lies in the widget."""
        return self._picture.box_of(mark) if self._picture else QRectF()

    def sizeHint(self) -> QSize:
        """As wide as a dock, as high as the chart."""
        return QSize(320, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may need another height."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs other places, another theme other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chart, and a frame around the mark the keyboard is at."""
        ground = self.palette().color(QPalette.ColorRole.Base)
        painter = QPainter(self)
        painter.fillRect(self.rect(), ground)
        if self._picture is not None:
            draw(painter, self._picture, DARK if ground.lightness() < 128 else PAPER)
        if self.hasFocus():
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            box = QRectF(self.rect()) if self._current is None else self.mark_box(self._current)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell what is known of the mark under the mouse."""
        mark = self._mark_at(event.pos())
        askable = mark is not None and bool(self._spec.key(mark))
        self.setCursor(Qt.CursorShape.PointingHandCursor if askable else Qt.CursorShape.ArrowCursor)
        if mark is None:
            QToolTip.hideText()
        else:
            self._tell(mark, self.mapToGlobal(event.pos()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click asks for the mark."""
        mark = self._mark_at(event.pos())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None:
            self._ask(mark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk through the marks, ask for one, or copy the figures."""
        if self._spec is None:
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(table_text(self._spec))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._current is not None:
            self._ask(self._current)
        elif not self._walk(event.key()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leave the mark the keyboard was at."""
        super().focusOutEvent(event)
        self._current = None
        self.update()

    def _lay_out(self) -> None:
        if self._spec is None:
            return
        family = self.font().family()
        height = round(best_height(self._spec, self.width(), self.scale, family, self.corner))
        self.setFixedHeight(height)
        self._picture = arrange(self._spec, QRectF(0, 0, self.width(), height), self.scale, family, self.corner)
        self.update()

    def _mark_at(self, place: QPoint) -> Optional[int]:
        return self._picture.mark_at(place.x(), place.y()) if self._picture else None

    def _ask(self, mark: int) -> None:
        if key := self._spec.key(mark):
            self.clicked.emit(key)

    def _tell(self, mark: int, place: QPoint) -> None:
        QToolTip.showText(place, plain_tip(self._spec.tip(mark)).replace("\n", "<br>"), self)

    def _walk(self, key: int) -> bool:
        """Whether the key led to a mark."""
        last = len(self._spec.values) - 1
        row = HOURS if self._spec.kind is ChartKind.HEAT else 1
        here = self._current
        goals = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: row, Qt.Key.Key_Up: -row}
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            goal = 0 if key == Qt.Key.Key_Home else last
        elif key in goals:
            goal = 0 if here is None else here + goals[key]
        else:
            return False
        if self._spec.is_empty or not 0 <= goal <= last:
            return True
        self._current = goal
        self._tell(goal, self.mapToGlobal(self.mark_box(goal).bottomLeft().toPoint()))
        self.update()
        return True


class ChartView(QWidget):
    """A chart and its table, one of them shown; a button in the corner changes between the two."""

    clicked = pyqtSignal(str)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.chart = ChartWidget()
        self.table = ChartTable()
        self.button = QToolButton(self)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self._dress()
        self.button.toggled.connect(self.show_table)
        self.chart.clicked.connect(self.clicked)
        corner = self.button.sizeHint().width() + 2 * MARGIN
        self.chart.corner = float(corner)
        self.table.set_corner(corner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chart)
        layout.addWidget(self.table)
        self.table.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_spec(self, spec: ChartSpec) -> None:
        """Show another chart, in whichever way is chosen."""
        self.chart.set_spec(spec)
        self.table.set_spec(spec)

    def show_table(self, shown: bool) -> None:
        """Show the table instead of the chart, or the chart again."""
        self.button.setChecked(shown)
        self.chart.setVisible(not shown)
        self.table.setVisible(shown)
        self._dress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button in its corner."""
        super().resizeEvent(event)
        size = self.button.sizeHint()
        self.button.setGeometry(self.width() - size.width() - MARGIN, MARGIN, size.width(), size.height())
        self.button.raise_()

    def changeEvent(self, event: QEvent) -> None:
        """Another theme needs another icon."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        """The button shows what it leads to."""
        shown = self.button.isChecked()
        words = translate("ChartView", "Show as a chart") if shown else translate("ChartView", "Show as a table")
        self.button.setToolTip(plain_tip(words))
        self.button.setAccessibleName(words)
        self.button.setIcon(icon("chart" if shown else "table", self.palette().color(QPalette.ColorRole.WindowText)))
