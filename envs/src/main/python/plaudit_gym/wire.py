"""The pipe to one server: a child process, its messages, its end."""

from __future__ import annotations

import collections
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
import weakref
from typing import Any

from .errors import BadValue, PlauditError, ServerGone, of_reply
from .launcher import launcher

PROTOCOL = 1
BUILDING = 1800.0  # seconds: the first start may build Plaudit
PATIENCE = 5.0  # seconds that a child has to end by itself, and after which a start shows its news


class Wire:
    """One child process that serves one world or game.

    Every call of :meth:`ask` returns or raises within ``timeout`` seconds. Not to be shared between
    threads.

    Attributes:
        id: of the world
        description: what the server says about it: spaces, limit, threshold, agents
    """

    def __init__(self, id: str, options: dict[str, Any] | None = None, *, timeout: float = 60.0):
        if not isinstance(id, str) or not id or id.startswith("-"):
            raise BadValue(f"id ({id!r}) must be a text, as in 'CartPole-v1'")
        if not timeout > 0:
            raise BadValue(f"timeout ({timeout}) must be positive, in seconds")
        self.id = id
        self._timeout = timeout
        self._buffer = bytearray()
        self._gone: str | None = None
        self._greeted = False
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [launcher(), "serve-env", id, *_settings(options or {})],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,  # Ctrl-C is for us; the child ends with its stdin
        )
        assert self._process.stdin and self._process.stdout and self._process.stderr
        self._to = self._process.stdin.fileno()
        self._from = self._process.stdout.fileno()
        if hasattr(select, "poll"):
            os.set_blocking(self._to, False)
            os.set_blocking(self._from, False)
        self._news = _News(self._process.stderr)
        self._news.start()
        self._end = weakref.finalize(self, _end, self._process, self._owner)
        try:
            self.ask({"op": "hello", "protocol": PROTOCOL}, timeout=BUILDING)
            self._greeted = True
            self._news.quiet()
            self.description: dict[str, Any] = self.ask({"op": "describe"})[0]
        except BaseException:
            self.close()
            raise

    def ask(
        self, message: dict[str, Any], payload: bytes = b"", *, timeout: float | None = None
    ) -> tuple[dict[str, Any], bytes]:
        """Says one thing and waits for the answer: its line, and the bytes behind it.

        Raises:
            BadValue: if the server refuses a value
            PlauditError: if it refuses for another reason
            ServerGone: if it ended, or did not answer in time
        """
        if payload:
            message = {**message, "bytes": len(payload)}
        try:
            line = json.dumps(message, allow_nan=False).encode()
        except (TypeError, ValueError) as error:
            raise BadValue(f"the message cannot be written as JSON: {error}") from error
        return self.exchange(line + b"\n" + payload, timeout)

    def exchange(
        self, message: bytes, timeout: float | None = None
    ) -> tuple[dict[str, Any], bytes]:
        """As :meth:`ask`, of a message whose bytes are ready."""
        if self._gone is not None:
            raise ServerGone(self._gone)
        if os.getpid() != self._owner:
            raise PlauditError(
                f"{self.id} was made by process {self._owner}; a pipe cannot be shared after a fork."
                " Maybe make the environment in the process that uses it."
            )
        seconds = self._timeout if timeout is None else timeout
        deadline = time.monotonic() + seconds
        try:
            self._write(message, deadline)
            reply = json.loads(self._read_line(deadline))
            payload = self._read(int(reply.get("bytes", 0)), deadline)
        except _Late:
            raise self._lost(f"gave no answer for {seconds:g} s and was ended. Maybe raise timeout.") from None
        except (BrokenPipeError, EOFError):
            raise self._ended() from None
        except BaseException as error:
            # Its answer is still on the way: nobody could tell it from the next one.
            self._lost(f"was ended, because a call was cut off by {type(error).__name__}.")
            raise
        if "error" in reply:
            raise of_reply(reply.get("kind", ""), reply["error"])
        return reply, payload

    def _write(self, data: bytes, deadline: float) -> None:
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._to, view) :]
            except BlockingIOError:
                self._wait(self._to, select.POLLOUT, deadline)

    def _read_line(self, deadline: float) -> bytes:
        start = 0
        while (end := self._buffer.find(b"\n", start)) < 0:
            start = len(self._buffer)
            self._fill(deadline)
        line = bytes(self._buffer[:end])
        del self._buffer[: end + 1]
        return line

    def _read(self, size: int, deadline: float) -> bytes:
        while len(self._buffer) < size:
            self._fill(deadline)
        data = bytes(self._buffer[:size])
        del self._buffer[:size]
        return data

    def _fill(self, deadline: float) -> None:
        while True:
            try:
                data = os.read(self._from, 1 << 20)
                break
            except BlockingIOError:
                self._wait(self._from, select.POLLIN, deadline)
        if not data:
            raise EOFError
        self._buffer += data

    @staticmethod
    def _wait(descriptor: int, event: int, deadline: float) -> None:
        poll = select.poll()
        poll.register(descriptor, event)
        if not poll.poll(max(0.0, deadline - time.monotonic()) * 1000):
            raise _Late

    def _ended(self) -> PlauditError:
        """Why there is nobody at the other end."""
        try:
            status = self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            return self._lost("closed its output and was ended.")
        words = self._news.words()
        if status == 2 and not self._greeted:
            self._lost("refused to start.")
            return BadValue(words or f"{self.id} was refused with status 2.")
        told = f"was killed by signal {-status}" if status < 0 else f"ended with status {status}"
        said = f" Its last words: {words}" if words else ""
        return self._lost(f"{told}.{said} Maybe make the environment anew.")

    def _lost(self, reason: str) -> ServerGone:
        self._gone = f"{self.id}: the child process {reason}"
        _kill(self._process)
        self._end()
        return ServerGone(self._gone)

    def close(self) -> None:
        """Ends the child; harmless when called again."""
        if self._gone is None:
            self._gone = f"{self.id} is closed. Maybe make it anew."
        self._end()

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()


class _Late(Exception):
    """The deadline has passed."""


class _News(threading.Thread):
    """Listens to the child's stderr: keeps the last lines, and shows a start that takes long."""

    def __init__(self, stream: Any):
        super().__init__(name="plaudit stderr", daemon=True)
        self._stream = stream
        self._lines: collections.deque[str] = collections.deque(maxlen=40)
        self._born = time.monotonic()
        self._starting = True

    def run(self) -> None:
        with self._stream:
            pending = b""
            while data := os.read(self._stream.fileno(), 1 << 16):
                *lines, pending = (pending + data).split(b"\n")
                for line in lines:
                    self._add(line.decode(errors="replace"))
            if pending:
                self._add(pending.decode(errors="replace"))

    def _add(self, line: str) -> None:
        self._lines.append(line)
        if self._starting and ("building" in line or time.monotonic() > self._born + PATIENCE):
            print(line, file=sys.stderr, flush=True)

    def quiet(self) -> None:
        self._starting = False

    def words(self) -> str:
        """The last lines, after the child has ended."""
        self.join(1.0)
        return "\n".join(self._lines).strip()


def _settings(options: dict[str, Any]) -> list[str]:
    settings = []
    for name, value in options.items():
        try:
            settings += ["--set", f"{name}={json.dumps(value, allow_nan=False)}"]
        except (TypeError, ValueError) as error:
            raise BadValue(f"option {name} ({value!r}) cannot be written as JSON: {error}") from error
    return settings


def _end(process: subprocess.Popen[bytes], owner: int) -> None:
    """Ends and reaps the child; runs at close, at garbage collection, or at the interpreter's end."""
    if os.getpid() != owner:
        return  # a fork's copy: the child is not ours
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                pass
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        _kill(process)
        process.wait()


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Ends the child at once, and what it started: a build, or a Python of its own."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except (AttributeError, OSError):  # no process groups here, or nobody left in it
        process.kill()
