"""The house itself, held by checks that read the code. Each was seen to report a fault planted on a small tree."""
