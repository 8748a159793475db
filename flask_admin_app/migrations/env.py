"""Alembic's entry: runs migrations over the connection that `flask_admin_app.migrate` brings."""

from alembic import context

from flask_admin_app.models import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
