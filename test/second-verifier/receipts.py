"""Section 9: receipts."""
import re

from bundle_file import read_bundle
from entries import leaf_hash, read_entry
from texts import sha256, units
from verdict import verify_bundle

DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
BLANKS = '[\\-\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]'


def check_digit(digits):
    held = 0
    for digit in digits:
        held = (held ^ digit) << 1
        if held & 32:
            held ^= 0b100101
    return held


def receipt_code(leaf, index, size, root):
    claim = sha256(f'carkey-receipt/1\n{index}\n{size}\n'.encode(), leaf, root)[:15]
    number = int.from_bytes(claim, 'big')
    digits = [number >> shift & 31 for shift in range(115, -1, -5)]
    return ''.join(DIGITS[digit] for digit in digits + [check_digit(digits)])


def read_code(typed):
    """(fault, None), or (None, 25 digits)."""
    if units(typed) > 200:
        return 'length', None
    text = re.sub('[a-z]', lambda letter: letter[0].upper(), typed)
    text = re.sub(BLANKS, '', text).replace('O', '0').replace('I', '1').replace('L', '1')
    if any(character not in DIGITS for character in text):
        return 'character', None
    if len(text) != 25:
        return 'length', None
    digits = [DIGITS.index(character) for character in text]
    return (None, text) if check_digit(digits[:-1]) == digits[-1] else ('check', None)


def verify_receipt(typed, data, keys=None, size=None, root=None):
    fault, code = read_code(typed)
    if fault:
        return {'valid': False, 'fault': fault}
    verdict = verify_bundle(data, keys)
    if not verdict['valid']:
        return verdict
    size = verdict['size'] if size is None else size
    root = bytes.fromhex(verdict['root'] if root is None else root)
    faults = set()
    for line in read_bundle(data)[1]:
        leaf = line['leaf'].encode()
        entry = read_entry(leaf)
        if entry['kind'] not in ('result', 'resolved') or 'act' not in entry or 'out' not in entry:
            faults.add('not-settling')
        elif entry['seq'] >= size:
            faults.add('outside')
        elif receipt_code(leaf_hash(leaf), entry['seq'], size, root) == code:
            return {'valid': True, 'match': {'attempt': entry['act'], 'index': entry['seq'], 'kind': entry['kind'], 'result': entry['out']}}
    return {'valid': False, 'match': None, 'faults': sorted(faults)}
