"""A second verifier of bundles, receipts and tiles, written from docs/bundle-format.md alone (see README.md). Standard library only.

    verify.py bundle FILE [--key KEY]
    verify.py receipt CODE FILE [--size N --root HEX] [--key KEY]
    verify.py tiles DIR [--key KEY]
    verify.py batch                     one JSON request per line of standard input, one verdict per line of standard output

Prints a JSON verdict; exit 0: valid, 6: not valid.
"""
import base64
import json
import sys

import ed25519
from notes import read_key
from receipts import read_code, verify_receipt
from tiles import verify_tiles
from verdict import verify_bundle


def answer(request):
    what = request['what']
    if what == 'tiles':
        return verify_tiles(request['path'], request.get('keys'))
    if what == 'code':
        fault, code = read_code(request['code'])
        return {'valid': fault is None, 'fault': fault, 'code': code}
    if what == 'key':
        return {'valid': read_key(request['key']) is not None}
    if what == 'signature':
        key, message, signature = (bytes.fromhex(request[name]) for name in ('key', 'message', 'signature'))
        return {'valid': ed25519.is_key(key) and ed25519.verify(key, message, signature)}
    data = base64.b64decode(request['data'])
    if what == 'receipt':
        return verify_receipt(request['code'], data, request.get('keys'), request.get('size'), request.get('root'))
    return verify_bundle(data, request.get('keys'))


def batch():
    for line in sys.stdin:
        print(json.dumps(answer(json.loads(line))), flush=True)
    return 0


def main(words):
    options = {}
    for name in ('--key', '--size', '--root'):
        if name in words:
            at = words.index(name)
            options[name] = words[at + 1]
            del words[at:at + 2]
    keys = [options['--key']] if '--key' in options else None
    if words[:1] == ['batch']:
        return batch()
    if words[:1] == ['tiles']:
        verdict = verify_tiles(words[1], keys)
    else:
        with open(words[-1], 'rb') as file:
            data = file.read()
        size = int(options['--size']) if '--size' in options else None
        verdict = verify_receipt(words[1], data, keys, size, options.get('--root')) if words[0] == 'receipt' else verify_bundle(data, keys)
    print(json.dumps(verdict, indent=2))
    return 0 if verdict['valid'] else 6


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
