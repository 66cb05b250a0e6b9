"""Making the workspace the wizard's pages chose. Values in, a file out; runs off the window's thread."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import Callable

from trygghet_plugin.core import paths
from trygghet_plugin.core.errors import MissingError, NotAWorkspace, WorkspaceExists
from trygghet_plugin.exchange.demo import make_practice
from trygghet_plugin.layers.styles import save_styles
from trygghet_plugin.storage.values import ACCESS_SETTING, READERS_COPY_SETTING
from trygghet_plugin.storage.workspace import Workspace


@dataclass(frozen=True)
class Plan:
    """What is to be made. `register` lets tables of an existing file be registered, so that they are still shown;
    `copy_folder` is where the masked copy is kept, empty for none."""

    municipality: str
    database: str
    practice: bool
    access: str
    register: bool
    by: str
    copy_folder: str = ""


def make(plan: Plan, go_on: Callable[[float], bool]) -> None:
    """Make it, leave it closed. `go_on` is told the share that is done; False stops. An error leaves nothing behind."""
    in_file = not paths.is_postgres(plan.database)
    beside = (plan.database, paths.backup_folder(plan.database), paths.photo_folder(plan.database)) if in_file else ()
    there_before = [path for path in beside if os.path.exists(path)]
    try:
        workspace = _made(plan, go_on)
        try:
            workspace.store.set_setting(ACCESS_SETTING, plan.access, plan.by)
            if plan.copy_folder:
                workspace.store.set_setting(READERS_COPY_SETTING, plan.copy_folder, plan.by)
        finally:
            workspace.close()
    except (WorkspaceExists, NotAWorkspace, MissingError):
        # Somebody else's file, set up there while ours was being made: nothing of it is ours to remove.
        raise
    except BaseException:
        # What was there before is left as it was by the store; only what is new goes.
        for path in beside:
            if path not in there_before:
                _remove(path)
        raise


def _remove(path: str) -> None:
    if os.path.isdir(path):
        shutil.rmtree(path)
    elif os.path.exists(path):
        os.unlink(path)


def _made(plan: Plan, go_on: Callable[[float], bool]) -> Workspace:
    if plan.practice:
        workspace = make_practice(plan.database, plan.municipality, go_on=go_on)
    else:
        workspace = Workspace.create(plan.database, plan.municipality, register_existing=plan.register, by=plan.by)
    save_styles(workspace)
    return workspace
