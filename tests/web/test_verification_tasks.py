"""A supervisor gives stale profiles to agents, who find theirs under My day."""

from datetime import datetime, timedelta

import pytest

from careline.parties.models import Customer, VerificationTask
from careline.parties.operations.customers import register_customer
from careline.parties.operations.verification_tasks import give_verification_tasks
from careline.parties.rules.details import CustomerDetails
from careline.security.models import User
from careline.security.queries.users import actor_for
from tests.web.conftest import SEED, Desk

GIVING = {"agents": ["li-wei"], "each": "1", "due_on": "2026-03-12"}


@pytest.fixture
def stale(house: None, at: datetime) -> Customer:  # noqa: ARG001  (it founds the house)
    long_ago = at - timedelta(days=500)
    register_customer(details=CustomerDetails(name="刘洋", number="13600136000"), by=SEED, at=at - timedelta(days=400))
    return register_customer(details=CustomerDetails(name="王芳", number="13900139000"), by=SEED, at=long_ago)


def test_a_supervisor_gives_the_stalest_and_takes_one_back(desk: Desk, stale: Customer) -> None:
    assert desk("li-wei").get("/verification-tasks").status_code == 403
    client = desk("zhao-min")
    empty = client.get("/verification-tasks").content.decode()
    assert "Nobody has a profile to verify" in empty
    assert "2 profiles are stale" in client.get("/verification-tasks/giving").content.decode()
    refused = client.post("/verification-tasks/giving", GIVING | {"due_on": "2020-01-01"})
    assert refused.status_code == 422
    assert "before today" in refused.content.decode()
    assert client.post("/verification-tasks/giving", GIVING).status_code == 302
    task = VerificationTask.objects.get()
    assert task.customer_id == stale.id
    listed = client.get("/verification-tasks").content.decode()
    for words in ("李伟", "王*", f"/customers/{stale.id}", f"/verification-tasks/{task.id}/release"):
        assert words in listed
    assert "王*" not in client.get(f"/verification-tasks?by={stale.id}").content.decode()
    reading = desk("auditor").get("/verification-tasks").content.decode()
    assert "王*" in reading
    assert "/release" not in reading
    assert client.post(f"/verification-tasks/{task.id}/release").status_code == 302
    again = client.post(f"/verification-tasks/{task.id}/release")
    assert again.status_code == 409
    assert "Nobody has a profile to verify" in client.get("/verification-tasks").content.decode()


def test_the_list_of_stale_profiles_leads_to_giving_them(desk: Desk, stale: Customer) -> None:
    assert stale
    client = desk("zhao-min")

    def found(**asked: str) -> str:
        return client.get(client.post("/customers/searches", asked)["Location"]).content.decode()

    assert "/verification-tasks/giving" in found(stale="yes")
    assert "/verification-tasks/giving" not in found(stale="yes", region="beijing")
    assert "/verification-tasks/giving" not in found()


def test_my_day_shows_what_one_has_to_verify(desk: Desk, stale: Customer, at: datetime) -> None:
    agent = desk("li-wei")
    assert "Profiles to verify" not in agent.get("/my-day").content.decode()
    supervisor = actor_for(User.objects.get(username="zhao-min"))
    give_verification_tasks(agents=["li-wei"], each=1, due_on=at.date(), by=supervisor, at=at)
    day = agent.get("/my-day").content.decode()
    assert "Profiles to verify" in day
    assert f'data-customer="/customers/{stale.id}"' in day
    assert "王*" in day
    page = f"/customers/{stale.id}/attributes/number"
    assert agent.post(f"{page}/verification", {"version": "1"}).status_code == 302
    assert VerificationTask.objects.get().state == "done"
    assert "Profiles to verify" not in agent.get("/my-day").content.decode()
