"""Residents who are no administrators, each in a browser of their own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
from typing import Any

import aiohttp
from playwright.async_api import Browser, Page

from demo.browser import PATIENCE_MS
from demo.client import Client

NAME = "resident"


@asynccontextmanager
async def visiting(browser: Browser, url: str, client: Client, group: str) -> AsyncIterator[Page]:
    """Let a resident of a group of users visit the Home Assistant at *url*; all of it is taken away again."""
    made = await client.command("config/auth/create", name=NAME.title(), group_ids=[group])
    user_id = made["user"]["id"]
    login = {"username": NAME, "password": NAME}
    try:
        await client.command("config/auth_provider/homeassistant/create", user_id=user_id, **login)
        tokens = await _log_in(url, login)
        context = await browser.new_context(base_url=url, locale="en-GB", reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        kept = json.dumps(json.dumps(tokens | {"hassUrl": url, "clientId": f"{url}/"}))
        await context.add_init_script(f"localStorage.setItem('hassTokens', {kept})")
        yield await context.new_page()
        await context.close()
    finally:
        await client.command("config/auth_provider/homeassistant/delete", username=NAME)
        await client.command("config/auth/delete", user_id=user_id)


async def _log_in(url: str, login: dict[str, str]) -> dict[str, Any]:
    """Log in as the page does, and return what the page keeps of that."""
    this = {"client_id": f"{url}/"}
    begin = {**this, "handler": ["homeassistant", None], "redirect_uri": f"{url}/"}
    async with aiohttp.ClientSession(url, raise_for_status=True) as session:
        flow = await (await session.post("/auth/login_flow", json=begin)).json()
        answer = await session.post(f"/auth/login_flow/{flow['flow_id']}", json=this | login)
        code = (await answer.json())["result"]
        form = this | {"grant_type": "authorization_code", "code": code}
        tokens: dict[str, Any] = await (await session.post("/auth/token", data=form)).json()
    return tokens
