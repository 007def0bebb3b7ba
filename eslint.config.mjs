import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** VS Code makes links and icons of what these are given, and rewrites addresses: src/window hands both over in plain form. */
const onlyInWindow =
  '/^(show(Information|Warning|Error)Message|setStatusBarMessage|withProgress|showQuickPick|createQuickPick|showInputBox|createInputBox|openExternal)$/';
const inLocale = "In VS Code's display language, not the operating system's: wording/basics/locale.ts.";
const onlyAtSignIn = ['@azure/msal-node', '@azure/msal-common', 'jose'];

/** Beside .dependency-cruiser.mjs, which holds the arrows between modules: what may be loaded how. */
const loadedLater = {
  files: ['src/**/*.ts'],
  ignores: ['src/webview/ui/**', 'src/signIn/entra/**'],
  rules: {
    '@typescript-eslint/no-restricted-imports': [
      'error',
      {
        paths: onlyAtSignIn.map((name) => ({
          name,
          message: 'Loaded at the first sign-in, from src/signIn/entra.',
          allowTypeImports: true,
        })),
        patterns: [
          { group: ['**/extension'], message: 'extension.ts is imported by nobody.' },
          {
            group: ['**/signIn/entra/*', './entra/*'],
            message: 'Load the sign-in bundle with import() only.',
            allowTypeImports: true,
          },
          { group: ['**/webview/ui/**', './ui/**'], message: 'The page has a world of its own.' },
        ],
      },
    ],
  },
};

export default tseslint.config(
  { ignores: ['dist/', 'out/', '.vscode-test/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'src/webview/ui/tsconfig.json', 'test/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  loadedLater,
  {
    files: ['src/**/*.ts'],
    ignores: ['src/window/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...['MemberExpression > Identifier.property', 'ObjectPattern > Property > Identifier.key'].map(
          (place) => ({
            selector: `${place}[name=${onlyInWindow}]`,
            message: 'Foreign text would become a link or an icon: use src/window.',
          }),
        ),
        {
          selector:
            'MemberExpression[object.name="vscode"][property.name="l10n"], ImportSpecifier[imported.name="l10n"][parent.source.value="vscode"]',
          message: 'From wording/basics/l10n.ts, which also speaks the language of a document.',
        },
        {
          selector: 'CallExpression[callee.object.name="l10n"]:not(:function *)',
          message:
            'Made when it is loaded, which may be before the language is known: make it in a function.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.ts'],
    ignores: ['src/wording/basics/locale.ts', 'src/wording/basics/languages.ts'],
    rules: {
      'no-restricted-globals': ['error', { name: 'Intl', message: inLocale }],
      'no-restricted-properties': [
        'error',
        ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'localeCompare'].map(
          (property) => ({
            property,
            message: inLocale,
          }),
        ),
      ],
    },
  },
  {
    files: ['src/webview/ui/**/*.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['../../*', '!../../webview'],
              message: 'The page imports only ../protocol from the host.',
            },
            { regex: '^\\.\\./(?!protocol)', message: 'The page imports only ../protocol from the host.' },
            { group: ['vscode', 'node:*'], message: 'The page runs in a browser.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/webview/ui/**/*.ts'],
    ignores: ['src/webview/ui/controls.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@vscode/webview-ui-toolkit', message: 'Only controls.ts knows the toolkit.' }] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', URL: 'readonly', fetch: 'readonly' },
    },
  },
);
