/** The hash in a thread of its own is the same hash, and a thread that ends is an error, not a wait for ever. */
import { expect, test } from 'vitest';
import { scryptKdf, workerKdf } from '../../../../../main/operators/accounts/hash.ts';

const secret = Buffer.from('a secret');
const salt = Buffer.from('some salt of ours');

test('is the same as the one of the thread pool', async () => {
  const there = workerKdf(new URL('../../../../../main/operators/accounts/hash-worker.ts', import.meta.url));
  expect(Buffer.from(await there(secret, salt))).toEqual(Buffer.from(await scryptKdf(secret, salt)));
});

test.each([
  ['ends without a word', 'data:text/javascript,process.exit(0)', /without an answer/],
  ['throws', 'data:text/javascript,throw new Error("no memory")', /no memory/],
])('a thread that %s rejects', async (_, program, words) => {
  await expect(workerKdf(new URL(program))(secret, salt)).rejects.toThrow(words);
});
