"""What the operations of clocks share when they write."""
