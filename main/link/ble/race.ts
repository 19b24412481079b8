/** One call of a stack that may fail, hang or be given up. */

/** How it ended. `failed`: the stack's own words. After `timeout` and `aborted` the call may still run; its outcome is dropped. */
export type Raced<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'aborted' };

/** Starts `work` and waits for it, the limit (ms) or the signal, whichever is first. Never rejects. */
export function race<T>(work: () => Promise<T>, limitMs: number, signal?: AbortSignal): Promise<Raced<T>> {
  if (signal?.aborted === true) return Promise.resolve({ kind: 'aborted' });
  return new Promise((resolve) => {
    const settle = (raced: Raced<T>): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      resolve(raced);
    };
    const onAbort = (): void => settle({ kind: 'aborted' });
    const timer = setTimeout(() => settle({ kind: 'timeout' }), limitMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    started(work).then(
      (value) => settle({ kind: 'done', value }),
      (error: unknown) => settle({ kind: 'failed', message: messageOf(error) }),
    );
  });
}

/** What went wrong, as one short text. Stacks throw errors, strings and numbers. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The words for a log: what the stack said, or that it said nothing within the limit. */
export function reasonOf(raced: Exclude<Raced<unknown>, { kind: 'done' }>, limitMs: number): string {
  if (raced.kind === 'failed') return raced.message;
  return raced.kind === 'timeout' ? `no answer within ${limitMs / 1_000} s` : 'given up';
}

/** Stacks also throw at once instead of rejecting. */
async function started<T>(work: () => Promise<T>): Promise<T> {
  return await work();
}
