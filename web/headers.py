"""What every answer tells the browser: run nothing, load nothing, tell nobody, keep nothing.

The desk has one script of its own, for the keyboard; whoever asks a citizen has none.
"""

from __future__ import annotations

from aiohttp import web

from web.address import Address

DESK = "/desk"
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'"
)
OF_DESK = f"{POLICY}; script-src 'self'"
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


def frames(address: Address, path: str) -> dict[str, str]:
    """Who may show the page in a frame: named sites, the staff desk never."""
    is_desk = path == DESK or path.startswith(f"{DESK}/")
    allowed = () if is_desk else address.widget_origins
    parents = " ".join(allowed) or "'none'"
    policy = OF_DESK if is_desk else POLICY
    told = {"Content-Security-Policy": f"{policy}; frame-ancestors {parents}"}
    return told if allowed else told | {"X-Frame-Options": "DENY"}


def put_on(app: web.Application, address: Address) -> None:
    """On every answer of the app, refusals too."""
    lasting = security(address)

    async def add(request: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(lasting)
        for name, told in frames(address, request.path).items():
            response.headers.setdefault(name, told)  # a file has a stricter rule of its own
        response.headers.setdefault("Cache-Control", "no-store")

    app.on_response_prepare.append(add)
