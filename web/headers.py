"""What every answer tells the browser: run nothing, load nothing, tell nobody, keep nothing.

The desk has scripts of its own, and so has a page in a frame or in a flood; whoever asks a citizen
has none otherwise.
"""

from __future__ import annotations

from aiohttp import web

from web.address import Address
from web.framed import is_framed, may_be_framed

DESK = "/desk"
POLICY = (
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'"
)
WITH_SCRIPTS = f"{POLICY}; script-src 'self'"
SCRIPTED = web.ResponseKey("SCRIPTED", bool)
"""Set on a response whose page brings a script of ours."""
A_YEAR = 365 * 24 * 3600  # seconds


def security(address: Address) -> dict[str, str]:
    told = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Server": "otklik",
    }
    if address.is_https:
        told["Strict-Transport-Security"] = f"max-age={A_YEAR}"
    return told


def is_of_desk(path: str) -> bool:
    return path == DESK or path.startswith(f"{DESK}/")


def policy(address: Address, path: str, *, has_script: bool) -> dict[str, str]:
    """What the page may load, and who may show it in a frame: named sites, some pages never."""
    told = WITH_SCRIPTS if has_script else POLICY
    if may_be_framed(address, path):
        parents = " ".join(address.widget_origins)
        return {"Content-Security-Policy": f"{told}; frame-ancestors {parents}"}
    told = f"{told}; frame-ancestors 'none'"
    return {"Content-Security-Policy": told, "X-Frame-Options": "DENY"}


def put_on(app: web.Application, address: Address) -> None:
    """On every answer of the app, refusals too."""
    lasting = security(address)

    async def add(request: web.Request, response: web.StreamResponse) -> None:
        path = request.path
        has_script = is_of_desk(path) or SCRIPTED in response or is_framed(address, request)
        told = lasting | policy(address, path, has_script=has_script)
        for name, value in told.items():
            response.headers.setdefault(name, value)  # a file has a stricter rule of its own
        response.headers["Server"] = lasting["Server"]
        response.headers.setdefault("Cache-Control", "no-store")

    app.on_response_prepare.append(add)
