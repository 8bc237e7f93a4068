"""Files that people sent: getFile tells where one lies, the file server gives it.

Source: Bot API, "getFile"; words of refusals as telegram-bot-api gives them.
"""

from aiohttp import web

from tests.fakes.telegram.chats import Json
from tests.fakes.telegram.parameters import Params, Upload
from tests.fakes.telegram.refusals import Refused, bad
from tests.fakes.telegram.state import State

MAX_DOWNLOAD = 20 * 2**20
"""Bytes a bot may download (Bot API, getFile)."""
FOLDERS = {"photo": "photos", "document": "documents"}


class Downloads:
    def __init__(self, state: State) -> None:
        self._state = state
        self._paths: dict[str, str] = {}

    async def getFile(self, p: Params) -> Json:
        file_id = p["file_id"]
        if file_id not in self._state.files:
            raise bad("invalid file_id")
        size = len(self._state.files[file_id].content)
        if size > MAX_DOWNLOAD:
            raise bad("file is too big")
        kind = file_id.partition("-")[0]
        path = f"{FOLDERS[kind]}/file_{len(self._paths)}.{'jpg' if kind == 'photo' else 'bin'}"
        self._paths[path] = file_id
        return {
            "file_id": file_id,
            "file_unique_id": f"u-{file_id}",
            "file_size": size,
            "file_path": path,
        }

    def given(self, path: str) -> web.Response:
        """Raises Refused: there is no such path, or getFile has not told of it."""
        if path not in self._paths:
            raise Refused(404, "Not Found")
        body = self._state.files[self._paths[path]].content
        return web.Response(body=body, content_type="application/octet-stream")


def put(state: State, kind: str, content: bytes, name: str = "") -> Json:
    """A file that a person sends; what a message tells of it."""
    file_id = f"{kind}-{state.number('file')}"
    state.files[file_id] = Upload(name, content)
    told: Json = {"file_id": file_id, "file_unique_id": f"u-{file_id}", "file_size": len(content)}
    return told | {"file_name": name} if name else told
