"""Two who press at one moment keep one list of a name, and one of them is told so."""

from collections.abc import Callable
from datetime import datetime
from threading import Barrier, Thread

import pytest
from django.db import connection

from careline.security.models import KeptList, User
from careline.security.operations.kept_lists import ListTold, keep_list
from careline.security.queries.users import actor_for
from careline.security.rules.kept_lists import ListNameTaken
from careline.security.rules.roles import Role


@pytest.mark.django_db(transaction=True)
def test_of_those_who_keep_one_name_at_one_moment_one_does(user_with: Callable[..., User], at: datetime) -> None:
    by, gate, outcomes = actor_for(user_with("liwei", Role.AGENT)), Barrier(4), list[str]()

    def keep() -> None:
        gate.wait()
        try:
            keep_list(told=ListTold(name="Urgent"), kind="worklist", by=by, at=at)
            outcomes.append("kept")
        except ListNameTaken:
            outcomes.append("taken")
        finally:
            connection.close()

    threads = [Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["kept", "taken", "taken", "taken"]
    assert KeptList.objects.count() == 1
