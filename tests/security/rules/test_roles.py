"""Which roles go together."""

from itertools import combinations

import pytest

from careline.security.rules.roles import SEPARATED, Role, may_be_combined


@pytest.mark.parametrize("pair", list(combinations(Role, 2)))
def test_separated_roles_combine_with_none(pair: tuple[Role, Role]) -> None:
    assert may_be_combined(pair) is SEPARATED.isdisjoint(pair)


def test_one_role_and_all_working_roles_are_fine() -> None:
    assert all(may_be_combined([role, role]) for role in Role)
    assert may_be_combined([role for role in Role if role not in SEPARATED])
    assert may_be_combined([])
