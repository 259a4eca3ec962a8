"""Campaigns side by side on all cores, each round in a fresh folder, until the time is up."""

import json
import os
import select
import shutil
import tempfile
import time
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.torture.breaches import Patch
from tests.torture.campaigns import Campaign
from tests.torture.house import hasten
from tests.torture.rounds import Round
from tests.torture.tally import Breach, Failure, Tally

_MEMORY = Path("/dev/shm")
MANY = 1_000_000
ENOUGH = 20
"""Failures of one campaign after which it has said what it has to say."""


@dataclass(frozen=True)
class Limits:
    """How long all campaigns together, or how many rounds of each and tries in a round."""

    seconds: float | None = None
    rounds: int = MANY
    tries: int = MANY


def torture(chosen: Sequence[Campaign], seed: int, limits: Limits, workers: int) -> dict[str, Tally]:
    """Run them all; what came of each. Round after round has the next seed, every worker its own."""
    if limits.seconds is None:
        jobs = [[campaign] for campaign in chosen]
        return _merged(_forked([(job, seed, 1, limits, ()) for job in jobs], workers))
    return _merged(
        _forked([(list(chosen), seed + at, workers, limits, ()) for at in range(workers)], workers)
    )


def planted(
    chosen: Sequence[Campaign], patches: dict[str, Sequence[Patch]], seed: int, limits: Limits, workers: int
) -> dict[str, Tally]:
    """Run each with its breach planted."""
    jobs = [([campaign], seed, 1, limits, tuple(patches[campaign.name])) for campaign in chosen]
    return _merged(_forked(jobs, workers))


Job = tuple[list[Campaign], int, int, Limits, tuple[Patch, ...]]


def _forked(jobs: Sequence[Job], workers: int) -> Iterable[dict[str, Tally]]:
    """Each job in a process of its own, so many at once; what each found."""
    waiting = list(reversed(jobs))
    running: dict[int, int] = {}
    while waiting or running:
        while waiting and len(running) < workers:
            job = waiting.pop()
            hears, tells = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.close(hears)
                _live(job, tells)
            os.close(tells)
            running[hears] = pid
        for hears in select.select(list(running), [], [])[0]:
            with os.fdopen(hears, "rb") as said:
                yield {name: Tally.from_plain(one) for name, one in json.loads(said.read()).items()}
            os.waitpid(running.pop(hears), 0)


def _live(job: Job, tells: int) -> None:
    chosen, seed, stride, limits, patches = job
    found = {}
    try:
        hasten()
        for patch in patches:
            patch()
        found = _shared_out(chosen, seed, stride, limits)
    except BaseException:  # noqa: BLE001  told to the parent, which shows it
        failure = Failure("harness", seed, "misnamed", traceback.format_exc()[-1500:])
        found = {chosen[0].name: Tally(failures=[failure])}
    finally:
        with os.fdopen(tells, "wb") as out:
            out.write(json.dumps({name: tally.plain() for name, tally in found.items()}).encode())
        os._exit(0)


def _shared_out(chosen: list[Campaign], seed: int, stride: int, limits: Limits) -> dict[str, Tally]:
    """Each campaign gets its share of the time that is left."""
    began, found = time.monotonic(), {}
    left = sum(campaign.share for campaign in chosen)
    for campaign in chosen:
        now = time.monotonic()
        rest = MANY if limits.seconds is None else began + limits.seconds - now
        until = now + rest * campaign.share / left
        left -= campaign.share
        found[campaign.name] = _campaign(campaign, seed, stride, until, limits)
    return found


def _campaign(campaign: Campaign, seed: int, stride: int, until: float, limits: Limits) -> Tally:
    whole, began = Tally(), time.monotonic()
    for number in range(limits.rounds):
        if time.monotonic() >= until or len(whole.failures) >= ENOUGH:
            break
        whole.add(_round(campaign, seed + number * stride, until, limits.tries))
    whole.seconds = time.monotonic() - began
    return whole


def _round(campaign: Campaign, seed: int, until: float, tries: int) -> Tally:
    folder = Path(tempfile.mkdtemp(prefix="torture-", dir=_MEMORY if _MEMORY.is_dir() else None)).resolve()
    now = Round(seed, folder, until, tries)
    try:
        campaign.run(now)
    except Breach as breach:
        now.tally.failures.append(Failure(campaign.name, seed, breach.kind, str(breach)))
    except Exception:  # noqa: BLE001  an error no act expected breaks a promise too
        what = traceback.format_exc()[-1500:]
        now.tally.failures.append(Failure(campaign.name, seed, "misnamed", what))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return now.tally


def _merged(parts: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    whole: dict[str, Tally] = {}
    for part in parts:
        for name, tally in part.items():
            whole.setdefault(name, Tally()).add(tally)
    return whole
