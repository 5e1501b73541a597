"""What the scripts share: how much memory this process has held, and the line they print."""

import json
from pathlib import Path


def report(engine, version, records, seconds):
    # Not `ru_maxrss`, which also counts what the process held that started this one.
    status = Path("/proc/self/status").read_text()
    peak = next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    print(json.dumps({"engine": engine, "version": version, "records": records, "seconds": seconds, "peak_kib": peak}))
