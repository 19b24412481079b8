/** The fork declares its types under its own name, and is installed under the name that noble asks for. */
// eslint-disable-next-line @typescript-eslint/triple-slash-reference -- a file of declarations that is no module cannot be imported
/// <reference path="../../node_modules/dbus-next/types.d.ts" />
declare module 'dbus-next' {
  export * from '@particle/dbus-next';
}
