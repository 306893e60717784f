"""A web worker knows every address before it answers anybody: whoever is first asks as fast as the others."""

import os
import subprocess
import sys
from pathlib import Path

from tests.project.living import SOURCE

LOADED = "import sys, careline.project.asgi; print({'careline.web.urls', 'careline.api.v1'} <= sys.modules.keys())"


def test_a_new_worker_has_loaded_the_screens_and_the_api(tmp_path: Path) -> None:
    env = {**os.environ, "CARELINE_HOME": str(tmp_path), "PYTHONPATH": str(SOURCE)}
    env["DJANGO_SETTINGS_MODULE"] = "careline.project.settings"
    done = subprocess.run([sys.executable, "-c", LOADED], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
