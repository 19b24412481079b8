/** The policy of the page forbids making code from text. The schemas ask about that when they are made, so this is imported before them. */
import * as z from 'zod';

z.config({ jitless: true });
