"""Polars: a join of the posts with the table of decisions, CSV to CSV, streaming.

    POLARS_MAX_THREADS=THREADS python sql_polars.py FOLDER THREADS OUT

Counted: as for DuckDB.
"""

import sys
import time
from pathlib import Path

import polars
from common import report
from polars import col, lit, when

folder, threads, out = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
assert polars.thread_pool_size() == threads
kinds = [row.split(",") for row in (folder / "sectors.csv").read_text().split()[1:]]
listed = "|".join(name for name, kind in kinds if kind == "listed")
keys = ["level", "organ", "position", "matter"]

decisions = polars.read_csv(folder / "decisions.csv", infer_schema=False).drop("sectors")
answer = [name for name in decisions.columns if name not in keys]
start = time.perf_counter()
posts = polars.scan_csv(folder / "posts.csv", infer_schema=False)
environment = col("sectors").str.contains("(?:^|;)environment(?:;|$)")
stated = col("sectors").str.contains(f"(?:^|;)(?:{listed})(?:;|$)")
about = (
    when(col("sectors").is_null()).then(lit("unstated"))
    .when(stated & environment).then(lit("both"))
    .when(stated).then(lit("listed"))
    .when(environment).then(lit("environment"))
    .otherwise(lit("unlisted"))
)
(
    posts.with_columns(about.alias("matter"))
    .join(decisions.lazy(), on=keys, how="left", maintain_order="left")
    .select("level", "organ", "position", "sectors", *answer)
    .sink_csv(out, engine="streaming")
)
seconds = time.perf_counter() - start
count = polars.scan_csv(folder / "posts.csv").select(polars.len()).collect().item()
report(f"polars-{threads}", polars.__version__, count, seconds)
