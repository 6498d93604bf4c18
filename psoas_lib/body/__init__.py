"""Joint angles in, muscle-tendon lengths and moment arms out.

Angles are degrees: hip flexion, adduction and internal rotation positive; knee flexion, lumbar extension,
bending to the right and twisting to the left positive; the right side. Lengths are millimetres.
"""
