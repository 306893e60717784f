"""Colleagues stand on pages as they are called, and a page asks once for all of them."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from careline.web.faces.people import called


@pytest.mark.usefixtures("house")
def test_whoever_is_a_colleague_is_called_by_the_full_name_and_anybody_else_as_kept(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        people = called(["li-wei", "zhao-min", "li-wei", "careline", ""])
    assert [people(name) for name in ("li-wei", "zhao-min", "careline", "")] == ["李伟", "赵敏", "careline", ""]


def test_a_missing_right_is_named_as_an_administrator_knows_it(desk: Callable[..., Client]) -> None:
    said = desk("li-wei").get("/admin/users").content.decode()
    assert "“Look after users”" in said
    assert "security.manage_user" not in said
