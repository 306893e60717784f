"""Which notices were about which complaint."""

from django.db import models

from careline.cases.models.complaint import Complaint
from careline.kernel.identity import new_id
from careline.notices.models import Notice
from careline.security.models import HistoryRow


class ComplaintNotice(HistoryRow):
    """One notice about one complaint."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    complaint = models.ForeignKey(Complaint, models.PROTECT, related_name="notices")
    notice = models.OneToOneField(Notice, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.complaint_id} {self.notice_id}"
