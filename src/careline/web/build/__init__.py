"""What is made for the screens when the product is built, not when it runs."""
