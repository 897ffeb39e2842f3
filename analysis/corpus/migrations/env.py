"""What Alembic runs to upgrade a corpus: the revisions, on the connection that it was given."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

from analysis.corpus.facts import SCHEMA, keep_fact


def keep_schema(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],  # noqa: ARG001 (Alembic gives it by name)
    run_args: Mapping[str, Any],  # noqa: ARG001
) -> None:
    """Keeps the schema where programs from before Alembic look for it, and leave a newer one be."""
    assert ctx.connection is not None
    keep_fact(ctx.connection, SCHEMA, int(step.up_revision_ids[0]))


context.configure(connection=context.config.attributes["connection"], on_version_apply=keep_schema)
with context.begin_transaction():
    context.run_migrations()
