"""Forms: fields and what is asked with them, as data; answers keep the version of the form they were given to."""
