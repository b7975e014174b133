# SPDX-FileCopyrightText: Xuanhao contributors
# SPDX-License-Identifier: Apache-2.0
"""Lines between programs on one host: TCP relays that can stop passing anything on, as a cut cable does."""
import asyncio
import threading


class _Line:
    """Connections of one host to a port of another."""

    def __init__(self, whose, host, port):
        self.whose, self.host, self.port = whose, host, port
        self.server = None
        self.is_whole = asyncio.Event()
        self.is_whole.set()

    async def open(self):
        self.server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        return self.server.sockets[0].getsockname()[1]

    async def _serve(self, reader, writer):
        await self.is_whole.wait()
        try:
            far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            writer.close()
            return
        await asyncio.gather(self._pass(reader, far_writer), self._pass(far_reader, writer))

    async def _pass(self, reader, writer):
        try:
            while piece := await reader.read(65536):
                await self.is_whole.wait()
                writer.write(piece)
                await writer.drain()
        except OSError:
            pass
        writer.close()


class Relays:
    def __init__(self):
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self._lines = {}

    def _do(self, work):
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    def to(self, whose, host, port):
        """The port under which `whose` reaches the other host's port."""
        key = whose, host, port
        if key not in self._lines:
            line = _Line(*key)
            self._lines[key] = line, self._do(line.open())
        return self._lines[key][1]

    def _between(self, host, other):
        for line, _ in self._lines.values():
            ends = {line.whose, line.host}
            if host in ends and (other is None or other in ends):
                yield line

    def cut(self, host, other=None):
        for line in self._between(host, other):
            self._loop.call_soon_threadsafe(line.is_whole.clear)

    def mend(self, host, other=None):
        for line in self._between(host, other):
            self._loop.call_soon_threadsafe(line.is_whole.set)

    def close(self):
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
