/**
 * What an answer to a command can look like at all. An adapter that is one answer behind (woken late, interrupted, an extra prompt)
 * gives answers of the wrong kind sooner or later; those are put aside, and the stream is in step again.
 */
import { type Command, compact, type Fits, statusesOf } from '../protocol/index.ts';
import { isIntroduction, parseVoltage } from '../adapters/index.ts';

const REQUEST = /^[0-9A-F]+$/;
const DATA = /^(?:[0-9A-F]:)?[0-9A-F]{6,}$/;

const isData = (lines: readonly string[]): boolean => lines.some((line) => DATA.test(compact(line)));
const isQuestionMark = (lines: readonly string[]): boolean => statusesOf(lines).some(({ kind }) => kind === 'not-understood');
const isPlainOk = (lines: readonly string[]): boolean => lines.length > 0 && lines.every((line) => compact(line) === 'OK');

/** Chooses the test for a command. Free texts (identification) fit anything. */
export function fitsFor({ text }: Command): Fits | null {
  if (text === 'ATZ' || text === 'ATWS' || text === 'ATI') return isIntroduction;
  if (text === 'ATRV') return fitsVoltage;
  if (REQUEST.test(text)) return fitsRequest;
  return text.startsWith('AT') && !/^AT(?:@1|AMC|PPS|DPN|IGN)$/.test(text) ? fitsSetting : null;
}

const fitsVoltage: Fits = (lines) => parseVoltage(lines) !== null || isQuestionMark(lines);
const fitsRequest: Fits = (lines) => !isPlainOk(lines) && parseVoltage(lines) === null;
const fitsSetting: Fits = (lines) => parseVoltage(lines) === null && !isIntroduction(lines) && !isData(lines);
