"""What a house's processes load where libfaketime shows them the time: this folder then stands on their path."""
