/** The part of the D-Bus library that is used here. Its own types stand under another package's name (docs/dependencies.md) and are full of `any`. */
declare module 'dbus-next' {
  /** A call, or a signal that was heard. */
  export class Message {
    constructor(parts: {
      readonly destination: string;
      readonly path: string;
      readonly interface: string;
      readonly member: string;
      readonly signature?: string;
      readonly body?: readonly unknown[];
    });
    readonly path: string;
    readonly interface: string;
    readonly member: string;
    readonly body: readonly unknown[];
  }
  /** A connection. Emits `message` for every signal that was asked for, and `error` when it ends. */
  export type MessageBus = {
    on(event: 'message', listener: (message: Message) => void): unknown;
    on(event: 'error', listener: (fault: unknown) => void): unknown;
    /** Rejects with the other side's error; never settles when the connection ends first. */
    call(message: Message): Promise<Message | null>;
    /** Ends the connection. */
    disconnect(): void;
  };
  export function systemBus(): MessageBus;
  /** Throws where no bus of this session is named. */
  export function sessionBus(): MessageBus;
}
