"""Section 7: the verdict on a bundle."""
import base64

from bundle_file import Refused, read_bundle
from entries import field_findings, leaf_hash, placed, read_entry
from notes import open_checkpoint, read_key


def check_entry(line, number, origin, head):
    """Findings of one entry, and whether it is proved."""
    data, index = line['leaf'].encode(), line['index']
    entry = read_entry(data)
    hashes = [base64.b64decode(one) for one in line['hashes']]
    codes = [placed(index, leaf_hash(data), hashes, head[1], head[2])] if head else []
    if entry is None:
        codes.append('leaf-form')
    else:
        codes.append('leaf-of-other-log' if entry['log'] != origin else None)
        codes.append('leaf-of-other-index' if entry['seq'] != index else None)
    codes = [code for code in codes if code]
    findings = [finding(code, number, index) for code in codes]
    if entry is not None:
        findings += [finding(code, number, index, name) for code, name in field_findings(line, entry)]
    return findings, head is not None and not codes


def finding(code, line, index=None, field=None):
    return {'code': code, 'line': line, 'index': index, 'field': field}


def verify_bundle(data, keys=None):
    """The verdict. `keys`: texts of keys that the reader expects."""
    try:
        head, entries = read_bundle(data)
    except Refused as refused:
        return {'valid': False, 'findings': [finding(*refused.args)], 'proved': []}
    read = [read_key(text) for text in head['keys']]
    enclosed = [key for key in read if key]
    findings = [finding('key-form', 1)] if None in read else []
    if any(key[0] != head['origin'] for key in enclosed):
        findings.append(finding('key-of-other-log', 1))
    expected = None if keys is None else [key for key in map(read_key, keys) if key]
    code, opened = open_checkpoint(head['checkpoint'], enclosed if expected is None else expected, expected is not None)
    if code is None and opened[0] != head['origin']:
        code, opened = 'other-log', None
    if code:
        findings.append(finding(code, 1))
    proved = []
    for place, line in enumerate(entries):
        found, holds = check_entry(line, place + 3, head['origin'], opened)
        findings += found
        proved += [line['index']] if holds else []
    return {'valid': not findings, 'findings': findings, 'proved': proved,
            'origin': opened and opened[0], 'size': opened and opened[1], 'root': opened and opened[2].hex()}
