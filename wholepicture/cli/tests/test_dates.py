"""`wholepicture dates`: one line in, one line out, in order."""

import json
import subprocess
import sys

COMMAND = [sys.executable, "-m", "wholepicture.cli.main", "dates"]


def test_bad_and_good_lines_are_answered_in_order():
    lines = b'{"id": 1e400, "text": "2016"}\n\xff\n\n{"id": 4, "text": "22 May 2016"}'
    ran = subprocess.run(COMMAND, input=lines, capture_output=True, check=True)
    *refused, read = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one["refused"] for one in refused] == [True, True, True]
    assert read == {"id": 4, "lower": "2016-05-22", "upper": "2016-05-22", "uncertain": False}
    assert ran.stderr == b""


def test_each_answer_is_written_before_the_next_line_is_read():
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        for number in range(3):
            process.stdin.write(json.dumps({"id": number, "text": "2016"}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
    assert process.returncode == 0


def test_a_reader_that_has_gone_leaves_no_complaint(tmp_path):
    lines = tmp_path / "lines"
    lines.write_bytes(b'{"text": "2016"}\n' * 2000)
    with (
        lines.open("rb") as asked,
        subprocess.Popen(COMMAND, stdin=asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process,
    ):
        process.stdout.close()
        complained = process.stderr.read()
    assert (process.returncode, complained) == (0, b"")
