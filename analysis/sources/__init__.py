"""Sources: one name for each outlet however it is spelled, and groups of outlets.

`names.toml` lists them; a person's own names and groups, kept in the corpus, go before it.
"""

from analysis.sources.groups import NO_GROUP, group_of, in_order, with_groups
from analysis.sources.names import canonical, settled, shipped_group, shipped_groups

__all__ = [
    "NO_GROUP",
    "canonical",
    "group_of",
    "in_order",
    "settled",
    "shipped_group",
    "shipped_groups",
    "with_groups",
]
