"""OpenFisca-Core: the rules as vectorised formulas over all posts at once.

    python openfisca.py FOLDER          one simulation of all posts in FOLDER/records.bin
    python openfisca.py FOLDER single   one simulation a post, for 2,000 of them

The rules (rules.json, from zeren's rulebook) become an array that the enums of the fields index, as parameters are
indexed by enums in OpenFisca's country packages: faster than one numpy condition a rule. Inputs are made beforehand.
Counted: making the simulation, setting its inputs, calculating the five variables.
"""

import json
import sys
import time
from importlib.metadata import version
from pathlib import Path

import numpy
from common import report
from openfisca_core.entities import build_entity
from openfisca_core.indexed_enums import Enum, EnumArray
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

FIELDS = ("organ", "position", "level", "matter")
PERIOD = "2025"

folder = Path(sys.argv[1])
rules = json.loads((folder / "rules.json").read_text())


def enum(name):
    return Enum(name, {value.replace("-", "_").replace("+", "_and_"): value for value in rules[name]})


ENUMS = {name: enum(name) for name in (*FIELDS, "applicability")}
SHAPE = tuple(len(rules[field]) for field in FIELDS)


def bits(ids, names):
    return sum(1 << names.index(one) for one in set(ids))


def arrays():
    """For each line its answer; for each combination of fields its line."""
    of_line = {name: numpy.zeros(len(rules["lines"]), dtype) for name, dtype in
               (("applicability", numpy.uint8), ("classes", numpy.int32), ("possible", numpy.int32))}
    line_of = numpy.full(SHAPE, -1, numpy.int16)
    for place, line in enumerate(rules["lines"]):
        applicability, classes, possible, _, _ = line["answer"]
        of_line["applicability"][place] = rules["applicability"].index(applicability)
        of_line["classes"][place] = bits(classes, rules["classes"])
        of_line["possible"][place] = bits(possible, rules["classes"])
        values = [line["when"][field] or rules[field] for field in FIELDS]
        places = [[rules[field].index(value) for value in own] for field, own in zip(FIELDS, values)]
        line_of[numpy.ix_(*places)] = place
    assert (line_of >= 0).all()
    return line_of.reshape(-1), of_line


LINE_OF, OF_LINE = arrays()
# What follows from each set of classes.
KINDS, DUTIES = (numpy.zeros(128, numpy.int32) for _ in range(2))
for own in range(128):
    for place, (kind, duties) in enumerate(rules["of_class"]):
        if own >> place & 1:
            KINDS[own] |= bits([kind], rules["responsibilities"])
            DUTIES[own] |= bits(duties, rules["duties"])

Person = build_entity(key="post", plural="posts", label="A post", is_person=True)


def field(name):
    return type(name, (Variable,), {
        "value_type": Enum, "possible_values": ENUMS[name], "default_value": list(ENUMS[name])[0],
        "entity": Person, "definition_period": DateUnit.YEAR,
    })


def integer(name, formula, **more):
    return type(name, (Variable,), {
        "value_type": int, "entity": Person, "definition_period": DateUnit.YEAR, "formula": formula, **more,
    })


def line(post, period):
    place = numpy.zeros(1, numpy.uint16)
    for name, length in zip(FIELDS, SHAPE):
        place = place * numpy.uint16(length) + post(name, period).view(numpy.ndarray)
    return LINE_OF[place]


def applicability(post, period):
    return EnumArray(OF_LINE["applicability"][post("line", period)], ENUMS["applicability"])


system = TaxBenefitSystem([Person])
for name in FIELDS:
    system.add_variable(field(name))
system.add_variable(integer("line", line))
system.add_variable(type("applicability", (Variable,), {
    "value_type": Enum, "possible_values": ENUMS["applicability"], "default_value": list(ENUMS["applicability"])[0],
    "entity": Person, "definition_period": DateUnit.YEAR, "formula": applicability,
}))
system.add_variable(integer("classes", lambda post, period: OF_LINE["classes"][post("line", period)]))
system.add_variable(integer("possible", lambda post, period: OF_LINE["possible"][post("line", period)]))
system.add_variable(integer("responsibilities", lambda post, period: KINDS[post("classes", period)]))
system.add_variable(integer("duties", lambda post, period: DUTIES[post("classes", period)]))
OUT = ("applicability", "classes", "possible", "responsibilities", "duties")


def decide(inputs, count):
    simulation = SimulationBuilder().build_default_simulation(system, count=count)
    for name, values in inputs.items():
        simulation.set_input(name, PERIOD, values)
    return [simulation.calculate(name, PERIOD) for name in OUT]


def inputs_of(rows):
    columns = dict(zip(("level", "organ", "position", "matter"), rows.T))
    return {name: EnumArray(numpy.ascontiguousarray(columns[name]), ENUMS[name]) for name in FIELDS}


# Every combination first: the answers must be those of zeren.
space = json.loads((folder / "space.json").read_text())
found = decide(inputs_of(numpy.array([row[0] for row in space], numpy.uint8)), len(space))
for place, name in enumerate(OUT):
    assert numpy.array_equal(numpy.asarray(found[place]), [row[place + 1] for row in space]), name

records = numpy.fromfile(folder / "records.bin", numpy.uint8).reshape(-1, 4)
if sys.argv[2:] == ["single"]:
    each = [inputs_of(row.reshape(1, 4)) for row in records[:2000]]
    start = time.process_time()
    for inputs in each:
        decide(inputs, 1)
    report("openfisca-single", version("openfisca-core"), len(each), time.process_time() - start)
else:
    inputs = inputs_of(records)
    start = time.process_time()
    found = decide(inputs, len(records))
    seconds = time.process_time() - start
    # Record by record, all of them.
    keys = {tuple(row[0]): row[1:] for row in space}
    table = numpy.zeros((*(len(rules[name]) for name in ("level", "organ", "position", "matter")), len(OUT)), numpy.int64)
    for key, answer in keys.items():
        table[key] = answer
    expected = table[tuple(records.T)]
    for place, name in enumerate(OUT):
        assert numpy.array_equal(numpy.asarray(found[place]), expected[:, place]), name
    report("openfisca", version("openfisca-core") + ", numpy " + numpy.__version__, len(records), seconds)
