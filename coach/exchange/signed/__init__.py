"""Files that somebody signs and somebody else can trust: keys, container, encryption.

What a file looks like is described in docs/exchange.md. PyNaCl, keyring and pyrage are
imported where they are used, so that importing these modules costs nothing.
"""
