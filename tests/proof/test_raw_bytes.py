"""Bytes that are no question of HTTP, or hardly one: a clear no or the end of the connection, and never a traceback."""

from __future__ import annotations

import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as bounds
from hypothesis import strategies as st

from tests.proof.slow import Place, place_of, seconds_for
from tests.serving import server_of
from webapp.settings import Settings

pytestmark = pytest.mark.proof
INVENTED = 200
NAME = b"0" * 32
STATUS = re.compile(rb"HTTP/1\.[01] (\d{3}) ")
GET = b"GET /en/help/ HTTP/1.1\r\nHost: guide\r\n"
POST = b"POST /en/settings/ HTTP/1.1\r\nHost: guide\r\nContent-Type: application/x-www-form-urlencoded\r\n"
ABSURD = (
    b"\r\n\r\n",
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(256)),
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET /en/help/\r\n\r\n",
    b"GET  /en/help/ HTTP/1.1\r\n\r\n",
    b"GET /en/help/ HTTP/9.9\r\nHost: guide\r\n\r\n",
    b"GET /\xff\xfe/ HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET /en/%FF%FE%00/ HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET /en/%zz/ HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET /en/\x00/ HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET /../../../etc/passwd HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET http://elsewhere/en/ HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET * HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"CONNECT guide:443 HTTP/1.1\r\nHost: guide\r\n\r\n",
    b"GET /" + b"a" * 200_000 + b" HTTP/1.1\r\nHost: guide\r\n\r\n",
    GET + b"X: " + b"a" * 600_000 + b"\r\n\r\n",
    GET + b"".join(b"X%d: a\r\n" % number for number in range(5000)) + b"\r\n",
    GET + b"X\xff: a\r\n\r\n",
    GET + b"Cookie: settings=\xff\xfe\r\n\r\n",
    GET + b"Host: other\r\n\r\n",
    b"GET /en/help/ HTTP/1.1\r\n\r\n",
    b"GET /en/help/ HTTP/1.1\r\nHost: \xff<script>\r\n\r\n",
    GET + b" folded: a\r\n\r\n",
    GET + b'If-None-Match: \xff"\r\nIf-Modified-Since: \xff\r\n\r\n',
    POST + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\ntext=a",
    POST + b"Content-Length: -1\r\n\r\n",
    POST + b"Content-Length: 99999999999999999999999\r\n\r\n",
    POST + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nnonsense\r\n\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\na\r\n",
    POST + b"Transfer-Encoding: chunked\r\n\r\n4\r\ntext\r\n0\r\n\r\n",
    POST + b"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
    POST + b"Content-Length: 7\r\n\r\n\xff\xfe\x00=%%&",
    POST + b"Content-Length: 20000\r\n\r\n" + b"a" * 20_000,
    b"GET /sound/" + NAME + b".webm HTTP/1.1\r\nHost: guide\r\nRange: bytes=\xff-\xfe\r\n\r\n",
    b"GET /sound/" + NAME + b".webm HTTP/1.1\r\nHost: guide\r\nRange: bytes=" + b"0-0," * 5000 + b"\r\n\r\n",
    b"GET /sound/" + NAME + b'.webm HTTP/1.1\r\nHost: guide\r\nRange: bytes=5-1,-,--1\r\nIf-Range: "\xff\r\n\r\n',
)
PARTS = st.lists(
    st.one_of(
        st.binary(max_size=40),
        st.sampled_from([b"\r\n", b"\n", b" ", b":", b"Range: bytes=", b"Content-Length: ", b"HTTP/1.1", b"chunked"]),
        st.sampled_from([b"GET ", b"POST ", b"/en/", b"/sound/", b"%", b"Host: guide\r\n", b"\x00", b"0\r\n\r\n"]),
    ),
    max_size=12,
).map(b"".join)


class Served:
    """A server, and what it has said."""

    def __init__(self, place: Place, said: Path) -> None:
        self.place, self.said = place, said

    def tell(self, words: bytes) -> bytes:
        """What it answers to these bytes, after which nothing more comes."""
        answer = b""
        with socket.create_connection((self.place.host, self.place.port), 20) as line:
            try:
                line.sendall(words)
                line.shutdown(socket.SHUT_WR)
                while part := line.recv(65536):
                    answer += part
            except TimeoutError:
                raise
            except OSError:  # it has ended the connection before it heard us out
                return answer
        return answer

    def is_clear(self, words: bytes) -> None:
        """Fails where the answer is a fault of ours, or tells of our inside."""
        answer = self.tell(words)
        told = STATUS.match(answer)
        assert answer == b"" or told is not None, answer[:80]
        assert told is None or int(told[1]) < 500, (words[:80], answer[:80])
        assert b"Traceback" not in answer


@pytest.fixture(scope="module")
def served(soundless_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A running server; at the end it must still answer, and have said nothing of faults."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "sound" / "files").mkdir(parents=True)
    with server_of(soundless_settings, folder) as (address, _):
        one = Served(place_of(address), folder / "said.txt")
        yield one
        seconds_for(one.place, "/en/help/", 20)
        said = one.said.read_text(encoding="utf-8")
        assert "Traceback" not in said
        assert "panicked" not in said
        assert "could not be made" not in said


@pytest.mark.parametrize("words", ABSURD, ids=range(len(ABSURD)))
def test_absurd_bytes_get_a_clear_answer(served: Served, words: bytes) -> None:
    served.is_clear(words)


@bounds(max_examples=INVENTED)
@given(words=PARTS)
def test_invented_bytes_too(served: Served, words: bytes) -> None:
    served.is_clear(words)


@bounds(max_examples=INVENTED)
@given(
    header=st.sampled_from([b"Range", b"Cookie", b"Accept-Encoding", b"If-Range", b"Host", b"HX-Request"]), value=PARTS
)
def test_invented_headers_too(served: Served, header: bytes, value: bytes) -> None:
    one = value.replace(b"\r", b"").replace(b"\n", b"")
    served.is_clear(GET + header + b": " + one + b"\r\nConnection: close\r\n\r\n")
