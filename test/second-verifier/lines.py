"""Section 2.2: the shape of each line."""
from texts import CONTROL, MOST, from_base64, units, whole

FIELDS = ('vin', 'operator', 'input', 'answer', 'code', 'reason', 'connection', 'station')
HEX64 = '[0-9a-f]{64}'


def is_whole(value, most=MOST):
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= most


def is_text(value, most, form=None):
    return isinstance(value, str) and units(value) <= most and (form is None or whole(form, value))


def is_list(value, most, item, least=0):
    return isinstance(value, list) and least <= len(value) <= most and all(map(item, value))


def has(value, /, **members):
    return isinstance(value, dict) and value.keys() == members.keys() and all(check(value[name]) for name, check in members.items())


def one_of(*words):
    return lambda value: isinstance(value, str) and value in words


def or_null(check):
    return lambda value: value is None or check(value)


def is_word(value):
    return is_text(value, 80, '[ -~]{1,80}')


def is_line(value):
    return isinstance(value, str) and len(value) <= 2000 and whole(f'[^{CONTROL}]*', value)


def is_long_text(value):
    return isinstance(value, str) and len(value) <= 4000 and whole(f'(?:\n|[^{CONTROL}])*', value)


def is_hash(value):
    data = from_base64(value) if isinstance(value, str) else None
    return data is not None and len(data) == 32


def is_versions(value):
    return has(value, app=is_word, shell=one_of('electron', 'web', 'cli'), node=is_word, sqlite=is_word, platform=is_word, arch=is_word,
               electron=or_null(is_word))


def is_settings(value):
    return has(value, mode=one_of('practice', 'live'), language=or_null(lambda text: is_text(text, 2, '[a-z]{2}')), sdk=is_word,
               environment=is_word, brand=is_line, bridge=one_of('wss', 'ws', 'none'), pinned=lambda flag: isinstance(flag, bool),
               answerTimeoutMs=is_whole, activationTimeoutMs=is_whole)


def is_opened(value):
    return has(value, name=one_of(*FIELDS), value=lambda text: is_text(text, 16384), salt=lambda text: is_text(text, 64, HEX64))


SHAPES = {
    'head': lambda line: has(
        line, kind=one_of('head'), format=one_of('carkey-bundle/1'), origin=lambda text: is_text(text, 400) and text != '',
        checkpoint=lambda text: is_text(text, 131072), keys=lambda keys: is_list(keys, 8, lambda key: is_text(key, 1000), 1),
        entries=lambda count: is_whole(count, 10000), traces=lambda count: is_whole(count, 100000)),
    'about': lambda line: has(
        line, kind=one_of('about'), versions=is_versions, settings=is_settings,
        note=or_null(lambda note: has(note, by=is_line, at=is_whole, text=is_long_text))),
    'entry': lambda line: has(
        line, kind=one_of('entry'), index=is_whole, leaf=lambda text: is_text(text, 8192), hashes=lambda some: is_list(some, 63, is_hash),
        opened=lambda some: is_list(some, 16, is_opened), withheld=lambda some: is_list(some, 16, one_of(*FIELDS))),
    'trace': lambda line: has(line, kind=one_of('trace'), source=one_of('link', 'bridge'), text=is_line),
}
