/** Opening a bundle that somebody sent, from anywhere: it is read in the log's screen. */
import type { DragEvent } from 'react';
import { useStores } from '../stores/stores.ts';

/** Ways to open one: by choosing a file, or by dropping it. */
type OpenBundle = {
  readonly choose: () => void;
  readonly drop: { readonly onDragOver: (event: DragEvent) => void; readonly onDrop: (event: DragEvent) => void };
};

/** The ways of this page. */
export function useOpenBundle(): OpenBundle {
  const { bundle, ui } = useStores();
  const open = (file: File | undefined) => {
    if (file === undefined) return;
    void bundle.open(file, file.name);
    ui.go('audit');
  };
  const choose = () => {
    const input = document.createElement('input');
    input.type = 'file';
    input.hidden = true;
    input.addEventListener('change', () => open(input.files?.[0]));
    // In the page until its question is answered: the browser may throw away what nobody holds, and the answer with it.
    for (const end of ['change', 'cancel']) input.addEventListener(end, () => input.remove());
    document.body.append(input);
    input.click();
  };
  const onDrop = (event: DragEvent) => {
    // The browser must not open the file in place of the page.
    event.preventDefault();
    open(event.dataTransfer.files[0]);
  };
  return { choose, drop: { onDragOver: (event) => event.preventDefault(), onDrop } };
}
