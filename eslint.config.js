import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import reactHooks from 'eslint-plugin-react-hooks';
import jsxA11y from 'eslint-plugin-jsx-a11y-x';

/** What changes a file, or opens it for that. */
const CHANGES = ['rename', 'rm', 'rmdir', 'unlink', 'writeFile', 'appendFile', 'truncate', 'copyFile', 'cp', 'createWriteStream'];

export default tseslint.config(
  { ignores: ['out/**', 'dist/**', 'node_modules/**', 'test-results/**', 'playwright-report/**', 'docs/**'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts', '*.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-lines-per-function': ['error', { max: 70, skipComments: true, skipBlankLines: true }],
      complexity: ['error', 16],
      'no-console': ['error'],
      eqeqeq: 'error',
      'no-empty': ['error', { allowEmptyCatch: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/unified-signatures': 'off',
    },
  },
  {
    files: ['app/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'performance', 'crypto', 'setTimeout', 'setInterval', 'console'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'app/ has no clock: pass `now` in.' },
        { object: 'Math', property: 'random', message: 'app/ has no randomness: pass it in.' },
      ],
    },
  },
  {
    // Files are read through main/disk/open-file.ts: it waits for no pipe, follows no link and stops at a size. They are changed through
    // main/disk/change-file.ts: it tries again while another program holds one. SQLite opens them through main/audit/store/database.ts, for both reasons.
    // Apart from these stand what the program brings itself, what the kernel says of a serial port, and the making of private files.
    files: ['main/**/*.ts'],
    ignores: [
      'main/disk/open-file.ts',
      'main/disk/change-file.ts',
      'main/disk/held.ts',
      'main/shells/common/assets.ts',
      'main/link/process/port-list.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        ...['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({
          name,
          importNames: ['default', 'promises', 'readFileSync', 'readFile', 'createReadStream', 'open', 'read', 'readv', 'readvSync'],
          message: 'Read files through main/disk/open-file.ts.',
        })),
        ...['node:fs', 'node:fs/promises', 'fs', 'fs/promises'].map((name) => ({
          name,
          importNames: CHANGES.flatMap((one) => [one, `${one}Sync`]),
          message: 'Change files through main/disk/change-file.ts.',
        })),
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportDeclaration[source.value=/^(node:)?fs(\\/promises)?$/] ImportNamespaceSpecifier',
          message: 'Import what you need by name; files are read through main/disk/open-file.ts.',
        },
        {
          selector: 'ImportExpression[source.value=/^(node:)?fs(\\/promises)?$/]',
          message: 'Import what you need by name; files are read through main/disk/open-file.ts.',
        },
        {
          selector: 'NewExpression[callee.name="Database"]:not([arguments.0.value=":memory:"])',
          message: 'Connect through main/audit/store/database.ts.',
        },
      ],
    },
  },
  {
    // The first makes connections; the others open what SQLite is to open next, and the file of another program's folder, each with its own care.
    files: ['main/audit/store/database.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y-x': jsxA11y },
    rules: {
      ...reactHooks.configs.recommended.rules,
      ...jsxA11y.configs.recommended.rules,
      // What a person reads is the reason in words: app/words/say-error.ts.
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="detail"]:matches([object.name="error"], [object.property.name="error"])',
          message: 'The detail of an error is for logs: say its reason with sayError.',
        },
      ],
    },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.tsx'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // On Windows such a path begins with "/C:", and a space in it is "%20".
      'no-restricted-syntax': [
        'error',
        {
          selector: 'MemberExpression[property.name="pathname"][object.callee.name="URL"][object.arguments.1.property.name="url"]',
          message: 'Build paths of this computer with import.meta.dirname and join.',
        },
      ],
    },
  },
  {
    files: ['*.ts', '**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', console: 'readonly', module: 'writable' } },
    rules: { 'no-console': 'off' },
  },
);
