import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

/** The order of the data flow: a folder imports only what comes before it. */
const flow = [
	'programme',
	'contours',
	'ingest',
	'editions',
	'freshness',
	'first-contract',
	'mends',
	'disclosure',
	'values',
	'rounds',
	'exports',
	'declared',
	'contests',
	'targets',
	'meetings',
	'reports',
	'slides',
	'templates',
	'portable',
	'people',
	'privacy',
	'api'
];

/**
 * @param {string[]} files
 * @param {{ regex: string, message: string }[]} patterns
 * @returns {import("eslint").Linter.Config}
 */
const forbid = (files, patterns) => ({
	files,
	rules: { 'no-restricted-imports': ['error', { patterns }] }
});

const noDatabase = [
	{ regex: '^@duckdb/', message: 'Only src/lib/server/duckdb.ts imports DuckDB.' },
	{ regex: '^node:sqlite$', message: 'Only src/lib/server/records.ts imports node:sqlite.' }
];
const noKit = {
	regex: '^\\$app/|^\\$env/|\\.svelte$',
	message: 'Server code knows neither SvelteKit nor components.'
};
const noServer = {
	regex: '^#lib/server/|/server/',
	message: 'Charts and components do not import the server.'
};
const noSql = { regex: '/(duckdb|records)\\.ts$', message: 'Routes and the API hold no SQL.' };

export default ts.config(
	{
		ignores: ['build/', 'release/', '.svelte-kit/', 'var/', 'src/lib/paraglide/', 'node_modules/']
	},
	js.configs.recommended,
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.node, ...globals.browser } },
		plugins: { 'import-x': importX },
		settings: {
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.svelte'] })]
		},
		rules: {
			'no-undef': 'off',
			'import-x/no-cycle': ['error', { ignoreExternal: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: { extraFileExtensions: ['.svelte'], parser: ts.parser, svelteConfig }
		},
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	forbid(['src/**'], noDatabase),
	forbid(
		['src/lib/indicators/**'],
		[{ regex: '^(?!\\./[^/]+$)', message: 'The vocabulary imports nothing but itself.' }]
	),
	forbid(
		['src/lib/charts/**'],
		[
			...noDatabase,
			noServer,
			{ regex: '^#lib/components/', message: 'Charts import only the vocabulary.' }
		]
	),
	forbid(['src/lib/components/**'], [...noDatabase, noServer]),
	...flow.map((folder, at) =>
		forbid(
			[`src/lib/server/${folder}/**`],
			[
				...noDatabase,
				noKit,
				...(folder === 'api' ? [noSql] : []),
				{
					regex: `(^\\.\\./|^#lib/server/)(${flow.slice(at + 1).join('|') || 'nothing'})/`,
					message: `${folder}/ imports only what comes before it in the data flow.`
				}
			]
		)
	),
	forbid(['src/lib/server/*.ts'], [noKit]),
	forbid(['src/routes/**'], [...noDatabase, noSql]),
	forbid(['src/cli/**'], [...noDatabase, noKit]),
	{
		files: ['**/*.test.ts', 'src/testing/**'],
		rules: { 'no-restricted-imports': 'off' }
	}
);
