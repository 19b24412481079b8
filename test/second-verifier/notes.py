"""Sections 3 and 4: keys and checkpoints."""
import functools
import re

import ed25519
from texts import CONTROL, MOST, NAME, from_base64, sha256, units

DECIMAL = '0|[1-9][0-9]*'


@functools.lru_cache(4096)
def read_key(text):
    """Name, id and public key; None for what is no verifier key of a log."""
    found = re.fullmatch(rf'({NAME})\+([0-9a-f]{{8}})\+([A-Za-z0-9+/=]*)', text)
    data = from_base64(found[3]) if found else None
    if data is None or len(data) != 33 or data[0] != 1:
        return None
    if sha256(found[1].encode(), b'\n', data)[:4].hex() != found[2] or not ed25519.is_key(data[1:]):
        return None
    return found[1], found[2], data[1:]


def read_note(note):
    """The text, and the signature lines as name, id and signature; None for what is no note."""
    if units(note) > 131072 or re.search('[\x00-\x09\x0b-\x1f]', note) or not note.endswith('\n'):
        return None
    gap = note.rfind('\n\n')
    lines = note[gap + 2:].split('\n')[:-1] if gap >= 0 else []
    if not 1 <= len(lines) <= 32:
        return None
    signatures = []
    for line in lines:
        found = re.fullmatch(f'— ({NAME}) ([A-Za-z0-9+/]+=*)', line)
        data = from_base64(found[2]) if found else None
        if data is None or len(data) < 5:
            return None
        signatures.append((found[1], data[:4].hex(), data[4:]))
    return note[:gap + 1], signatures


def read_checkpoint(note):
    """Origin, size, root, text and signature lines; None for what is no checkpoint."""
    read = read_note(note)
    found = read and re.fullmatch(f'([^{CONTROL}\u2028\u2029]+)\n({DECIMAL})\n(.*)\n', read[0])
    root = from_base64(found[3]) if found else None
    if root is None or len(root) != 32 or len(found[2]) > 16 or int(found[2]) > MOST:
        return None
    return found[1], int(found[2]), root, *read


@functools.lru_cache(4096)
def signature_holds(key, message, signature):
    return ed25519.verify(key, message, signature)


def open_checkpoint(note, keys, expected):
    """(finding, None), or (None, (origin, size, root))."""
    read = read_checkpoint(note)
    if read is None:
        return 'checkpoint-form', None
    origin, size, root, text, signatures = read
    counting = [key for key in keys if key[0] == origin]
    checks = [(key[2], signature) for name, ident, signature in signatures for key in counting if key[:2] == (name, ident)]
    if not checks:
        return ('unexpected-key' if expected else 'unsigned'), None
    if not all(signature_holds(key, text.encode(), signature) for key, signature in checks):
        return 'bad-signature', None
    return None, (origin, size, root)
