"""The suite's ready-made cluster is made once, and anew when what it's made from has changed."""

import tempfile
from pathlib import Path

import pytest

from tests import ready_made


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A room with one model, and a folder for what is made."""
    model = tmp_path / "source" / "parties" / "models" / "customer.py"
    model.parent.mkdir(parents=True)
    model.write_text("name")
    (tmp_path / "made").mkdir()
    monkeypatch.setattr(ready_made, "SOURCE", tmp_path / "source")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "made"))
    return model


def test_it_is_made_once_until_a_model_changes(source: Path) -> None:
    made: list[Path] = []
    first, again = ready_made.place(made.append), ready_made.place(made.append)
    source.write_text("name, number")
    other = ready_made.place(made.append)
    assert (first, len(made)) == (again, 2)
    assert other != first


def test_what_could_not_be_finished_is_not_taken_for_ready(source: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        ready_made.place(lambda _: 1 // 0)  # type: ignore[arg-type,return-value]
    made: list[Path] = []
    assert ready_made.place(made.append).is_dir()
    assert (len(made), source.exists()) == (1, True)
