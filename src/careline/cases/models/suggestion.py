"""What the words of a title suggested, kept so that the suggestion can be judged later."""

from django.db import models

from careline.cases.models.category import Category
from careline.cases.models.complaint import Complaint
from careline.kernel.identity import new_id
from careline.security.models import HistoryRow


class Suggestion(HistoryRow):
    """A category suggested for a complaint, with the words that led to it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.OneToOneField(Complaint, models.PROTECT, related_name="suggestion")
    category = models.ForeignKey(Category, models.PROTECT, related_name="+")
    words = models.JSONField()

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.category_id}"
