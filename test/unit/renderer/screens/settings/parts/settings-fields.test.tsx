// @vitest-environment happy-dom
/** A field of the settings while its text is being saved: nothing that happens meanwhile puts the old one back. */
import { act, fireEvent, screen } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { Text } from '../../../../../../renderer/screens/settings/parts/fields.tsx';
import { shown } from '../../../../../support/shown.tsx';

const VIN = 'VR1AB12C3D4567890';

const field = () => screen.getByLabelText<HTMLInputElement>('Station');

const station = (value: string, onCommit: (text: string) => Promise<void>) => (
  <Text field="station" label="Station" value={value} maxLength={40} onCommit={onCommit} />
);

const put = (value: string) => fireEvent.change(field(), { target: { value } });

/** Types behind what stands there and presses Enter. */
function enter(text: string): void {
  put(`${field().value}${text}`);
  fireEvent.keyDown(field(), { key: 'Enter' });
}

/** A vehicle is scanned into it, and taken out again: what stood there when it began is put back (renderer/keys/field-scans.ts). */
function scan(): void {
  const before = field().value;
  put(`${before}${VIN}`);
  put(before);
}

it('a scan right after Enter leaves the new text, and it is sent once', async () => {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const onCommit = vi.fn((_text: string): Promise<void> => promise);
  const { again } = await shown(station('Bay 4', onCommit));
  enter('2');
  expect(field().value).toBe('Bay 42');
  scan();
  expect(field().value).toBe('Bay 42');
  await act(async () => {
    resolve(undefined);
    await promise;
  });
  again(station('Bay 42', onCommit));
  fireEvent.blur(field());
  expect(onCommit.mock.calls).toEqual([['Bay 42']]);
  expect(field().value).toBe('Bay 42');
});

it('a scan that was taken out again keeps no old text: what another page saves meanwhile stays', async () => {
  const onCommit = vi.fn(() => Promise.resolve());
  const { again } = await shown(station('Bay 4', onCommit));
  scan();
  again(station('Bay 7', onCommit));
  expect(field().value).toBe('Bay 7');
  fireEvent.blur(field());
  expect(onCommit).not.toHaveBeenCalled();
});

it('a text that was refused gives way to what is kept', async () => {
  const onCommit = vi.fn(() => Promise.resolve());
  await shown(station('Bay 4', onCommit));
  enter('2');
  await act(() => Promise.resolve());
  expect(field().value).toBe('Bay 4');
});
