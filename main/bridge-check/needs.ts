/** What a rule of the protocol may need of a bridge. */

/**
 * What a rule needs. `open`: a connection. `token`: one that is asked for. `reads`: an SDK that may be read, real or not. `stand-in`: the script.
 * `ask-on-phone` and `long-calls`: the script, and what the bridge announces.
 */
export type Needs = 'open' | 'token' | 'reads' | 'stand-in' | 'ask-on-phone' | 'long-calls';
