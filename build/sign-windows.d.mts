/** Signs one file; throws where the program of the release computer fails. */
export default function sign(file: { readonly path: string }): void;
