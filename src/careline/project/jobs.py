"""The house's own jobs: a worker that was killed leaves its job behind, and somebody else must take it up."""

from django.conf import settings
from procrastinate.contrib.django import app


@app.periodic(cron="* * * * * */15")
@app.task(queueing_lock="retry-stalled-jobs", pass_context=False)
async def retry_stalled_jobs(timestamp: int) -> None:
    """Give the jobs of dead workers back to the queue; procrastinate lists them and leaves the rest to us."""
    del timestamp
    silent_for = settings.PROCRASTINATE_WORKER_DEFAULTS["stalled_worker_timeout"]
    for job in await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_for):
        await app.job_manager.retry_job(job)
