"""The same function on a cluster of separate processes, one of which dies on the way."""

import os
import signal

import pytest

import psoas_lib as pl
from tests.logs import people
from tests.test_cohort import assert_same_bits

dd = pytest.importorskip("dask.dataframe")
distributed = pytest.importorskip("distributed")

pytestmark = pytest.mark.filterwarnings("ignore")  # a dying worker warns, and so do its peers


def die_once(part, marker):
    """Kill this process the first time, and pass the part on unchanged the second."""
    if len(part):
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            return part
        os.kill(os.getpid(), signal.SIGKILL)
    return part


@pytest.fixture(scope="module")
def cluster():
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as workers,
        distributed.Client(workers) as client,
    ):
        yield client


def test_a_cluster_gives_the_bits_of_one_machine(cluster):
    log = people(24).sample(frac=1, random_state=3)
    assert_same_bits(pl.cohort(log), pl.cohort(dd.from_pandas(log, npartitions=5, sort=False)))


def test_a_worker_that_is_killed_on_the_way_changes_nothing(cluster, tmp_path):
    log = people(24).sample(frac=1, random_state=4)
    parts = dd.from_pandas(log, npartitions=5, sort=False)
    marker = tmp_path / "died"
    dying = parts.map_partitions(die_once, str(marker), meta=parts._meta)
    table = pl.cohort(dying)
    assert marker.exists()
    assert_same_bits(pl.cohort(log), table)
