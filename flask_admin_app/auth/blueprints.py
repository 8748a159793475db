"""Every way to sign in, and one's own account."""

from flask_admin_app.auth import account, account_passkeys, passkeys, routes, second

blueprints = (routes.bp, second.bp, passkeys.bp, account.bp, account_passkeys.bp)
