import type { Localized } from '#lib/indicators/language.ts';
import { declaredQuery, readDeclarations } from './declared-figures.ts';
import { isBlankSql, readFrontMatter } from './front-matter.ts';
import { parseEvent, type ParsedEvent } from './parse-event.ts';
import { checkKeys } from './front-matter-keys.ts';
import { readKeys } from './keys.ts';
import { parseIndicator, type ParsedIndicator } from './parse-indicator.ts';
import type { Check, Query } from './programme.ts';
import { isId, parseLocalized, parseOneOf } from './spec-values.ts';
import type { Problems, Spec } from './spec.ts';

export type ParsedQueries = {
	readonly tables: readonly Query[];
	readonly checks: readonly Check[];
	readonly indicators: readonly (ParsedIndicator & { readonly query: ParsedQuery })[];
	readonly events: readonly ParsedEvent[];
};

type ParsedQuery = Query & { readonly indicator: ParsedIndicator['indicator'] };

/** Reads every file of `queries/`, by path from the programme's folder. */
export function parseQueries(
	sources: Readonly<Record<string, string>>,
	problems: Problems
): ParsedQueries {
	const tables: Query[] = [];
	const checks: Check[] = [];
	const indicators: (ParsedIndicator & { query: ParsedQuery })[] = [];
	const events: ParsedEvent[] = [];
	for (const [file, text] of Object.entries(sources)) {
		const [, folder, id] = /^queries\/(?:([^/]+)\/)?(.+)\.sql$/.exec(file) ?? [];
		if (id === undefined) continue;
		checkFileId(id, file, problems);
		if (folder === 'tables') {
			const sql = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
			demandSelect(sql, file, problems);
			tables.push({ id, file, sql });
		} else if (folder === 'checks') {
			const check = parseCheck(id, file, text, problems);
			if (check) checks.push(check);
		} else if (folder === 'events') {
			const { spec, sql } = readFrontMatter(text, file, problems);
			if (spec) demandSelect(sql, file, problems);
			const event = spec && parseEvent({ id, file, sql }, spec, problems);
			if (event) events.push(event);
		} else if (folder === 'indicators') {
			const { spec, sql } = readFrontMatter(text, file, problems);
			const parsed = spec && parseIndicator(id, spec, problems);
			if (!parsed) continue;
			const { indicator } = parsed;
			const { kind, declared } = indicator;
			if (kind !== 'formula' && !declared) demandSelect(sql, file, problems);
			else if (!isBlankSql(sql)) refuseSelect(parsed, problems);
			const query = declared ? declaredQuery(id, readDeclarations(sources)) : sql;
			indicators.push({ ...parsed, query: { id, file, sql: query, indicator } });
		} else
			problems.add(
				{ file, line: 1, column: 1 },
				{
					fr: 'une requête se range dans queries/tables, queries/checks, queries/indicators ou queries/events',
					en: 'a query lies in queries/tables, queries/checks, queries/indicators or queries/events'
				}
			);
	}
	return { tables, checks, indicators, events };
}

function parseCheck(id: string, file: string, text: string, problems: Problems): Check | null {
	const { spec, sql } = readFrontMatter(text, file, problems);
	const read = spec && readCheck(spec, problems);
	if (spec) demandSelect(sql, file, problems);
	return read ? { id, file, sql, ...read } : null;
}

function readCheck(
	spec: Spec,
	problems: Problems
): { title: Localized; severity: Check['severity'] } | null {
	const keys = readKeys(spec, checkKeys, problems);
	const title = keys?.required('title', parseLocalized);
	const severity = keys?.required('severity', parseOneOf(['blocks', 'warns']));
	return title && severity ? { title, severity } : null;
}

function demandSelect(sql: string, file: string, problems: Problems): void {
	if (!isBlankSql(sql)) return;
	problems.add(
		{ file, line: sql.split('\n').length, column: 1 },
		{ fr: 'il manque la requête SELECT', en: 'the SELECT is missing' }
	);
}

function refuseSelect({ keys, indicator }: ParsedIndicator, problems: Problems): void {
	problems.add(
		keys.placeOf(indicator.declared ? 'declared' : 'kind'),
		indicator.declared
			? {
					fr: 'un chiffre déclaré vient des personnes : il n’a pas de requête',
					en: 'a declared figure comes from people: it has no query'
				}
			: {
					fr: 'une formule se calcule sur deux indicateurs : elle n’a pas de requête',
					en: 'a formula is computed on two indicators: it has no query'
				}
	);
}

/** A file's name is an id everywhere: in SQL, addresses and the API. */
export function checkFileId(id: string, file: string, problems: Problems): void {
	if (isId(id)) return;
	problems.add(
		{ file, line: 1, column: 1 },
		{
			fr: `le nom du fichier est un identifiant : minuscules, chiffres et tirets, sans accent, trouvé : « ${id} »`,
			en: `the file’s name is an id: lower-case letters, digits and hyphens, no accents, found “${id}”`
		}
	);
}
