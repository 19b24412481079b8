/** One message of the contract: whether it looks or changes, and the schema that its payload must fit. */
import type * as z from 'zod';

/** A message. */
export type Method<K extends 'query' | 'command', I extends z.ZodType> = { readonly kind: K; readonly input: I };

/** A message that only looks. */
export const query = <I extends z.ZodType>(input: I): Method<'query', I> => ({ kind: 'query', input });
/** A message that changes something. */
export const command = <I extends z.ZodType>(input: I): Method<'command', I> => ({ kind: 'command', input });
