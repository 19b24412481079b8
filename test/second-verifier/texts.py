"""Section 1 of docs/bundle-format.md: units, white space, control characters, Base64, hashes."""
import base64
import hashlib
import re

WHITE = '\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'
CONTROL = '\x00-\x1f\x7f-\x9f'
NAME = f'[^{WHITE}{CONTROL}+]+'
MOST = 2 ** 53 - 1


def units(text):
    return len(text) + sum(character > '\uffff' for character in text)


def whole(form, text):
    return re.fullmatch(form, text) is not None


def sha256(*parts):
    return hashlib.sha256(b''.join(parts)).digest()


def from_base64(text):
    """The bytes, or None for what is not the one spelling."""
    if not whole('[A-Za-z0-9+/]*={0,2}', text) or len(text) % 4:
        return None
    data = base64.b64decode(text)
    return data if base64.b64encode(data).decode() == text else None
