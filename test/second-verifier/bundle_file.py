"""Section 2.3: reads a file, or says at which fault it is refused."""
from canonical import NotJson, is_canonical, parse_json
from lines import SHAPES


class Refused(Exception):
    """A fault of the file: its code, and the line."""


def is_too_deep(text):
    depth, quoted, hidden = 0, False, False
    for character in text:
        if hidden:
            hidden = False
        elif quoted and character == '\\':
            hidden = True
        elif character == '"':
            quoted = not quoted
        elif not quoted and character in '{[':
            depth += 1
            if depth > 4:
                return True
        elif not quoted and character in '}]':
            depth -= 1
    return False


def read_line(data, number):
    if len(data) > 262144:
        raise Refused('line-too-long', number)
    try:
        text = data.decode('utf-8')
    except UnicodeDecodeError:
        raise Refused('not-utf8', number) from None
    if is_too_deep(text):
        raise Refused('too-deep', number)
    try:
        value = parse_json(text)
    except NotJson:
        raise Refused('not-json', number) from None
    if not is_canonical(value, text):
        raise Refused('not-canonical', number)
    kind = value.get('kind') if isinstance(value, dict) else None
    if not isinstance(kind, str) or kind not in SHAPES or not SHAPES[kind](value):
        raise Refused('format' if number == 1 else 'shape', number)
    return value


def in_order(line, head, about, entries, traces):
    kind = line['kind']
    if kind == 'head':
        return head is None
    if kind == 'about':
        return about is None
    if kind == 'trace':
        return about is not None and len(traces) < head['traces']
    after = entries[-1]['index'] if entries else -1
    return about is not None and not traces and len(entries) < head['entries'] and line['index'] > after


def read_bundle(data):
    if len(data) > 33554432:
        raise Refused('too-large', None)
    head, about, entries, traces = None, None, [], []
    at, number = 0, 1
    while at < len(data):
        end = data.find(b'\n', at)
        if end < 0:
            raise Refused('cut', number)
        line = read_line(data[at:end], number)
        if number == 1 and line['kind'] != 'head':
            raise Refused('format', number)
        if not in_order(line, head, about, entries, traces):
            raise Refused('order', number)
        if line['kind'] == 'head':
            head = line
        elif line['kind'] == 'about':
            about = line
        else:
            (entries if line['kind'] == 'entry' else traces).append(line)
        at, number = end + 1, number + 1
    if head is None or about is None or len(entries) < head['entries'] or len(traces) < head['traces']:
        raise Refused('cut', None)
    return head, entries
