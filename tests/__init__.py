"""The tests, which know nothing of what the user of this machine taught citekit."""

import os

os.environ["CITEKIT_ARCHIVES"] = os.devnull
os.environ["CITEKIT_FOLDER"] = os.devnull
