// @vitest-environment happy-dom
/** The focus that a control leaves behind: it goes to what took the place, and never to a statement that stood there for something else. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepFocus } from '../../../../renderer/lib/keep-focus.ts';

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const focused = () => document.activeElement?.id;

describe('the focus of a control that is gone', () => {
  let end: () => void = () => undefined;
  beforeEach(() => {
    // The document of the tests draws nothing: what is in it counts as seen.
    HTMLElement.prototype.checkVisibility = () => true;
    HTMLElement.prototype.scrollIntoView = vi.fn();
    document.body.innerHTML = `<main tabindex="-1"><div id="part" data-stays tabindex="-1">
      <div id="ask" data-statement><button id="send">Send</button></div>
      <ol><li><div data-statement><button id="older">I saw it</button></div></li></ol>
    </div></main>`;
    end = keepFocus(document);
  });
  afterEach(() => end());

  it('does not go to a statement that stood beside it', async () => {
    byId('send').focus();
    byId('ask').remove();
    await expect.poll(focused).toBe('part');
  });

  it('goes to the control that took its place, also one that states the same', async () => {
    byId('send').focus();
    byId('ask').outerHTML = '<div data-statement><button id="again">Send</button></div>';
    await expect.poll(focused).toBe('again');
  });

  it('stays at a part where Space scrolls nothing away, and is left to the buttons in it', () => {
    const press = (id: string) => byId(id).dispatchEvent(new KeyboardEvent('keydown', { key: ' ', bubbles: true, cancelable: true }));
    expect([press('part'), press('send')]).toEqual([false, true]);
  });
});
