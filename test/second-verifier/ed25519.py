"""Ed25519 as docs/bundle-format.md sections 3.1 and 3.2 and RFC 8032 section 5.1 say. Nothing here is secret, so nothing takes equal time."""
import functools
import hashlib

P = 2 ** 255 - 19
L = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT = pow(2, (P - 1) // 4, P)
NEUTRAL = (0, 1, 1, 0)
ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL = {0, 1, P - 1, ORDER_8, P - ORDER_8}


def add(a, b):
    one, two = (a[1] - a[0]) * (b[1] - b[0]) % P, (a[1] + a[0]) * (b[1] + b[0]) % P
    three, four = 2 * a[3] * b[3] * D % P, 2 * a[2] * b[2] % P
    e, f, g, h = two - one, four - three, four + three, two + one
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number, point):
    total = NEUTRAL
    while number:
        if number & 1:
            total = add(total, point)
        point = add(point, point)
        number >>= 1
    return total


def spelled(data):
    number = int.from_bytes(data, 'little')
    return number % 2 ** 255, number >> 255


def decode(data):
    y, odd = spelled(data)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and odd):
        return None
    x = P - x if x % 2 != odd else x
    return x, y, 1, x * y % P


def encode(point):
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


BASE = decode((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))


@functools.lru_cache(4096)
def is_key(data):
    point = decode(data) if len(data) == 32 else None
    return point is not None and encode(point) != encode(NEUTRAL) and encode(times(L, point)) == encode(NEUTRAL)


def verify(key, message, signature):
    if len(signature) != 64:
        return False
    first, number = signature[:32], int.from_bytes(signature[32:], 'little')
    y, _ = spelled(first)
    if number >= L or y >= P or y in SMALL:
        return False
    challenge = int.from_bytes(hashlib.sha512(first + key + message).digest(), 'little') % L
    x, y, z, t = times(challenge, decode(key))
    return encode(add(times(number, BASE), (-x % P, y, z, -t % P))) == first
