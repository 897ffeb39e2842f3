"""A person's tab without a browser: Streamlit's own messages over its websocket, nothing drawn."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

PROTOCOL = Subprotocol("streamlit")
PATIENCE = 60.0
"""Seconds after which a page that has not come counts as an error."""
KEPT_RUNS = 2
"""For so many runs a browser keeps messages, so that the server need not send them again."""
RUN_IS_WHOLE = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY,
)


class BrokenError(Exception):
    """The page did not come whole."""


@dataclass
class Visit:
    """An open tab.

    pages: the pages' ids by their addresses ("" for the first). widgets: what can be used on the
    page, by its label. received: bytes.
    """

    connection: ClientConnection
    pages: dict[str, str] = field(default_factory=dict)
    widgets: dict[str, Any] = field(default_factory=dict)
    received: int = 0
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _page: str = ""
    _query: str = ""
    _known: dict[str, tuple[int, Any]] = field(default_factory=dict)
    _runs: int = 0

    async def arrive(self) -> float:
        """Open the first page; seconds until it is there, as in all that follow."""
        return await self._run()

    async def go(self, page: str) -> float:
        """Another page, by the navigation: what was chosen comes along on the server."""
        self._page, self._query = self.pages[page], ""
        self._states.clear()
        return await self._run()

    async def choose(self, label: str, *options: str) -> float:
        """Choose in what has this label: buttons and lists of several, or a list of one."""
        widget = self.widgets[label]
        if type(widget).__name__ == "Selectbox":
            return await self._change(widget.id, lambda state: _text(state, options[0]))
        return await self._change(widget.id, lambda state: _texts(state, options))

    async def write(self, label: str, text: str) -> float:
        """Write into a field, and press Enter."""
        return await self._change(self.widgets[label].id, lambda state: _text(state, text))

    async def click(self, label: str) -> float:
        """Click a button."""
        widget = self.widgets[label].id
        try:
            return await self._change(widget, _trigger)
        finally:
            self._states.pop(widget, None)

    async def _change(self, widget: str, change: Callable[[WidgetState], None]) -> float:
        state = self._states.setdefault(widget, WidgetState(id=widget))
        change(state)
        return await self._run()

    async def _run(self) -> float:
        """Ask for a run of the page and take in all that it sends."""
        started = time.monotonic()
        await self.connection.send(self._request().SerializeToString())
        self.widgets, self._runs = {}, self._runs + 1
        try:
            async with asyncio.timeout(PATIENCE):
                while not self._is_whole(await self._next()):
                    pass
        except TimeoutError:
            raise BrokenError("no answer in time") from None
        there = {widget.id for widget in self.widgets.values()}
        self._states = {key: state for key, state in self._states.items() if key in there}
        oldest = self._runs - KEPT_RUNS
        self._known = {key: seen for key, seen in self._known.items() if seen[0] > oldest}
        return time.monotonic() - started

    def _request(self) -> BackMsg:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string, state.page_script_hash = self._query, self._page
        state.widget_states.widgets.extend(self._states.values())
        state.cached_message_hashes.extend(self._known)
        state.context_info.timezone = "UTC"
        state.context_info.color_scheme = "light"
        return asked

    async def _next(self) -> ForwardMsg:
        raw = await self.connection.recv(decode=False)
        self.received += len(raw)
        told = ForwardMsg()
        told.ParseFromString(raw)
        return told

    def _is_whole(self, told: ForwardMsg) -> bool:
        """Take in a message; was it the last one of the run?"""
        kind = told.WhichOneof("type")
        if kind == "script_finished":
            if told.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                raise BrokenError("the page does not compile")
            return told.script_finished in RUN_IS_WHOLE
        if kind == "navigation":
            pages = told.navigation.app_pages
            self.pages = {page.url_pathname: page.page_script_hash for page in pages}
        elif kind == "page_info_changed":
            self._query = told.page_info_changed.query_string
        elif kind == "ref_hash":
            self._keep(told.ref_hash, self._known[told.ref_hash][1])
        elif kind == "delta" and told.delta.WhichOneof("type") == "new_element":
            element = told.delta.new_element
            found = getattr(element, element.WhichOneof("type") or "empty")
            if element.WhichOneof("type") == "exception":
                raise BrokenError(found.type or "an error on the page")
            usable = found if getattr(found, "label", "") and getattr(found, "id", "") else None
            self._keep(told.hash if told.metadata.cacheable else "", usable)
        return False

    def _keep(self, digest: str, widget: Any) -> None:
        if digest:
            self._known[digest] = (self._runs, widget)
        if widget is not None:
            self.widgets[widget.label] = widget


def _text(state: WidgetState, text: str) -> None:
    state.string_value = text


def _texts(state: WidgetState, texts: tuple[str, ...]) -> None:
    state.string_array_value.data[:] = texts


def _trigger(state: WidgetState) -> None:
    state.trigger_value = True


@asynccontextmanager
async def visit(address: str) -> AsyncIterator[Visit]:
    """A tab on the dashboard at http://…; closed at the end."""
    place = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(place, subprotocols=[PROTOCOL], max_size=None, compression=None) as opened:
        yield Visit(opened)
