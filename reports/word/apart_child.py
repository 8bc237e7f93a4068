"""A template in, what is wrong with it out, as JSON: [] if nothing, else its code and the piece.

Run as a module, in a process of its own. Ends without a word where a template takes more time or
memory than any paper needs.
"""

from __future__ import annotations

import json
import resource
import sys

from reports.word.template import BadTemplate, WordTemplate

PROCESSOR = 4
"""Seconds, of which the libraries take one; the shipped template takes a tenth."""
MEMORY = 1 << 30
"""Bytes of address space."""
FAILED = 3


def main() -> int:
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    answer: list[str] = []
    try:
        WordTemplate(sys.stdin.buffer.read()).check()
    except BadTemplate as bad:
        answer = [bad.code, bad.found]
    json.dump(answer, sys.stdout)
    return 0


if __name__ == "__main__":
    try:
        code = main()
    except BaseException:
        code = FAILED  # what went wrong may quote the template, and nobody could mend it
    sys.exit(code)
