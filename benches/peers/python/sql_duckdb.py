"""DuckDB: a join of the posts with the table of decisions, CSV to CSV.

    python sql_duckdb.py FOLDER THREADS OUT

Counted: reading posts.csv, telling what the sectors are about, the join, writing the answer: in the order of the input with one thread, as it comes with several.
"""

import sys
import time
from pathlib import Path

import duckdb
from common import report

folder, threads, out = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
kinds = [row.split(",") for row in (folder / "sectors.csv").read_text().split()[1:]]
listed = [name for name, kind in kinds if kind == "listed"]
names = "|".join(listed)

base = duckdb.connect(config={"threads": threads})
base.execute(f"CREATE TABLE decisions AS SELECT * EXCLUDE (sectors) FROM read_csv('{folder}/decisions.csv', all_varchar = true)")
columns = [row[0] for row in base.execute("DESCRIBE decisions").fetchall()]
answer = ", ".join(f"d.{name}" for name in columns if name not in ("matter", "level", "organ", "position"))
# The posts stay on the side that is streamed, so that the answer keeps their order, with one thread.
base.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
start = time.perf_counter()
base.execute(f"""
    COPY (
        WITH posts AS (
            SELECT *, regexp_matches(sectors, '(^|;)environment(;|$)') AS environment,
                regexp_matches(sectors, '(^|;)({names})(;|$)') AS listed
            FROM read_csv('{folder}/posts.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns =
                {{'level': 'VARCHAR', 'organ': 'VARCHAR', 'position': 'VARCHAR', 'sectors': 'VARCHAR'}})
        ), about AS (
            SELECT level, organ, position, sectors, CASE
                WHEN sectors IS NULL THEN 'unstated'
                WHEN listed THEN CASE WHEN environment THEN 'both' ELSE 'listed' END
                WHEN environment THEN 'environment'
                ELSE 'unlisted' END AS matter
            FROM posts
        )
        SELECT p.level, p.organ, p.position, p.sectors, {answer}
        FROM about p LEFT JOIN decisions d USING (level, organ, position, matter)
    ) TO '{out}' (FORMAT csv, HEADER true)
""")
seconds = time.perf_counter() - start
count = base.execute(f"SELECT count(*) FROM read_csv('{folder}/posts.csv', all_varchar = true)").fetchone()[0]
report(f"duckdb-{threads}", duckdb.__version__, count, seconds)
