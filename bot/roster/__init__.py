"""The official list of villages and their KIM: read from a file, checked whole, then written whole or not at all.

file ──read──▶ rows as they stand ──check──▶ entries ──plan──▶ changes ──apply──▶ tables and audit trail
                                     │
                                     └─▶ what is wrong, by line: then nothing is written
"""
