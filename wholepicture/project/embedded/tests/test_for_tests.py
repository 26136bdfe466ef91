from pathlib import Path

from wholepicture.project.embedded.cluster import Cluster
from wholepicture.project.embedded.for_tests import _take_away_those_of_killed_runs, fast_folder
from wholepicture.project.embedded.home import Home
from wholepicture.project.embedded.processes import server_of


def test_what_a_killed_run_of_the_tests_has_left_is_taken_away(cluster: Cluster, used_home: Home):
    Cluster(used_home).start()
    left = Home(Path(f"{cluster.home.path}-killed"))
    assert left.path.parent == fast_folder()
    pid = server_of(used_home.data)
    left.path.mkdir()
    _take_away_those_of_killed_runs(fast_folder())
    assert not left.path.exists()
    assert cluster.is_running()  # the one in use stays
    assert server_of(used_home.data) == pid  # and what is not a run's
