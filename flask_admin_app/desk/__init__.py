"""The professional's desk: launching, the door, invitations, the end."""

from flask_admin_app.desk import (
    checks,
    door,
    duty,
    encounter,
    hand_over,
    invitations,
    launch,
    newcomers,
    phone,
    private,
    series,
)

blueprints = (
    launch.bp,
    encounter.bp,
    door.bp,
    invitations.bp,
    hand_over.bp,
    phone.bp,
    newcomers.bp,
    checks.bp,
    duty.bp,
    series.bp,
    private.bp,
)
