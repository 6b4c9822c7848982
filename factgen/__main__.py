"""`python -m factgen`."""

import sys

from factgen.cli import main

if __name__ == "__main__":
    sys.exit(main())
