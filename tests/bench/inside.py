"""The inside of a fresh process: prepare one task, do its work, tell what the work cost."""

import importlib
import json
import os
import sys

from tests.bench.processes import cpu_seconds

WARM = 5


def main() -> None:
    """``inside REPEAT MODULE FUNCTION ARGUMENT …``; the seconds of each turn go to standard output as JSON."""
    repeat, module, function, *args = sys.argv[1:]
    work = getattr(importlib.import_module(module), function)(*args)
    for _warm in range(WARM if int(repeat) > 1 else 0):
        work()
    spent = []
    for _turn in range(int(repeat)):
        begun = cpu_seconds()
        work()
        spent.append(cpu_seconds() - begun)
    sys.stdout.write(json.dumps(spent) + "\n")
    sys.stdout.flush()
    # What is left need not be torn down in order.
    os._exit(0)


if __name__ == "__main__":
    main()
