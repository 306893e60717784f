"""How fast Careline is, as ratios: ours over a floor, both measured in the same run on the same machine.

`python -m bench` (or `make bench`) measures all of it; `ONLY=P1` those whose names begin so. Floors and what must be
reached are the yardsticks of docs/bench.md. Nothing here is a test: machines differ, ratios less so.
"""
