/** One announcer: what two places say at the same time is heard once, and nothing is lost. */
import { describe, expect, it } from 'vitest';
import { saidOnce } from '../../../../renderer/lib/said-once.ts';
import { createUiStore } from '../../../../renderer/stores/ui.ts';

describe('what is told from several places', () => {
  it.each([
    [
      ['Restart the bridge. It is gone.', 'The log is full. Restart the bridge.'],
      ['Restart the bridge. It is gone.', 'The log is full.'],
    ],
    [
      ['Same.', 'Same.'],
      ['Same.', ''],
    ],
    [
      ['Saved', 'Saved: Station.', ''],
      ['Saved', 'Saved: Station.', ''],
    ],
    [
      ['Für {x}: geht nicht! Noch einmal?', 'Noch einmal?'],
      ['Für {x}: geht nicht! Noch einmal?', ''],
    ],
  ])('%j is heard as %j', (texts, heard) => expect(saidOnce(texts.map((text) => ({ text, isNews: false })))).toEqual(heard));

  it('the same news twice is heard twice, but not what stands there anyway', () => {
    const news = { text: 'No bridge. Not now.', isNews: true };
    expect(saidOnce([{ text: 'No bridge.', isNews: false }, news, news])).toEqual(['No bridge.', 'Not now.', 'Not now.']);
  });
});

describe('what the page tells', () => {
  it('is there while its place is, and goes with it', () => {
    const ui = createUiStore();
    ui.tell('banner', { text: 'The log takes no entries.', urgent: true, isNews: false });
    ui.tell('toast', { text: 'Saved.', urgent: false, isNews: true });
    ui.tell('banner', { text: 'Das Protokoll nimmt nichts an.', urgent: true, isNews: false });
    expect(ui.getState().told.map(({ text }) => text)).toEqual(['Das Protokoll nimmt nichts an.', 'Saved.']);
    ui.tell('banner', null);
    expect(ui.getState().told.map(({ text }) => text)).toEqual(['Saved.']);
  });
});
