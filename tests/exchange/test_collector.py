"""Python's garbage collector rests during an import, and always comes back."""

from __future__ import annotations

import gc

import pytest

from trygghet_plugin.exchange.collector import without_collector


def test_it_rests_and_comes_back_also_after_an_error() -> None:
    @without_collector()
    def refusing() -> None:
        assert not gc.isenabled()
        raise ValueError("refused")

    with pytest.raises(ValueError, match="refused"):
        refusing()
    assert gc.isenabled()


def test_two_at_once_leave_it_running_whichever_ends_first() -> None:
    first, second = without_collector(), without_collector()
    first.__enter__()
    second.__enter__()
    first.__exit__(None, None, None)
    second.__exit__(None, None, None)
    assert gc.isenabled()


def test_one_who_has_it_off_keeps_it_off() -> None:
    gc.disable()
    try:
        with without_collector():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
