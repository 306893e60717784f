"""What a screen shows of a thing: values worked out before the template draws them. Nothing here asks the database."""
