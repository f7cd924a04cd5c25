"""Tries a vector index in a process of its own, because a damaged one can end the process that opens it."""

import sys
from pathlib import Path

from knowledge.index import check

if __name__ == "__main__":
    check(Path(sys.argv[1]))
