"""The second lock, as the service sees it: what Prosody should hold (`doors`), telling it (`push`,
`reconcile`, kept going by `keeper`), and what it tells us (`events`).

Commit first, then Prosody: the wish is written in the transaction that makes the decision, and
pushed after it until Prosody confirms. A door is open or closed only when Prosody has said so.
"""
