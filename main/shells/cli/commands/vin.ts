/** `carkey vin`: judges a VIN. Needs no data folder. */
import { judgeVin, type VinJudgement } from '../../../../app/vehicle/index.ts';
import { en } from '../../../../app/words/en/index.ts';
import { fill, type Words } from '../../../../app/words/shape/index.ts';
import { type Command, EXIT, type Asked, type CommandResult, wrong } from '../command/index.ts';

/** Longest text that is judged. */
const MAX_TEXT = 200;

function run({ words }: Asked): CommandResult {
  // Words are joined: a VIN that is printed in groups is often typed in groups, and the judgement names the spaces.
  const text = words.join(' ');
  if (words.length === 0) return wrong('Which VIN? Write: carkey vin TEXT');
  if (text.length > MAX_TEXT) return wrong(`A text of more than ${MAX_TEXT} characters is not judged.`);
  const judgement = judgeVin(text);
  const { vin, valid, problems, suggestions, brands, wmi, foreignMaker, yearCode, input } = judgement;
  const json = {
    vin,
    valid,
    problems: [...problems],
    suggestions: [...suggestions],
    brands: [...brands],
    wmi,
    foreignMaker,
    yearCode,
    input,
  };
  return { exit: valid ? EXIT.yes : EXIT.input, answer: { json, lines: linesOf(judgement, en) } };
}

function linesOf(judgement: VinJudgement, words: Words): readonly string[] {
  if (judgement.vin !== null) {
    const maker = judgement.foreignMaker ?? (judgement.brands.length === 0 ? 'maker not known' : judgement.brands.join(' or '));
    return [`${judgement.vin}  valid  ${maker}`];
  }
  return [
    'not a VIN',
    ...judgement.problems.map((problem) => `  ${fill(words.vinProblem[problem.code], { ...problem })}`),
    ...judgement.suggestions.map(({ vin, repairs }) => {
      const how = repairs.map((repair) => fill(words.vinRepair[repair.code], { ...repair })).join('; ');
      return `perhaps ${vin}: ${how}`;
    }),
  ];
}

/** The command. */
export const vin: Command = {
  name: 'vin',
  summary: 'Judge a VIN: what is wrong with it, and what it may have meant.',
  usage: 'TEXT',
  help: ['Exit 0: a VIN. Exit 2: not one. The check digit is never judged.'],
  options: {},
  deeds: [{ at: 'anywhere', name: 'vin', run: (asked) => Promise.resolve(run(asked)) }],
};
