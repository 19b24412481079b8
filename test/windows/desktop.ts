/** The desktop program as packed for Windows, run by Windows' Node in the emulated Electron, in a page of this system's Chromium. */
import { cpSync, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { extractAll } from '@electron/asar';
import type { Page } from '@playwright/test';
import { expect, onTestFinished } from 'vitest';
import { desktopArgs, driveDesktop, type Desktop } from '../electron/drive.ts';
import type { Inner } from '../electron/emulated/outer.ts';
import { runPacker, stubElectron, WITHOUT_EDITING } from '../support/packing.ts';
import { keyStoreOf, smallProject } from '../support/small-project.ts';
import { placeAt, startNode, WINE_ROOT, type Place } from './windows.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const KEYS = 'win32-x64-msvc';

/** Packs the built bundles for Windows below a place on `C:`, and takes the archive apart. Returns the content: nothing of the project is above it. */
export async function packedIn({ here }: Place): Promise<Place> {
  const [project, content] = [join(here, 'project'), join(here, 'content')];
  mkdirSync(project);
  smallProject(project, { keyStores: [], bundles: join(ROOT, 'out') });
  cpSync(join(WINE_ROOT, keyStoreOf(KEYS)), join(project, keyStoreOf(KEYS)), { recursive: true });
  const electron = stubElectron(join(here, 'electron'));
  const output = `-c.directories.output=${join(here, 'dist')}`;
  const packed = await runPacker(project, electron, ['--win', '--x64', '--dir'], [output, ...WITHOUT_EDITING]);
  expect(packed.code, packed.output).toBe(0);
  extractAll(join(here, 'dist', 'win-unpacked', 'resources', 'app.asar'), content);
  return placeAt(content);
}

/** The test's end of the channel: one connection, from the program that `inside/desktop.ts` starts. */
async function channel(): Promise<{ readonly port: number; readonly connected: Promise<Socket> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const connected = once(server, 'connection').then(([socket]) => socket as Socket);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the channel has no port');
  return { port: address.port, connected };
}

/** Starts the packed program. `content`, `data`: folders as Windows names them. */
export async function startPacked(content: string, data: string, page: Page): Promise<Desktop> {
  const { port, connected } = await channel();
  const args = desktopArgs('file:///Z:/w/test/electron/hook.mjs', `${content}\\out\\main\\electron.js`, data);
  const program = startNode(['Z:\\w\\test\\windows\\inside\\desktop.ts', String(port), ...args]);
  const exited = program.ended.then(({ code }) => code);
  const output = () => program.out() + program.err();
  const socket = await Promise.race([connected, exited]);
  if (socket === null || typeof socket === 'number') throw new Error(`ended before it was connected: ${output()}`);
  socket.on('error', () => undefined);
  const lines = createInterface({ input: socket });
  return driveDesktop(
    {
      ...{ child: program.child, exited, output },
      post: (message) => {
        if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
      },
      hear: (listener) => {
        lines.on('line', (line) => listener(JSON.parse(line) as Inner));
      },
    },
    page,
  );
}
