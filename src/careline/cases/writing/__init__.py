"""What the operations of cases share when they write; each is called inside an operation and is none itself."""
