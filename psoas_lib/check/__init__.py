"""Questions, answers, feedback: from the bank in ``data/questions`` to the learner's own ``answers.csv``."""
