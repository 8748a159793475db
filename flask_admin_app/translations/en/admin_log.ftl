# The administrator's page about the log.
admin-log-title = Log
admin-log-lead = Here you decide who may know a worker’s name, and destroy a client’s records when they ask. The entries themselves are seen by auditors only.
admin-log-back = Settings
admin-log-error-title = Nothing was changed
admin-log-error-own = This is your own request. Another administrator has to decide on it.
admin-log-error-decided = The request has already been decided otherwise.
admin-log-error-number = There are no records of that number here. Check the number on the receipt. Perhaps they were destroyed already.
admin-log-error-not-over = The meeting is not over. Records can be destroyed when it has ended.

## Requests
admin-log-wishes-title = Who is this worker?
admin-log-wishes-text = An auditor sees workers by codes. If you agree, that auditor alone sees the name for two weeks. The decision is written into the log.
admin-log-wishes-none = No requests are waiting.
admin-log-wish = { $auditor } asks who worker { $code } is. It is { $staff }.
admin-log-wish-when = Asked { $when }.
admin-log-wish-open = Open the name
admin-log-wish-open-named = Open the name: worker { $code }, to { $auditor }
admin-log-wish-refuse = Do not open
admin-log-wish-refuse-named = Do not open: worker { $code }, to { $auditor }
admin-log-wish-own = This is your own request. Another administrator has to decide on it.
admin-log-decided-title = Decided requests
admin-log-decided-open = Opened { $when }: worker { $code }, to { $auditor }
admin-log-decided-refused = Not opened { $when }: worker { $code }, to { $auditor }

## Erasing
admin-log-erase-title = Destroy a client’s records
admin-log-erase-text = A client may ask that what the log holds of them be destroyed. The number stands on their receipt. The log stays whole, and tells that records were destroyed.
admin-log-erase-number = Log number on the receipt
admin-log-erase-look = Continue
admin-log-erase-question =
    { $count ->
        [one] One record is destroyed. It cannot be brought back.
       *[other] { $count } records are destroyed. They cannot be brought back.
    }
admin-log-erase-of = Number: { $number }
admin-log-erase-confirm = Destroy the records
admin-log-erase-stop = Do not destroy
admin-log-erase-done = The records were destroyed. They also leave your backups only when those are destroyed.
