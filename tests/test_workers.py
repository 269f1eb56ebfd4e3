"""What one document may do to an import: nothing. The work is done here by functions that misbehave on purpose."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator

import pytest

from generator.problems import Problem
from generator.workers import Limits, Workers

posix = pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to its memory")


def behave(job: str) -> str:
    match job:
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(3)
        case "eat":
            return str(len(bytearray(3_000_000_000)))
        case "err":
            raise ValueError("en hemmelig sætning")
        case "recurse":
            return behave(job)
    return f"{job}!"


def result(job: str, limits: Limits) -> str:
    """What is made of a job between two that are well."""
    with Workers(limits) as workers:
        made = list(workers.each(behave, ["a", job, "b"]))
    assert [name for name, _ in made] == ["a", job, "b"]
    assert (made[0][1], made[2][1]) == ("a!", "b!")
    outcome = made[1][1]
    return outcome.in_language("da") if isinstance(outcome, Problem) else outcome


@pytest.mark.parametrize("processes", [1, 2])
def test_jobs_come_back_in_their_order(processes: int) -> None:
    jobs = [str(number) for number in range(200)]
    with Workers(Limits(processes=processes)) as workers:
        assert list(workers.each(behave, jobs)) == [(job, f"{job}!") for job in jobs]


@pytest.mark.parametrize("job", ["hang", "spin"])
def test_a_document_that_takes_too_long_is_stopped(job: str) -> None:
    began = time.monotonic()
    assert "tog for lang tid at læse (over 1 sekunder)" in result(job, Limits(seconds=1))
    assert time.monotonic() - began < 20


@pytest.mark.parametrize("job", ["die", "exit"])
def test_a_document_that_kills_the_reader_is_told(job: str) -> None:
    assert "fik læseren til at bryde sammen" in result(job, Limits())


@posix
def test_a_document_that_eats_all_memory_is_stopped() -> None:
    assert "krævede for meget hukommelse (over 2000 MB)" in result("eat", Limits())


@pytest.mark.parametrize(("job", "error"), [("err", "ValueError"), ("recurse", "RecursionError")])
def test_a_mistake_in_a_reader_is_told_by_its_name_and_nothing_of_the_text(job: str, error: str) -> None:
    told = result(job, Limits())
    assert f"kunne ikke læse dokumentet ({error})" in told
    assert "hemmelig" not in told


def test_leaving_early_stops_all_at_once() -> None:
    began = time.monotonic()
    with Workers(Limits(seconds=100)) as workers:
        assert next(workers.each(behave, ["a", "hang", "hang", "hang"])) == ("a", "a!")
    assert time.monotonic() - began < 20


def test_no_more_jobs_are_taken_than_the_processes_need() -> None:
    taken = 0

    def jobs() -> Iterator[str]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield str(number)

    with Workers(Limits(processes=1)) as workers:
        next(workers.each(behave, jobs()))
    assert taken < 50
