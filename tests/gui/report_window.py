"""A report dock in a process of its own, to be killed: `-m tests.gui.report_window DATABASE [DIES_AT]`.

Reads commands from stdin and answers each with a line of JSON. DIES_AT names a step it kills itself before, as a crash
or a power cut would: send (the report is in the outbox), remove (it is in the database), clear (the outbox has let go).

fill TEXT    a whole report about TEXT, kept as a draft
write TEXT   another description, kept as a draft
show         what the form holds: description, report_id, note
settle       until nothing is under way any more: as show
send         send the report in; the messages shown
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from typing import Callable

from qgis.core import QgsApplication
from qgis.gui import QgsGui
from qgis.PyQt.QtWidgets import QApplication

from tests.gui.plain_iface import PlainIface
from trygghet_plugin.core.occurred import Occurred
from trygghet_plugin.gui import background
from trygghet_plugin.gui.report_dock.drafts import Draft
from trygghet_plugin.gui.report_dock.panel import ReportPanel
from trygghet_plugin.gui.session import Session
from trygghet_plugin.storage.outbox import Outbox
from trygghet_plugin.storage.workspace import Workspace

STEPS = {"send": (Workspace, "_send"), "remove": (Outbox, "remove"), "clear": (Draft, "remove")}


def until(done: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError
        QApplication.processEvents()
        time.sleep(0.005)


class ReportWindow:
    def __init__(self, database: str) -> None:
        self.iface = PlainIface()
        self.session = Session(self.iface)
        self.panel = ReportPanel(self.session)
        self.session.open(database)
        self.iface.window.show()
        self.panel.show()
        until(lambda: self.panel.form is not None)

    def settle(self) -> dict[str, str]:
        until(lambda: not background.Job._running)
        return self.show()

    def show(self) -> dict[str, str]:
        form = self.panel.form
        note = form.parts.note.text()
        return {"text": form.parts.questions.description.toPlainText(), "report_id": form._report_id, "note": note}

    def fill(self, text: str) -> dict[str, str]:
        parts = self.panel.form.parts
        parts.category.choose("klotter", "event")
        parts.place.set_point((107_440.0, 6_435_070.0), None)
        parts.time.options[Occurred.NIGHT].click()
        return self.write(text)

    def write(self, text: str) -> dict[str, str]:
        form = self.panel.form
        form.parts.questions.description.setPlainText(text)
        until(lambda: not form._autosave.isActive())
        return self.show()

    def send(self) -> dict[str, str]:
        self.panel.form.parts.send.click()
        until(lambda: self.panel.form.parts.send.isEnabled())
        return {**self.show(), "messages": self.iface.messages()}


def main() -> None:
    database, *dies_at = sys.argv[1:]
    application = QgsApplication([], True)
    application.initQgis()
    QgsGui.editorWidgetRegistry().initEditors()
    window = ReportWindow(database)
    for owner, name in (STEPS[step] for step in dies_at):
        setattr(owner, name, lambda *_arguments: os.kill(os.getpid(), signal.SIGKILL))
    print(json.dumps(window.show()), flush=True)
    for line in sys.stdin:
        name, *rest = line.rstrip("\n").split(" ", 1)
        print(json.dumps(getattr(window, name)(*rest)), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
