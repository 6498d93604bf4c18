"""Run the rehearsal: `sudo python -m rehearsal 30` in the folder deploy/."""

import sys

from rehearsal.class_day import main

sys.exit(main(sys.argv[1:]))
