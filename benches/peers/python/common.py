"""What the scripts share: how much memory this process has held, and the line they print."""

import json
import resource


def report(engine, version, records, seconds):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"engine": engine, "version": version, "records": records, "seconds": seconds, "peak_kib": peak}))
