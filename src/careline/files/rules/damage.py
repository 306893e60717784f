"""Why a content is refused whatever its kind."""

from careline.kernel.refusals import Refusal


class Damaged(Refusal):
    """The content is broken, or more is in it than its kind has place for."""

    code = "files.damaged"


class Bomb(Refusal):
    """The content is small and would become huge when it is opened."""

    code = "files.bomb"


class ActiveContent(Refusal):
    """There is something in it that runs: macros, scripts, embedded programs."""

    code = "files.active_content"
