"""The porch: whoever comes in waits there until the whole request has arrived, and takes the whole answer along.

No thread ever waits for a client, so slow clients, or hostile ones, can't keep others from being served
(docs/decisions/0006-porch.md).
"""
