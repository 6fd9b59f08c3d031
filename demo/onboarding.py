"""The first visit: a user is made, and its questions are answered."""

import aiohttp

from .client import Client
from .waiting import until

START_TIMEOUT_S = 60


async def onboard(url: str) -> str:
    """Make the owner of the Home Assistant at *url*, answer all its questions, and return a token."""
    async with aiohttp.ClientSession(url, raise_for_status=True) as session:
        token = await _log_in(session, f"{url}/")
        session.headers["Authorization"] = f"Bearer {token}"
        await session.post("/api/onboarding/analytics", json={})
        redirect = {"client_id": f"{url}/", "redirect_uri": f"{url}/?auth_callback=1"}
        await session.post("/api/onboarding/integration", json=redirect)
        return token


async def wait_until_running(client: Client) -> None:
    """Wait until everything that is configured has started."""

    async def is_running() -> bool:
        config = await client.get("/api/config")
        return bool(config["state"] == "RUNNING")

    await until(is_running, timeout_s=START_TIMEOUT_S, otherwise="Home Assistant does not finish its start")


async def _log_in(session: aiohttp.ClientSession, client_id: str) -> str:
    user = {"name": "Demo", "username": "demo", "password": "demo", "language": "en"}
    answer = await session.post("/api/onboarding/users", json={**user, "client_id": client_id})
    code = (await answer.json())["auth_code"]
    form = {"grant_type": "authorization_code", "code": code, "client_id": client_id}
    answer = await session.post("/auth/token", data=form)
    token: str = (await answer.json())["access_token"]
    return token
