/** What a role may not do is not offered to it: every such message has a place on the screen that asks the table of rights first. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { methods, type MethodName } from '../../../../app/contract/console.ts';
import { permissions, type Action } from '../../../../app/operators/roles.ts';
import { ROLES } from '../../../../app/operators/role.ts';

const RENDERER = join(import.meta.dirname, '../../../../renderer');
const sources = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path))
  .map((path) => readFileSync(join(RENDERER, path), 'utf8'));

/** Asks the table before something is offered. */
const asks = (action: Action) =>
  sources.some((text) => text.includes(`<Offered action="${action}"`) || text.includes(`useBar('${action}')`));

/** Messages of the same card: the row of the first decides for all of them, since it is the same one. */
const SAME_CARD: Readonly<Partial<Record<Action, Action>>> = {
  'operators.list': 'operators.change',
  'operators.add': 'operators.change',
  'update.fetch': 'update.check',
  'update.cancel': 'update.check',
  'update.install': 'update.check',
};

const barredTo = (action: Action) => {
  const { who } = permissions[action];
  return who.some((one) => ROLES.includes(one as never)) && ROLES.some((role) => !who.includes(role));
};
const isCalled = (method: MethodName) => sources.some((text) => text.includes(`'${method}'`));

const MESSAGES = (Object.keys(methods) as MethodName[]).filter((method) => barredTo(method) && isCalled(method));
const PARTS = (['job.activate.again', 'settings.change.connection'] as const).filter(barredTo);

describe('what a signed-in role may not do', () => {
  it('is something at all', () => expect(MESSAGES).toEqual(expect.arrayContaining(['audit.export', 'job.decide', 'audit.forget'])));

  it.each([...MESSAGES, ...PARTS])('%s is not offered before the table was asked', (action) => {
    const decides = SAME_CARD[action] ?? action;
    expect(permissions[decides].who).toEqual(permissions[action].who);
    expect(asks(decides)).toBe(true);
  });
});
