"""The pipe: its protocol page, and what becomes of children that die, hang or are forgotten."""

import json
import os
import re
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import numpy as np
import pytest

import plaudit_gym
from plaudit_gym import BadValue, PlauditError, ServerGone

PACKAGE = Path(plaudit_gym.__file__).parent


def alive(pid):
    """Whether the process runs; one that ended but was not waited for counts as running."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends(pid, seconds=20.0):
    deadline = time.monotonic() + seconds
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not alive(pid)


@pytest.fixture
def wire():
    with plaudit_gym.connect("CartPole-v1") as pipe:
        yield pipe


def test_the_page_shows_what_the_server_says():
    page = (PACKAGE / "PROTOCOL.md").read_text()
    first, second = re.findall(r"^```\n(.*?)^```", page, re.S | re.M)[:2]
    lines = [line for line in first.splitlines() if line]
    said = "".join(line[2:] + "\n" for line in lines if line.startswith("> "))
    expected = [line[2:] for line in lines if line.startswith("< ")]
    assert len(expected) == 3
    server = subprocess.run(
        [plaudit_gym.wire.launcher(), "serve-env", "CartPole-v1"],
        input=said,
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    assert [json.loads(line) for line in server.stdout.splitlines()] == [
        json.loads(line) for line in expected
    ]
    assert server.stderr == ""
    # The sizes of the binary example.
    with plaudit_gym.connect("CartPole-v1") as pipe:
        assert pipe.ask({"op": "batch", "size": 64})[0] == {
            "size": 64,
            "observation_width": 4,
            "action_width": 1,
        }
        reset = pipe.ask({"op": "batch-reset", "seed": 0})[1]
        step = pipe.ask({"op": "batch-step"}, np.ones(64, "<f4").tobytes())[1]
    assert re.findall(r'"bytes": (\d+)', second) == [str(len(reset)), "256", str(len(step))]


def test_the_bare_pipe_describes_and_steps(wire):
    assert wire.description["id"] == "CartPole-v1"
    assert wire.description["limit"] == 500
    assert wire.ask({"op": "reset", "seed": 42})[0]["observation"][0] == 0.027395604
    assert wire.ask({"op": "step", "action": 1})[0]["ending"] == "running"


def test_a_refusal_leaves_the_pipe_in_order(wire):
    wire.ask({"op": "reset", "seed": 1})
    with pytest.raises(BadValue, match=r"action \(2\) must be a whole number in \[0, 1\]"):
        wire.ask({"op": "step", "action": 2})
    with pytest.raises(PlauditError, match="Maybe step"):
        wire.ask({"op": "stepp"})
    with pytest.raises(PlauditError, match="needs a batch"):
        wire.ask({"op": "batch-step"}, b"12345678")
    with pytest.raises(BadValue, match="cannot be written as JSON"):
        wire.ask({"op": "step", "action": float("nan")})
    assert wire.ask({"op": "step", "action": 1})[0]["reward"] == 1.0


def test_an_unknown_id_is_refused_with_the_nearest_one():
    with pytest.raises(BadValue, match="(?s)CartPol-v1.*Maybe CartPole-v1"):
        plaudit_gym.connect("CartPol-v1")
    with pytest.raises(BadValue, match="must be a text"):
        plaudit_gym.connect("--help")


def test_an_unknown_option_is_refused():
    with pytest.raises(BadValue, match="gravitas: unknown key"):
        plaudit_gym.connect("CartPole-v1", gravitas=1)


def test_a_killed_child_is_a_clear_error_and_no_zombie(wire):
    os.kill(wire.pid, signal.SIGKILL)
    with pytest.raises(ServerGone, match="CartPole-v1: the child process was killed by signal 9"):
        for _ in range(3):
            wire.ask({"op": "reset", "seed": 1})
    assert not alive(wire.pid)
    with pytest.raises(ServerGone, match="killed by signal 9"):
        wire.ask({"op": "describe"})


def test_a_child_that_hangs_is_ended():
    with plaudit_gym.connect("CartPole-v1", timeout=1.0) as pipe:
        os.kill(pipe.pid, signal.SIGSTOP)
        start = time.monotonic()
        with pytest.raises(ServerGone, match="gave no answer for 1 s and was ended. Maybe raise"):
            # More than a pipe holds: writing must not hang either.
            pipe.ask({"op": "describe"}, bytes(1 << 20))
        assert time.monotonic() - start < 30
        assert not alive(pipe.pid)


def test_a_call_that_was_cut_off_does_not_answer_the_next(wire):
    os.kill(wire.pid, signal.SIGSTOP)
    signal.signal(signal.SIGALRM, lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    signal.setitimer(signal.ITIMER_REAL, 0.3)
    with pytest.raises(KeyboardInterrupt):
        wire.ask({"op": "reset", "seed": 1})
    with pytest.raises(ServerGone, match="cut off by KeyboardInterrupt"):
        wire.ask({"op": "describe"})
    assert not alive(wire.pid)


def test_closing_ends_the_child_and_is_harmless_twice():
    pipe = plaudit_gym.connect("CartPole-v1")
    assert alive(pipe.pid)
    pipe.close()
    pipe.close()
    assert not alive(pipe.pid)
    with pytest.raises(ServerGone, match="is closed"):
        pipe.ask({"op": "describe"})


def test_a_forgotten_pipe_ends_its_child():
    pipe = plaudit_gym.connect("CartPole-v1")
    pid = pipe.pid
    del pipe
    assert ends(pid)


@pytest.mark.parametrize("last", ["pass", "os.kill(os.getpid(), signal.SIGKILL)", "raise KeyError"])
def test_children_end_with_the_interpreter(last):
    code = f"""
        import os, signal, sys
        sys.path.insert(0, {str(PACKAGE.parent)!r})
        import plaudit_gym
        kept = plaudit_gym.connect("CartPole-v1")
        print(kept.pid, flush=True)
        {last}
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=600
    )
    assert ends(int(done.stdout))


def test_a_fork_neither_uses_nor_ends_the_pipe(wire):
    child = os.fork()
    if child == 0:
        try:
            wire.ask({"op": "describe"})
        except PlauditError as error:
            if "after a fork" in str(error):
                wire.close()
                os._exit(7)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert wire.ask({"op": "describe"})[0]["kind"] == "world"


def test_a_missing_launcher_says_what_to_set(monkeypatch, tmp_path):
    import plaudit_gym.launcher as module

    monkeypatch.setattr(module, "__file__", str(tmp_path / "plaudit_gym" / "launcher.py"))
    monkeypatch.delenv("PLAUDIT", raising=False)
    with pytest.raises(PlauditError, match="Maybe set PLAUDIT=/path/to/plaudit"):
        module.launcher()
    monkeypatch.setenv("PLAUDIT", str(tmp_path / "nowhere"))
    with pytest.raises(PlauditError, match="named by the variable PLAUDIT is no program"):
        module.launcher()
    monkeypatch.setenv("PLAUDIT", sys.executable)
    assert module.launcher() == sys.executable


def test_without_gymnasium_only_the_bare_pipe_is_offered():
    code = f"""
        import sys
        sys.path.insert(0, {str(PACKAGE.parent)!r})
        for name in ("gymnasium", "pettingzoo", "numpy"):
            sys.modules[name] = None  # as if it were not installed
        import plaudit_gym
        for make in (plaudit_gym.make, plaudit_gym.make_aec):
            try:
                make("CartPole-v1")
            except ImportError as error:
                print(error)
        with plaudit_gym.connect("CartPole-v1") as pipe:
            print(pipe.ask({{"op": "reset", "seed": 42}})[0]["observation"][0])
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    first, second, third = done.stdout.splitlines()
    assert "plaudit_gym.make needs gymnasium" in first
    assert "Maybe run 'pip install pettingzoo'" in second
    assert third == "0.027395604"
