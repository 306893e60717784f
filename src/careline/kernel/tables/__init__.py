"""Tables that come in and go out as files, CSV or XLSX: one reader and one writer for the whole house."""
