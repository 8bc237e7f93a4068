"""Files that the community gives: an address to upload to, what lies there, what it is saved as.

Source: dev.vk.com, "Загрузка файлов"; VKCOM/vk-api-schema 5.199, `photos` and `docs`. An upload is
saved once, by what the file server said of it.
"""

import json
from dataclasses import dataclass

from aiohttp import web

from tests.fakes.vk.errors import VkError, invalid, strict
from tests.fakes.vk.methods import Params
from tests.fakes.vk.state import Json, State

UPLOAD = "upload"
"""What an upload is counted and spoilt as."""
FIELDS = {"photo": "photo", "doc": "file"}
DOC_TYPES = ("doc", "audio_message", "graffiti")


@dataclass(frozen=True)
class Upload:
    kind: str
    name: str
    body: bytes


class Uploading:
    def __init__(self, state: State) -> None:
        self._state = state
        self.server = ""
        self._uploads: dict[str, Upload] = {}

    async def photos_getMessagesUploadServer(self, p: Params) -> Json:
        return {"upload_url": f"{self.server}/photo", "album_id": -64, "group_id": 0, "user_id": 0}

    async def docs_getMessagesUploadServer(self, p: Params) -> Json:
        if p.get("type", "doc") not in DOC_TYPES:
            raise invalid("type should be one of doc, audio_message, graffiti")
        self._state.enter(p.get("peer_id", 0))
        return {"upload_url": f"{self.server}/doc"}

    async def uploaded(self, request: web.BaseRequest, kind: str) -> web.Response:
        told = await request.post()
        file = told.get(FIELDS.get(kind, ""))
        if len(told) != 1 or not isinstance(file, web.FileField):
            return web.json_response({"error": "no file"}, status=400)
        with file.file as body:
            upload = Upload(kind, file.filename, body.read())
        name = f"{kind}-{self._state.number('upload')}"
        self._uploads[name] = upload
        if kind == "doc":
            return web.json_response({"file": name})
        photo = json.dumps([{"photo": name}]) if upload.body else "[]"
        return web.json_response({"server": 857_536, "photo": photo, "hash": f"h-{name}"})

    async def photos_saveMessagesPhoto(self, p: Params) -> list[Json]:
        try:
            (name,) = [one["photo"] for one in json.loads(p["photo"])]
        except (ValueError, KeyError, TypeError):
            raise invalid("photos_list is invalid") from None
        if p.get("hash") != f"h-{name}" or p.get("server") != 857_536:
            raise strict("server and hash are handed on as the file server told them")
        return [self._saved(name) | {"album_id": -64, "sizes": [], "text": "", "date": 1}]

    async def docs_save(self, p: Params) -> Json:
        told = self._saved(p["file"])
        name = p.get("title", "")
        return {"type": "doc", "doc": told | {"title": name, "ext": name.rpartition(".")[2]}}

    def _saved(self, name: str) -> Json:
        upload = self._uploads.pop(name, None)
        if upload is None:
            raise VkError(100, "there is no such upload")
        number, key = 457_239_000 + self._state.number("saved"), f"k{self._state.number('key')}"
        owner = -self._state.group
        self._state.given[f"{upload.kind}{owner}_{number}_{key}"] = (upload.name, upload.body)
        return {"id": number, "owner_id": owner, "access_key": key}
