/** The vehicle link as the console uses it: adapters found, one read at a time, the view, the trace. */
export type { NamedPlace } from './adapter-list.ts';
export { startLink, type LinkOptions, type LinkService } from './service.ts';
