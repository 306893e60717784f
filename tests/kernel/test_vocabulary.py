"""A vocabulary as the choices of a column has one home."""

import re
from pathlib import Path

import careline
from careline.kernel.refusals import Kind
from careline.kernel.vocabulary import one_of

ROOMS = Path(careline.__file__).parent


def test_a_vocabulary_is_a_columns_choices_word_for_word() -> None:
    assert one_of(Kind)[0] == (next(iter(Kind)).value,) * 2
    assert len(one_of(Kind)) == len(Kind)


def test_no_model_writes_it_a_second_time() -> None:
    again = re.compile(r"\((\w+)\.value, \1\.value\)|def one_of")
    found = [path for path in ROOMS.glob("*/models/*.py") if again.search(path.read_text(encoding="utf-8"))]
    assert not found
