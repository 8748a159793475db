"""The professional's desk: launching, the door, invitations, the end."""

from flask_admin_app.desk import door, encounter, invitations, launch

blueprints = (launch.bp, encounter.bp, door.bp, invitations.bp)
