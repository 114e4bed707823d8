"""Spark in local mode: what its workers make of a column is what the library makes of it here."""

import json
import subprocess

import pytest

from pii_guard import Guard

TEXTS = ["연락처 010-2345-6789요", None, "주민번호 900101-1990027", "안녕하세요", "", "가" * 9_000] * 50
PROGRAM = """
import json, os, sys
from dataclasses import replace
from pyspark.sql import SparkSession
import pyarrow as pa
from pii_guard import Guard, RequestError
from pii_guard.guard import pickling
from pii_guard.integrations.spark import clean

spark = SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
spark.sparkContext.setLogLevel("OFF")
rows = [(n, text) for n, text in enumerate(json.loads(sys.stdin.read()))]
frame = spark.createDataFrame(rows, "number int, text string").repartition(4)
told = {}

cleaned = clean(frame, "text", policy="office-example", topic="local-tax", findings="found").orderBy("number")
told["rows"] = [row.asDict(recursive=True) for row in cleaned.collect()]
told["schema"] = cleaned.schema.simpleString()
told["without"] = clean(frame, "text", policy="office-example").columns

def built(batches):
    for batch in batches:
        pass
    yield pa.RecordBatch.from_pydict({"process": [os.getpid()], "built": [pickling._built.cache_info().misses]})

told["built"] = [row.asDict() for row in frame.mapInArrow(built, "process long, built long").collect()]

def refused(*arguments, **named):
    try:
        clean(*arguments, **named)
    except RequestError as error:
        return str(error)

told["refused"] = [
    refused(frame, "number"),
    refused(frame, "nothing"),
    refused(frame, "text", findings="number"),
    refused(frame, "text", topic="010-2345-6789"),
]

other = Guard("office-example")
other.catalog = replace(other.catalog, sha256="0" * 64)  # a driver with other rules
try:
    clean(frame, "text", policy=other).collect()
except Exception as error:
    told["other"] = str(error)
json.dump(told, open(sys.argv[1], "w"))
spark.stop()
"""


@pytest.fixture(scope="module")
def told(installed, tmp_path_factory):
    """What one program with a Spark of its own tells."""
    home, python = tmp_path_factory.mktemp("spark"), installed("spark") / "python"
    (home / "program.py").write_text(PROGRAM, "utf-8")
    environ = {"PYSPARK_PYTHON": str(python), "PATH": "/usr/bin:/bin", "HOME": str(home)}
    command = [python, "program.py", "told.json"]
    given = json.dumps(TEXTS)
    ran = subprocess.run(command, cwd=home, env=environ, input=given, text=True, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr[-3_000:]
    return json.loads((home / "told.json").read_text("utf-8"))


def test_every_text_is_decided_as_here_and_every_row_is_there(told):
    guard = Guard("office-example")
    wanted = []
    for number, text in enumerate(TEXTS):
        decision = None if text is None else guard.check(text, topic="local-tax")
        found = decision and [
            {"entity": f.entity, "start": f.start, "end": f.end, "action": f.action.value} for f in decision.findings
        ]
        wanted.append({"number": number, "text": decision and decision.text, "found": found})
    assert told["rows"] == wanted


def test_the_schema_names_the_findings_only_where_they_are_wanted(told):
    found = "array<struct<entity:string,start:bigint,end:bigint,action:string>>"
    assert told["schema"] == f"struct<number:int,text:string,found:{found}>"
    assert told["without"] == ["number", "text"]


def test_a_worker_builds_its_guard_once(told):
    assert 1 <= len({row["process"] for row in told["built"]}) <= 4
    assert max(row["built"] for row in told["built"]) == 1


def test_wrong_arguments_are_refused_before_anything_runs(told):
    number, nothing, taken, topic = told["refused"]
    assert number == "the column holds no text (int)"
    assert nothing == "column: there is none of that name"
    assert taken == "findings: the name of a column that is there already"
    assert topic.startswith("topic: ")
    assert "2345" not in topic


def test_a_worker_with_other_rules_stops_the_job_and_says_why(told):
    assert "CatalogError: the rules of this process are not those of the guard that was sent" in told["other"]
