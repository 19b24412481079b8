/** After signing: a tool that signs may write the file anew, so the fuses are read back from what will be delivered. */
import { programOf, wrongFuses } from './fuses.mjs';

export default async function afterSign(context) {
  const wrong = await wrongFuses(programOf(context), context.packager.config.electronFuses);
  if (wrong.length > 0) throw new Error(`Fuses of the signed program are not as decided: ${wrong.join(', ')}.`);
}
