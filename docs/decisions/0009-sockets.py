"""What one delivery costs in each WebSocket stack: the figures of 0009-feed-sockets.md.

`server STACK PORT` sends one frame to 1,000 sockets, 60 times, and prints its CPU; `client PORT` is
those sockets. Needs uvloop, uvicorn, websockets, wsproto, granian, aiohttp and picows.
"""

import asyncio
import json
import os
import selectors
import socket
import sys
import time

SOCKETS, ROUNDS = 1000, 60
TEXT = json.dumps({"type": "change", "row": "y" * 900})
FRAME = b"\x81\x7e" + len(TEXT).to_bytes(2, "big") + TEXT.encode()
HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)
open_sockets = {}
background = []


def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * 4


async def measure(send_round):
    empty = resident()
    while len(open_sockets) < SOCKETS:  # noqa: ASYNC110 - what is measured comes after it
        await asyncio.sleep(0.05)
    await asyncio.sleep(1)
    full, cpu = resident(), time.process_time()
    for _ in range(ROUNDS):
        pending = send_round()
        if pending is not None:
            await pending
        await asyncio.sleep(0.02)
    each = (time.process_time() - cpu) / SOCKETS / ROUNDS * 1e6
    print(f"{each:.1f} us a delivery, {(full - empty) / SOCKETS:.1f} KiB a socket", flush=True)
    os._exit(0)


async def asgi(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            await send({"type": (await receive())["type"] + ".complete"})

    async def send_round():
        for each in list(open_sockets.values()):
            await each({"type": "websocket.send", "text": TEXT})

    if not background:
        background.append(asyncio.ensure_future(measure(send_round)))
    await receive()
    await send({"type": "websocket.accept"})
    open_sockets[id(send)] = send
    while (await receive())["type"] != "websocket.disconnect":
        pass


async def aiohttp_server(port):
    from aiohttp import web

    async def handle(request):
        ws = web.WebSocketResponse(compress=False)
        await ws.prepare(request)
        open_sockets[id(ws)] = ws
        async for _ in ws:
            pass
        return ws

    async def send_round():
        for each in list(open_sockets.values()):
            await each.send_str(TEXT)

    app = web.Application()
    app.router.add_get("/", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    await measure(send_round)


async def websockets_server(port):
    from websockets.asyncio.server import broadcast, serve

    async def handle(ws):
        open_sockets[id(ws)] = ws
        await ws.wait_closed()

    async with serve(handle, "127.0.0.1", port, compression=None):
        await measure(lambda: broadcast(open_sockets.values(), TEXT))


async def picows_server(port, made_once=False):
    from picows import WSListener, WSMsgType, ws_create_server

    class Listener(WSListener):
        def on_ws_connected(self, transport):
            open_sockets[id(transport)] = transport

    def send_round():
        for each in open_sockets.values():
            if made_once:
                each.underlying_transport.write(FRAME)
            else:
                each.send(WSMsgType.TEXT, TEXT.encode())

    await ws_create_server(lambda request: Listener(), "127.0.0.1", port)
    await measure(send_round)


async def protocol_server(port):
    from websockets.http11 import Request
    from websockets.server import ServerProtocol

    class Connection(asyncio.Protocol):
        def connection_made(self, transport):
            self.transport, self.protocol = transport, ServerProtocol()

        def data_received(self, data):
            self.protocol.receive_data(data)
            for event in self.protocol.events_received():
                if isinstance(event, Request):
                    self.protocol.send_response(self.protocol.accept(event))
                    open_sockets[id(self)] = self.transport
            self.transport.writelines(self.protocol.data_to_send())

    def send_round():
        for each in open_sockets.values():
            each.write(FRAME)

    loop = asyncio.get_running_loop()
    await loop.create_server(Connection, "127.0.0.1", port, backlog=2048)
    await measure(send_round)


def server(stack, port):
    import uvloop

    if stack.startswith("uvicorn-"):
        import uvicorn

        ws = stack.removeprefix("uvicorn-")
        uvicorn.run(asgi, port=port, ws=ws, ws_per_message_deflate=False, log_level="error")
    elif stack == "granian":
        from granian.server.embed import Server

        uvloop.run(Server(asgi, port=port, interface="asgi").serve())
    else:
        servers = {
            "aiohttp": aiohttp_server,
            "websockets": websockets_server,
            "picows": picows_server,
            "picows-made-once": lambda port: picows_server(port, made_once=True),
            "protocol": protocol_server,
        }
        uvloop.run(servers[stack](port))


def client(port):
    readers = selectors.EpollSelector()
    while len(readers.get_map()) < SOCKETS:
        try:
            connection = socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            time.sleep(0.05)
            continue
        connection.sendall(HANDSHAKE)
        connection.recv(65536)
        readers.register(connection, selectors.EVENT_READ)
    while readers.get_map():
        for key, _ in readers.select():
            if not key.fileobj.recv(65536):
                readers.unregister(key.fileobj)


if __name__ == "__main__":
    if sys.argv[1] == "server":
        server(sys.argv[2], int(sys.argv[3]))
    else:
        client(int(sys.argv[2]))
