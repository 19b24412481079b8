/** Which classes the style sheets of the screens define, and which the screens ask for: the compiler says what a name may be. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Classes by style sheet, relative to the root. */
export type Classes = ReadonlyMap<string, ReadonlySet<string>>;

/** The classes that a style sheet defines. */
export function classesIn(css: string): ReadonlySet<string> {
  const selectors = css.replaceAll(/\/\*[^]*?\*\//g, '').match(/[^{};]+(?=\{)/g) ?? [];
  return new Set(selectors.flatMap((selector) => [...selector.matchAll(/\.([A-Za-z_][\w-]*)/g)].map(([, name = '']) => name)));
}

/** The declarations of each rule, without those of rules inside it. */
export function blocksIn(css: string): readonly ReadonlySet<string>[] {
  const parts = css.replaceAll(/\/\*[^]*?\*\//g, '').split(/[{}]/);
  return parts.map((part) => new Set(part.split(';').flatMap((one) => (one.includes(':') ? [one.trim()] : []))));
}

/** All style sheets under `renderer/`. */
export function defined(root: string): Classes {
  const sheets = globSync('renderer/**/*.module.css', { cwd: root });
  return new Map(sheets.map((sheet) => [sheet.replaceAll('\\', '/'), classesIn(readFileSync(join(root, sheet), 'utf8'))]));
}

/** What the screens ask for; `unknowable`: places where the name may be any text. */
export function asked(root: string): { readonly classes: Classes; readonly unknowable: readonly string[] } {
  const program = programOf(join(root, 'renderer'));
  const checker = program.getTypeChecker();
  const classes = new Map<string, Set<string>>();
  const unknowable: string[] = [];
  for (const file of program.getSourceFiles().filter(({ fileName }) => fileName.includes('/renderer/'))) {
    const sheets = sheetsOf(file, root, checker);
    if (sheets.size > 0) visit(file);
    function visit(node: ts.Node): void {
      const access = accessOf(node, checker);
      const sheet = access === null ? undefined : sheets.get(access.symbol);
      if (access !== null && sheet !== undefined) {
        const set = classes.get(sheet) ?? new Set();
        classes.set(sheet, set);
        if (access.names === null) unknowable.push(`${relative(root, file.fileName)}: ${node.getText()}`);
        for (const name of access.names ?? []) set.add(name);
      }
      ts.forEachChild(node, visit);
    }
  }
  return { classes, unknowable };
}

function programOf(folder: string): ts.Program {
  const config = ts.readConfigFile(join(folder, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { fileNames, options } = ts.parseJsonConfigFileContent(config.config, ts.sys, folder);
  return ts.createProgram(fileNames, options);
}

/** The style sheets that a file imports, by the symbol of the name that stands for each. */
function sheetsOf(file: ts.SourceFile, root: string, checker: ts.TypeChecker): ReadonlyMap<ts.Symbol, string> {
  const found = new Map<ts.Symbol, string>();
  for (const one of file.statements) {
    if (!ts.isImportDeclaration(one) || !ts.isStringLiteral(one.moduleSpecifier) || one.importClause?.name === undefined) continue;
    const symbol = checker.getSymbolAtLocation(one.importClause.name);
    const { text } = one.moduleSpecifier;
    if (symbol === undefined || !text.endsWith('.module.css')) continue;
    found.set(symbol, relative(root, resolve(dirname(file.fileName), text)).replaceAll('\\', '/'));
  }
  return found;
}

/** `css['name']` or `css.name`: what is asked, and for which names; null names: it may be any. */
function accessOf(node: ts.Node, checker: ts.TypeChecker): { readonly symbol: ts.Symbol; readonly names: readonly string[] | null } | null {
  if (!ts.isElementAccessExpression(node) && !ts.isPropertyAccessExpression(node)) return null;
  const symbol = checker.getSymbolAtLocation(node.expression);
  if (symbol === undefined) return null;
  if (ts.isPropertyAccessExpression(node)) return { symbol, names: [node.name.text] };
  const type = checker.getTypeAtLocation(node.argumentExpression);
  const types = type.isUnion() ? type.types : [type];
  return { symbol, names: types.every((one) => one.isStringLiteral()) ? types.map((one) => one.value) : null };
}
