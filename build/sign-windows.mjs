/**
 * Signs one file for Windows with the program that `CARKEY_SIGN_WINDOWS` names: a JSON list of the program and its arguments; the file
 * comes last. Which service signs, and its secrets, belong to the computer that releases, not to the project.
 */
import { spawnSync } from 'node:child_process';

export default function sign({ path }) {
  const command = process.env.CARKEY_SIGN_WINDOWS;
  if (command === undefined || command === '') {
    console.warn(`not signed (CARKEY_SIGN_WINDOWS names no program): ${path}`);
    return;
  }
  const [program, ...args] = JSON.parse(command);
  const { status, error } = spawnSync(program, [...args, path], { stdio: 'inherit' });
  if (status !== 0) throw new Error(`Signing failed (${error?.message ?? status}): ${path}`);
}
