import { readdirSync } from 'node:fs';
import prettier from 'prettier';
import { createApi } from '#lib/server/api/api.ts';
import { contoursFolder } from '#lib/server/contours/contour-sources.ts';
import { largestFile } from '#lib/server/contours/read-layers.ts';
import { documentedKeys } from '#lib/server/programme/documented-keys.ts';
import { environmentKeys } from '#lib/server/programme/environment.ts';
import type { Key } from '#lib/server/programme/keys.ts';
import { frontMatterKeys } from '#lib/server/reports/template-front-matter.ts';
import { tags } from '#lib/server/reports/tags.ts';
import { functionSpecs } from '#lib/server/reports/template-functions.ts';
import { membersOf } from '#lib/server/reports/template-kinds.ts';
import { variables } from '#lib/server/reports/template-variables.ts';
import { commands } from '../cli/commands.ts';

type OpenApi = {
	readonly paths: Readonly<
		Record<
			string,
			Readonly<
				Record<string, { summary?: string; parameters?: { name: string; description: string }[] }>
			>
		>
	>;
};

/** REFERENCE.md, from the tables that the command line, the parsers, the API and the router read. */
export async function referenceText(): Promise<string> {
	const text = [
		'# Reference',
		'Every command, page, route, setting and key. Written by `node src/docs/write-reference.ts` from the tables that the program itself reads; a test fails when it is out of date.',
		'## Commands',
		...commands.map(commandText),
		'Each command takes `--lang fr|en`. Exit codes: 0 done, 1 refused or failed, 2 wrong command line.',
		'## Settings',
		table(
			['variable', 'default', 'meaning'],
			environmentKeys.map((key) => [code(key.name), key.default ?? '', key.meaning.en])
		),
		'## Pages',
		table(
			['address', 'in English'],
			pages().map((path) => [code(path), code(`/en${path === '/' ? '' : path}`)])
		),
		'Choices travel in the address: `as-of`, `compare`, `territory`, `edition`, `grain`, `by`, `sort`, `events`.',
		'## Outlines for maps',
		outlinesText,
		'## API',
		await apiText(),
		'Every error is `{ "version": 1, "error": { "code", "message", "problems" } }`.',
		'## Keys',
		...documentedKeys.map(({ title, keys }) => `### ${title.en}\n\n${keyTable(keys)}`),
		`### Front matter of a report template\n\n${keyTable(frontMatterKeys)}`,
		'### Tags of a report template',
		table(
			['tag', 'attributes', 'meaning'],
			Object.entries(tags).map(([name, { primary, attributes, meaning }]) => [
				code(name + (primary ? ' "…"' : '')),
				Object.keys(attributes ?? {})
					.map(code)
					.join(', '),
				meaning.en
			])
		),
		'### Variables of a report template',
		table(
			['variable', 'meaning'],
			Object.entries(variables).map(([name, { shape, meaning }]) => {
				const members = Object.keys(membersOf(shape) ?? {});
				const written = members.length === 0 ? [name] : members.map((one) => `${name}.${one}`);
				return [written.map((one) => code(`$${one}`)).join(', '), meaning.en];
			})
		),
		'Tags that repeat their body give it one more: `$axis`, `$indicator`, `$territory`, `$item`.',
		'### Functions of a report template',
		table(
			['function', 'meaning'],
			Object.entries(functionSpecs).map(([name, { parameters, meaning }]) => [
				code(`${name}(${parameters})`),
				meaning.en
			])
		)
	].join('\n\n');
	const style = await prettier.resolveConfig('REFERENCE.md');
	return prettier.format(text, { ...style, parser: 'markdown' });
}

const outlinesText = [
	`A programme may give the outlines of its territories: files \`${contoursFolder}/*.geojson\`, \`*.topojson\` or \`*.json\` (at most ${largestFile / 1024 / 1024} MB each), in longitude and latitude (WGS 84). One property of each area holds the INSEE code of a commune or the SIREN of an intercommunalité, whatever its name (\`code\`, \`insee\`, \`siren\`, …): it is found by its values. Intercommunalités that are not given are made of their communes.`,
	'`jalon check` says what is wrong with a file, area by area, and which territories it lacks. An edition keeps the outlines simplified, so that a past one shows its own map. Without a file, maps are schematic (`map` in `data/programme.yaml`). `mapCredit` names whose the outlines are.'
].join('\n\n');

function commandText(command: (typeof commands)[number]): string {
	const given = (command.arguments ?? []).map(({ syntax }) => ` ${syntax}`).join('');
	return [
		`### \`jalon ${command.name}${given}\``,
		`${capital(command.words.en)}.`,
		table(
			['option', 'meaning'],
			command.options.map(({ flags, words, choices }) => [
				code(flags),
				words.en + (choices ? ` (${choices.join(', ')})` : '')
			])
		)
	].join('\n\n');
}

/** Addresses of the pages, from the router's folders. */
export function pages(): readonly string[] {
	return readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
		.map((file) => file.replaceAll('\\', '/'))
		.filter((file) => /(^|\/)\+(page\.svelte|server\.ts)$/.test(file) && !file.startsWith('api/'))
		.map((file) => `/${file.replace(/\/?\+(page\.svelte|server\.ts)$/, '')}`)
		.sort();
}

async function apiText(): Promise<string> {
	const api = createApi({
		lease: () => ({ open: () => Promise.reject(new Error('no edition')), release: () => {} }),
		editions: () => [],
		seenBy: () => Promise.resolve([]),
		log: () => {}
	});
	const answer = await api.request('/api/v1/openapi.json', {}, { person: null });
	const { paths } = (await answer.json()) as OpenApi;
	return table(
		['route', 'what', 'parameters'],
		Object.entries(paths).flatMap(([path, methods]) =>
			Object.entries(methods).map(([method, { summary, parameters }]) => [
				code(`${method.toUpperCase()} ${path}`),
				summary ?? '',
				(parameters ?? []).map(({ name }) => code(name)).join(', ')
			])
		)
	);
}

function keyTable(keys: readonly Key[]): string {
	return table(
		['key', 'default', 'meaning'],
		keys.map((key) => [
			code(key.name),
			key.required ? '**required**' : (key.default ?? ''),
			key.meaning.en
		])
	);
}

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
	return [line(headers), line(headers.map(() => '---')), ...rows.map(line)].join('\n');
}

function code(text: string): string {
	return `\`${text}\``;
}

function capital(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
