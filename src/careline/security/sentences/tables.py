"""What people read when a file of rows, or the map that reads it, is refused; the kernel knows no Django."""

from django.utils.translation import gettext_lazy as _

from careline.kernel.sentences import Sentence

SENTENCES = {
    "kernel.file_too_large": Sentence(
        _("The file is larger than {mebibytes} MiB."),
        _("Split it, or have it brought in on the command line."),
    ),
    "kernel.unpacks_too_large": Sentence(
        _("The file would unpack to more than {mebibytes} MiB, or far more than its size tells."),
        _("Save the sheet as CSV and send that."),
    ),
    "kernel.too_many_rows": Sentence(
        _("The file has more than {rows} rows."),
        _("Split it, or delete the empty rows below the last one."),
    ),
    "kernel.too_many_columns": Sentence(
        _("The file has more than {columns} columns."),
        _("Delete those the import doesn’t need."),
    ),
    "kernel.cell_too_long": Sentence(
        _("A cell is longer than {longest} characters."),
        _("Shorten it; if none is that long, a quotation mark before it was never closed."),
    ),
    "kernel.empty_table": Sentence(
        _("The file is empty: it has not even a header."),
        _("Put the names of the columns into its first row."),
    ),
    "kernel.column_twice": Sentence(
        _("Two columns are named “{column}”."),
        _("Rename one in the file’s first row."),
    ),
    "kernel.ragged_row": Sentence(
        _("The row has {cells} cells, the header {columns}."),
        _("Look for a delimiter inside a cell, or for a missing quotation mark."),
    ),
    "kernel.quote_left_open": Sentence(
        _("The row’s quotation marks don’t fit together."),
        _("Double each quotation mark inside a cell, and close every cell that begins with one."),
    ),
    "kernel.not_a_spreadsheet": Sentence(
        _("The file can’t be opened as a spreadsheet."),
        _("Save it anew as .xlsx without a password, or as CSV."),
    ),
    "kernel.declares_entities": Sentence(
        _("The spreadsheet declares a document type, which no spreadsheet program does."),
        _("Don’t open it; ask whoever sent it where it comes from."),
    ),
    "kernel.unknown_encoding": Sentence(
        _("Nobody knows the encoding “{encoding}”."),
        _("Leave it out of the map, so that it is found out, or write utf-8, gb18030 or utf-16."),
    ),
    "kernel.not_text": Sentence(
        _("The file is not text in the encoding {encoding}."),
        _("Name the right encoding in the map, or save the file as UTF-8."),
    ),
    "kernel.formula_cell": Sentence(
        _("The cell of “{column}” is a formula."),
        _("Copy the column and paste it as values."),
    ),
    "kernel.error_cell": Sentence(
        _("The cell of “{column}” holds the spreadsheet’s error {given}."),
        _("Mend it in the spreadsheet, or empty it."),
    ),
    "kernel.digits_lost": Sentence(
        _("The number in “{column}” has more than {digits} digits, of which the spreadsheet has lost the last."),
        _("Format the column as text and type the number again."),
    ),
    "kernel.bad_import_map": Sentence(
        _("The import map is wrong at {place}: {problem}."),
        _("Mend it as docs/import.md describes, or choose another map."),
    ),
    "kernel.cell_empty": Sentence(
        _("The cell is empty, and the map needs it."),
        _("Fill it in at the source, or give the field a default in the map."),
    ),
    "kernel.cell_unreadable": Sentence(
        _("The cell holds bytes that are not of the file’s encoding."),
        _("Name the right encoding in the map, or save the file as UTF-8."),
    ),
    "kernel.word_unknown": Sentence(
        _("The map does not know the word “{given}” here."),
        _("Correct it in the file, or say in the map what it means."),
    ),
    "kernel.columns_missing": Sentence(
        _("The file lacks columns that the map reads: {columns}."),
        _("Choose the map that belongs to this file, or write one."),
    ),
}
