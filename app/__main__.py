"""`python -m app` is `otklik`."""

from app.cli import main

if __name__ == "__main__":  # a process it spawns imports this file, and must not be one more
    main()
