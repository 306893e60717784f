"""What people read: why something was refused, by which steps a due time was reached, and what a rule's codes mean."""

from careline.clocks.sentences.labels import label
from careline.clocks.sentences.refusals import SENTENCES
from careline.clocks.sentences.steps import say_step

__all__ = ["SENTENCES", "label", "say_step"]
