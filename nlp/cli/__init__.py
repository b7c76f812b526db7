"""The command line: a command a module; ``toteuma --help`` lists them.

Nothing heavy is imported before a command needs it, so that help comes at once.
"""
