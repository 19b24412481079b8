/** Shows a component as the page would: with stores, English words, and a console of canned answers behind. Needs a document: happy-dom. */
import { cleanup, render, screen } from '@testing-library/react';
import type { ReactElement } from 'react';
import { onTestFinished } from 'vitest';
import { ok } from '../../app/base/result.ts';
import { en as words } from '../../app/words/en/index.ts';
import { LanguageProvider, type LoadTexts } from '../../renderer/i18n/language.tsx';
import { en as labels } from '../../renderer/i18n/en/index.ts';
import { createStores, StoresProvider, type Stores } from '../../renderer/stores/stores.ts';
import { fakeTransport, type Answers } from './fakes.ts';

const texts: LoadTexts = () => Promise.resolve(ok({ labels, words }));
const noFault = () => undefined;

/** What stands there, and what is behind it. */
type Shown = {
  readonly stores: Stores;
  readonly transport: ReturnType<typeof fakeTransport>;
  readonly again: (element: ReactElement) => void;
};

/** Shows it and waits until it is there; it goes with its test. (A hook of this file would only count in the first file that takes it.) */
export async function shown(
  element: ReactElement,
  prepare: (stores: Stores) => void = () => undefined,
  answers: Answers = {},
): Promise<Shown> {
  onTestFinished(cleanup);
  const transport = fakeTransport(answers);
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
