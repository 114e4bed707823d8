"""`make test-clients` leaves nothing out silently."""

from scripts import clients


def test_what_is_not_installed_stops_the_run_and_is_named_in_one_line(monkeypatch, capsys):
    needed = {
        "java": ("no-such-compiler", "some-jdk"),
        "nginx": ("no-such-server", "some-server"),
        "node": ("sh", "dash"),
    }
    monkeypatch.setattr(clients, "DEBIAN", needed)
    monkeypatch.setattr("sys.argv", ["clients.py", "java", "nginx", "node"])
    assert clients.main() == 2
    assert capsys.readouterr().err == "not installed; nothing was tested:  sudo apt-get install some-jdk some-server\n"


def test_every_product_from_debian_is_one_that_is_tested():
    tested = {file.stem.removeprefix("test_") for file in clients.TESTS.glob("test_*.py")}
    assert clients.DEBIAN.keys() <= tested
