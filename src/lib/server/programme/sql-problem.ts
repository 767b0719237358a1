import type { Problem } from './problem.ts';
import type { Query } from './programme.ts';

type Words = { readonly fr: string; readonly en: string };

/** DuckDB's most frequent refusals; the numbered parts are what it names. */
const messages: readonly {
	readonly pattern: RegExp;
	readonly words: (...parts: string[]) => Words;
}[] = [
	{
		pattern:
			/Referenced column "([^"]+)" (?:not found in FROM clause!|was not found because the FROM clause is missing)(?:\s*Candidate bindings: (.+))?/,
		words: (name = '', candidates = '') => ({
			fr: `colonne inconnue « ${name} »${near(candidates, 'fr')}`,
			en: `unknown column “${name}”${near(candidates, 'en')}`
		})
	},
	{
		pattern:
			/Table "([^"]+)" does not have a column named "([^"]+)"(?:\s*Candidate bindings: (.+))?/,
		words: (table = '', name = '', candidates = '') => ({
			fr: `« ${table} » n’a pas de colonne « ${name} »${near(candidates, 'fr')}`,
			en: `“${table}” has no column “${name}”${near(candidates, 'en')}`
		})
	},
	{
		pattern: /Table with name (\S+) does not exist!(?:\s*Did you mean (.+)\?)?/,
		words: (name = '', candidates = '') => ({
			fr: `table inconnue « ${name} »${near(candidates, 'fr')}`,
			en: `unknown table “${name}”${near(candidates, 'en')}`
		})
	},
	{
		pattern: /Function with name (\S+) does not exist!(?:\s*Did you mean (.+)\?)?/,
		words: (name = '', candidates = '') => ({
			fr: `fonction inconnue « ${name} »${near(candidates, 'fr')}`,
			en: `unknown function “${name}”${near(candidates, 'en')}`
		})
	},
	{
		pattern: /syntax error at or near "(.*?)"\s*(?:\n|$)/,
		words: (text = '') => ({
			fr: `SQL mal écrit près de « ${text} »`,
			en: `SQL badly written near “${text}”`
		})
	},
	{
		pattern: /syntax error at end of input/,
		words: () => ({ fr: 'la requête n’est pas finie', en: 'the query is not finished' })
	},
	{
		pattern: /unterminated quoted string/,
		words: () => ({ fr: 'une apostrophe n’est pas refermée', en: 'a quote is not closed' })
	},
	{
		pattern: /column "([^"]+)" must appear in the GROUP BY clause/,
		words: (name = '') => ({
			fr: `« ${name} » doit être dans le GROUP BY, ou dans une fonction d’agrégation`,
			en: `“${name}” must be in the GROUP BY, or in an aggregate function`
		})
	},
	{
		pattern: /No function matches the given name and argument types '([^']+)'/,
		words: (call = '') => ({
			fr: `aucune fonction ne prend ces types : ${call}`,
			en: `no function takes these types: ${call}`
		})
	},
	{
		pattern: /Permission Error/,
		words: () => ({
			fr: 'une requête ne lit ni n’écrit de fichier : elle lit received.* et les tables du programme',
			en: 'a query reads and writes no file: it reads received.* and the programme’s tables'
		})
	}
];

/**
 * Says what DuckDB refused in a query, at the line and column that it names: the file's own, since
 * the text of a query keeps the file's lines.
 */
export function sqlProblem(query: Pick<Query, 'file' | 'sql'>, error: unknown): Problem {
	const said = (error instanceof Error ? error.message : String(error)).replace(
		/^Failed to extract statements: /,
		''
	);
	const place = { file: query.file, ...placeOf(said, query.sql) };
	for (const { pattern, words } of messages) {
		const found = pattern.exec(said);
		if (found) return { ...place, message: words(...found.slice(1)) };
	}
	const first = said.split('\n')[0] ?? '';
	return {
		...place,
		message: { fr: `refusé par DuckDB : ${first}`, en: `refused by DuckDB: ${first}` }
	};
}

/** `LINE 4: …select …` with a caret beneath; DuckDB shows the line without its ends. */
function placeOf(said: string, sql: string): { line: number | null; column: number | null } {
	const found = /^LINE (\d+): (.*)\n( *)\^/m.exec(said);
	if (!found) return { line: null, column: null };
	const [, line = '', excerpt = '', before = ''] = found;
	const cut = excerpt.startsWith('...') ? 3 : 0;
	const shown = excerpt.slice(cut).replace(/\.\.\.$/, '');
	const start = sql.split('\n')[Number(line) - 1]?.indexOf(shown) ?? -1;
	const caret = before.length - `LINE ${line}: `.length - cut;
	if (start === -1) return { line: Number(line), column: null };
	return { line: Number(line), column: start + skipTabs(shown, caret) + 1 };
}

/** DuckDB places its caret as if tabs had no width. */
function skipTabs(shown: string, width: number): number {
	let at = 0;
	for (let left = width; shown[at] === '\t' || left > 0; at++) if (shown[at] !== '\t') left--;
	return at;
}

function near(candidates: string, language: 'fr' | 'en'): string {
	const names = [...candidates.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
	if (names.length === 0) return '';
	const list = names.slice(0, 5).join(', ');
	return language === 'fr' ? ` ; colonnes ou tables proches : ${list}` : `; near it: ${list}`;
}
