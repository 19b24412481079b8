"""Section 10: the folder of tiles."""
import os

from entries import leaf_hash, node, read_entry
from notes import open_checkpoint, read_key
from texts import sha256


def tile_path(level, number, width):
    digits = str(number)
    digits = digits.zfill(-(-len(digits) // 3) * 3)
    groups = [digits[at:at + 3] for at in range(0, len(digits), 3)]
    name = '/'.join(['x' + group for group in groups[:-1]] + groups[-1:])
    return f'tile/{level}/{name}' + ('' if width == 256 else f'.p/{width}')


def tree_root(hashes):
    if not hashes:
        return sha256()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return node(tree_root(hashes[:half]), tree_root(hashes[half:]))


def verify_tiles(folder, keys=None):
    def read(path):
        with open(os.path.join(folder, path), 'rb') as file:
            return file.read()

    def level(number, hashes):
        for at in range(0, len(hashes), 256):
            part = hashes[at:at + 256]
            if read(tile_path(number, at // 256, len(part))) != b''.join(part):
                return f'tile {at // 256} of level {number}'
        full = [tree_root(hashes[at:at + 256]) for at in range(0, len(hashes) - 255, 256)]
        return level(number + 1, full) if full else None

    try:
        texts = read('key.txt').decode().split('\n') if keys is None else keys
        note = read('checkpoint').decode()
        code, opened = open_checkpoint(note, [key for key in map(read_key, texts) if key], keys is not None)
        if code:
            return {'valid': False, 'fault': code}
        origin, size, root = opened
        leaves = []
        for at in range(0, size, 256):
            width = min(256, size - at)
            data, used = read(tile_path('entries', at // 256, width)), 0
            for seq in range(at, at + width):
                length = int.from_bytes(data[used:used + 2], 'big')
                leaf = data[used + 2:used + 2 + length]
                entry = read_entry(leaf)
                if entry is None or entry['log'] != origin or entry['seq'] != seq:
                    return {'valid': False, 'fault': f'entry {seq}'}
                leaves.append(leaf_hash(leaf))
                used += 2 + length
            if used != len(data):
                return {'valid': False, 'fault': f'entries after {at + width}'}
        wrong = level(0, leaves) if leaves else None
        if wrong or tree_root(leaves) != root:
            return {'valid': False, 'fault': wrong or 'root'}
        return {'valid': True, 'origin': origin, 'size': size, 'root': root.hex()}
    except (OSError, UnicodeDecodeError) as fault:
        return {'valid': False, 'fault': f'unreadable: {fault}'}
