"""What keeps the house's papers in step with its code; run by hand or by `make`."""
