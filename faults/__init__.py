"""Whether Careline keeps its word when it is killed: load, faults, and a checker that knows nothing of its code.

`make faults` runs them all, `ONLY=F3 make faults` one. Clients write down on the disk what they asked and what they
were answered; when the house stands again, a separate program compares that with the database. The same checker is
shown to find something: `ONLY=planted make faults` plants faults in a house, and each must be caught.
"""
