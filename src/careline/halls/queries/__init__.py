"""What may be asked, within what the actor may see."""
