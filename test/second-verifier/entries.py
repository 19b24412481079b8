"""Sections 5 and 6: entries, their places, and their fields."""
import hashlib
import hmac
import json
import os
import re
import unicodedata

from canonical import NotJson, is_canonical, parse_json
from texts import sha256

DOCS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'docs', 'bundle-format')
with open(os.path.join(DOCS, 'lists.json'), encoding='utf-8') as file:
    LISTS = json.load(file)


def fits(value, rule):
    kind = rule['type']
    if kind == 'text':
        if not isinstance(value, str):
            return False
        return re.fullmatch(rule['form'], value, re.ASCII) is not None if 'form' in rule else unicodedata.is_normalized('NFC', value)
    if kind in ('integer', 'integer-or-null'):
        return (isinstance(value, int) and not isinstance(value, bool)) or (value is None and kind == 'integer-or-null')
    if kind == 'object':
        return fits_members(value, rule['members'])
    raise NotImplementedError(kind)


def fits_members(value, members):
    if not isinstance(value, dict):
        return False
    rules = {member['name']: member['rule'] for member in members}
    required = {member['name'] for member in members if member['required']}
    return required <= value.keys() and all(name in rules and fits(one, rules[name]) for name, one in value.items())


def read_entry(data):
    """The entry in a leaf; None for what is none."""
    prefix = LISTS['entry']['prefix'].encode()
    if len(data) > 8192 or not data.startswith(prefix):
        return None
    try:
        text = data[len(prefix):].decode('utf-8')
        value = parse_json(text)
    except (UnicodeDecodeError, NotJson):
        return None
    return value if is_canonical(value, text) and fits_members(value, LISTS['entry']['members']) else None


def node(left, right):
    return sha256(b'\x01', left, right)


def leaf_hash(data):
    return sha256(b'\x00', data)


def placed(index, leaf, hashes, size, root):
    """The finding about a place; None when it is proved."""
    if index >= size:
        return 'index-range'
    number, last = index, size - 1
    for one in hashes:
        if last == 0:
            return 'proof-length'
        if number % 2 == 1 or number == last:
            leaf = node(one, leaf)
            while number % 2 == 0 and number != 0:
                number, last = number // 2, last // 2
        else:
            leaf = node(leaf, one)
        number, last = number // 2, last // 2
    if last != 0:
        return 'proof-length'
    return None if leaf == root else 'proof-root'


def commitment(name, value, salt):
    return hmac.new(bytes.fromhex(salt), b'carkey/f1\0' + name.encode() + b'\0' + value.encode(), hashlib.sha256).hexdigest()


def field_findings(line, entry):
    committed = entry.get('f', {})
    listed = [one['name'] for one in line['opened']] + line['withheld']
    for one in line['opened']:
        name = one['name']
        if name in committed and commitment(name, one['value'], one['salt']) != committed[name]:
            yield 'field-differs', name
    yield from (('field-unknown', name) for name in set(listed) - set(committed))
    yield from (('field-unlisted', name) for name in set(committed) - set(listed))
    yield from (('field-twice', name) for at, name in enumerate(listed) if name in listed[:at])
