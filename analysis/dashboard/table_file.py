"""An uploaded file that may hold tables, kept so that a person can say what their columns hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from analysis.reading import Reading, Table, read_bytes
from analysis.reading.tables import columns_of, read_table


@dataclass
class GivenTable:
    """A table's columns: their names, and the one of each role as guessed and as chosen.

    chosen: None until the person chose; "" for a role that no column has.
    """

    header: tuple[str, ...]
    guessed: Mapping[str, str]
    chosen: Mapping[str, str] | None = None

    @property
    def roles(self) -> Mapping[str, str]:
        """The column of each role as the table is read now."""
        return self.guessed if self.chosen is None else self.chosen


@dataclass
class TableFile:
    """A file with the tables that were met in it, by name: itself, or the members of an archive.

    edition: how often its columns were chosen; articles of another edition are others.
    """

    name: str
    data: bytes
    tables: dict[str, GivenTable] = field(default_factory=dict)
    edition: int = 0

    def read(self, tell: Callable[[str], object] | None = None) -> Reading:
        """The file's articles, its tables by the columns that were chosen; ReadError for none.

        tell: told the name of each file in an archive before it is read.
        """
        return read_bytes(self.name, self.data, self._read_table, tell)

    def with_columns(self, table: str, columns: Mapping[str, str]) -> TableFile:
        """The file with these columns of a table in it (role: column, "" for none)."""
        chosen = replace(self.tables[table], chosen=dict(columns))
        return replace(self, tables={**self.tables, table: chosen}, edition=self.edition + 1)

    def _read_table(self, name: str, data: bytes, format: Table) -> Reading:
        """The articles of one table, whose columns are noted before they are looked for."""
        if name not in self.tables:
            self.tables[name] = GivenTable(*columns_of(name, data, format))
        return read_table(name, data, format, self.tables[name].chosen)
