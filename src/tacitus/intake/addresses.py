"""Addresses: the host that names an outlet, and the day that stands in a path."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urlsplit

_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/-]|\Z)")


def is_url(value: str) -> bool:
    """Say whether a value is an address with a host."""
    is_web = value.strip().lower().startswith(("http://", "https://"))
    return is_web and read_url_host(value) is not None


def read_url_host(url: str) -> str | None:
    """Give the host of an address without its "www."; None where it has none."""
    url = url.strip()
    try:
        host = urlsplit(url if "//" in url[:10] else f"//{url}").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def read_url_day(url: str | None) -> date | None:
    """Give the day in an address's path ("/2024/05/14/..."); None where none stands there."""
    try:
        path = urlsplit(url.strip()).path if url else ""
    except ValueError:
        return None
    match = _URL_DAY.search(path)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def is_host_of(host: str, name: str) -> bool:
    """Say whether a host carries an outlet's name ("drylandsreview.example")."""
    letters = re.sub(r"[\W_]", "", name.casefold().removeprefix("the "))
    return bool(letters) and letters in re.sub(r"[\W_]", "", host.casefold())
