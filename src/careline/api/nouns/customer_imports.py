"""Bringing in lists by program: some rows at once, in one transaction, by a map that is kept here."""

from ninja import Router

from careline.api.asked import Asked
from careline.api.bearer import Bearer
from careline.api.shapes.customer_imports import CustomersImported, CustomersToImport, RowRefused
from careline.kernel.sentences import say
from careline.kernel.tables.cells import check_columns
from careline.kernel.tables.outcome import Rejected
from careline.kernel.tables.rows import Row
from careline.parties.operations.imports import import_rows
from careline.parties.queries.import_maps import told_map
from careline.parties.rules.import_map import read_list_map
from careline.parties.rules.import_readers import reader_of

router = Router(tags=["customers"])


@router.post("", auth=Bearer("parties.import_customers"), response=CustomersImported)
def take_in(request: Asked, told: CustomersToImport) -> CustomersImported:
    """Bring in customers, or what `subject` names, by a map; what came in before is left as it is.

    Each refused row says where and why. What numbers used needs the right to take that in besides.
    """
    the_map = read_list_map(told_map(name=told.map), told.subject)
    check_columns({column for row in told.rows for column in row}, the_map.cells)
    rows = [Row(n, tuple(row.values()), row) for n, row in enumerate(told.rows, 1)]
    outcome = import_rows(rows=rows, reader=reader_of(the_map), by=request.auth, at=request.at)
    refused = [_refused(one) for one in outcome.rejected]
    return CustomersImported(imported=outcome.imported, unchanged=outcome.unchanged, refused=refused)


def _refused(one: Rejected) -> RowRefused:
    said = say(one.refusal)
    return RowRefused(
        row=one.row.line, column=one.column, code=one.refusal.code, problem=said.problem, remedy=said.remedy
    )
