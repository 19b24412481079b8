"""Section 2.1: canonical JSON."""
import json
import re

from texts import MOST


class NotCanonical(Exception):
    pass


class NotJson(Exception):
    pass


def parse_json(text):
    """The value; numbers that have no canonical form are remembered as such."""
    def integer(digits):
        return int(digits) if len(digits) < 18 and abs(int(digits)) <= MOST and digits != '-0' else NotCanonical

    def constant(_):
        raise NotJson

    def pairs(members):
        made = dict(members)
        return made if len(made) == len(members) else NotCanonical

    try:
        return json.loads(text, parse_int=integer, parse_float=lambda _: NotCanonical, parse_constant=constant, object_pairs_hook=pairs)
    except (ValueError, RecursionError):
        raise NotJson from None


ESCAPES = {'"': '\\"', '\\': '\\\\', '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r'}


def write_string(text):
    if any('\ud800' <= character <= '\udfff' for character in text):
        raise NotCanonical
    return '"' + re.sub('["\\\\\x00-\x1f]', lambda found: ESCAPES.get(found[0]) or f'\\u{ord(found[0]):04x}', text) + '"'


def canonical(value):
    if value is None or value is True or value is False:
        return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, str):
        return write_string(value)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, list):
        return '[' + ','.join(map(canonical, value)) + ']'
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be', 'surrogatepass'))
        return '{' + ','.join(f'{write_string(name)}:{canonical(value[name])}' for name in names) + '}'
    raise NotCanonical


def is_canonical(value, text):
    try:
        return canonical(value) == text
    except NotCanonical:
        return False
