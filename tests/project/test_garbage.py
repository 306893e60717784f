"""Garbage is looked for seldom while much is made, and as before afterwards."""

import gc

import pytest

from careline.project.garbage import SELDOM, looked_for_seldom


def test_seldom_within_and_as_usual_after_whatever_happens() -> None:
    usual = gc.get_threshold()
    with looked_for_seldom():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == usual
    with pytest.raises(ZeroDivisionError), looked_for_seldom():
        raise ZeroDivisionError
    assert gc.get_threshold() == usual
