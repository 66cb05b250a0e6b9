"""The outbox of one user and the windows that send it: killed between any two steps, and all at once."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.storage.conftest import make_report
from tests.storage.test_kill import _check_file
from tests.storage.test_together import started
from tests.storage.writers import rows
from trygghet_plugin.core.review import Assessment, ReviewStatus
from trygghet_plugin.storage.outbox import Outbox
from trygghet_plugin.storage.store import NewPhoto
from trygghet_plugin.storage.workspace import Workspace

ROOT = Path(__file__).resolve().parents[2]
PHOTOS = [NewPhoto(b"ett" * 1000), NewPhoto(b"tva" * 1000)]

DIES = """
import os, sys
from pathlib import Path
from tests.storage.conftest import make_report
from tests.storage.test_outbox_processes import PHOTOS
from trygghet_plugin.storage import workspace
from trygghet_plugin.storage.geopackage.store import GeoPackageStore
from trygghet_plugin.storage.outbox import Outbox
owner, name = {"photo": (workspace, "write_photo"), "add": (GeoPackageStore, "add"), "remove": (Outbox, "remove")}[
    sys.argv[3]
]
setattr(owner, name, lambda *_arguments: os.kill(os.getpid(), 9))
opened = workspace.Workspace.open(sys.argv[1], outbox=Path(sys.argv[2]))
opened.submit(make_report(report_id=sys.argv[4], description="ett"), PHOTOS)
"""


@pytest.mark.parametrize("step", ["photo", "add", "remove"])
def test_a_process_that_dies_between_two_steps_leaves_a_report_that_arrives_once(database, tmp_path, step):
    report = make_report(description="ett")
    outbox = tmp_path / "outbox.sqlite"
    died = subprocess.run(
        [sys.executable, "-c", DIES, str(database), str(outbox), step, report.report_id],
        cwd=ROOT,
        check=False,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert died.returncode == -9
    workspace = Workspace.open(str(database), outbox=outbox)
    assert workspace.is_kept(report, PHOTOS)
    if step == "remove":
        # Meanwhile the coordinator, on another computer, has worked on it.
        judged = workspace.store.assess(Assessment(report.report_id, 1, ReviewStatus.APPROVED, "kim"))
        changes = {"description": "annat", "x": 106_500.0, "y": 6_430_500.0}
        workspace.store.change(report.report_id, judged.revision, changes, "kim")
    assert workspace.flush_outbox() == (1, 0)
    stored = workspace.store.report(report.report_id)
    assert stored.description == ("annat" if step == "remove" else "ett")
    assert stored.revision == (3 if step == "remove" else 1)
    photos = workspace.store.photos(report.report_id)
    assert [(workspace.photo_folder / photo.path).read_bytes() for photo in photos] == [one.content for one in PHOTOS]
    assert len(list(workspace.photo_folder.iterdir())) == 2
    workspace.close()
    _check_file(database)


@pytest.mark.parametrize("ids", ["own", "taken"])
def test_four_windows_send_the_same_outbox_at_once(workspace, database, tmp_path, ids):
    """Each report arrives once, also where its id is another's and it gets one of its own."""
    path = tmp_path / "shared.sqlite"
    outbox = Outbox(path)
    reports = [make_report(description=f"rapport {number}") for number in range(40)]
    for report in reports:
        if ids == "taken":
            workspace.submit(make_report(report_id=report.report_id, description="en annan"))
        outbox.put(workspace.info.workspace_id, report, PHOTOS[:1], str(database))
    outbox.close()
    windows = [started("flush", database, path) for _number in range(4)]
    for window in windows:
        assert window.stdout.readline() == "ready\n"
    for window in windows:
        window.stdin.write("\n")
        window.stdin.flush()
    answers = [window.communicate(timeout=120)[0].split() for window in windows]
    assert all(window.returncode == 0 for window in windows)
    assert sum(int(answer[0]) for answer in answers) >= 40
    assert outbox.pending(workspace.info.workspace_id) == ()
    outbox.close()
    there = rows(database, "SELECT report_id, description FROM trygghet_report WHERE description LIKE 'rapport %'")
    assert Counter(row["description"] for row in there) == Counter(report.description for report in reports)
    photos = rows(database, "SELECT report_id, path FROM trygghet_report_photo")
    assert Counter(photo["report_id"] for photo in photos) == Counter(row["report_id"] for row in there)
    assert {path.name for path in workspace.photo_folder.iterdir()} == {photo["path"] for photo in photos}
    workspace.close()
    _check_file(database)


def test_a_full_disk_takes_nothing_in_and_loses_nothing_of_before(tmp_path):
    """A disk with room for one more report only: what came before stays, what came after is refused."""
    path = tmp_path / "outbox.sqlite"
    before, after = make_report(), make_report()
    script = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from tests.storage.conftest import make_report\n"
        "from trygghet_plugin.storage.outbox import Outbox; from trygghet_plugin.storage.store import NewPhoto\n"
        "from trygghet_plugin.core.errors import WorkspaceError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "outbox = Outbox(Path(sys.argv[1])); outbox.put('w', make_report(report_id=sys.argv[2]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try: outbox.put('w', make_report(report_id=sys.argv[3]), [NewPhoto(bytes(1_000_000))])\n"
        "except WorkspaceError as problem: print(problem)\n"
        "outbox.put('w', make_report())\n"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(path), before.report_id, after.report_id],
        cwd=ROOT,
        check=True,
        text=True,
        capture_output=True,
    )
    assert "not saved" in told.stdout
    outbox = Outbox(path)
    assert outbox.get(before.report_id) is not None
    assert outbox.get(after.report_id) is None
    assert len(outbox.pending("w")) == 2
    outbox.close()
