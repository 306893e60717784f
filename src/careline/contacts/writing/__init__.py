"""What the operations of contacts share when they write; each is called inside an operation and is none itself."""
