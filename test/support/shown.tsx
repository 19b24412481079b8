/** Shows a component as the page would: with stores, English words, and a console of canned answers behind. Needs a document: happy-dom. */
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach } from 'vitest';
import { ok } from '../../app/result.ts';
import { en as words } from '../../app/words/en.ts';
import { LanguageProvider, type LoadTexts } from '../../renderer/i18n/language.tsx';
import { en as labels } from '../../renderer/i18n/en.ts';
import { createStores, StoresProvider, type Stores } from '../../renderer/stores/stores.ts';
import { fakeTransport } from '../unit/renderer/fakes.ts';

const texts: LoadTexts = () => Promise.resolve(ok({ labels, words }));
const noFault = () => undefined;

afterEach(cleanup);

/** What stands there, and what is behind it. */
type Shown = {
  readonly stores: Stores;
  readonly transport: ReturnType<typeof fakeTransport>;
  readonly again: (element: ReactElement) => void;
};

/** Shows it and waits until it is there. */
export async function shown(element: ReactElement, prepare: (stores: Stores) => void = () => undefined): Promise<Shown> {
  const transport = fakeTransport({});
  const stores = createStores(transport);
  prepare(stores);
  const page = (child: ReactElement) => (
    <StoresProvider value={stores}>
      <LanguageProvider language="en" load={texts} onFault={noFault}>
        <div data-testid="shown">{child}</div>
      </LanguageProvider>
    </StoresProvider>
  );
  const { rerender } = render(page(element));
  await screen.findByTestId('shown');
  return { stores, transport, again: (child) => rerender(page(child)) };
}
