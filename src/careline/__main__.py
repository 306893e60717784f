"""`python -m careline` is the same as the command `careline`."""

from careline.project.cli import main

if __name__ == "__main__":
    main()
