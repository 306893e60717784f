"""Coming and going: signing in and out, passwords, and the choices of a desk."""
