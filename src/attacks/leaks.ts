import type { Answer } from './ask.ts';

/** What only the inside of a server knows, whatever was asked of it. */
const inside: readonly (readonly [RegExp, string])[] = [
	[/^root:[^:\n]*:0:0:/m, 'a file of the system'],
	[/SQLite format 3\0/, 'the database'],
	[/"lockfileVersion"|"devDependencies"|\[remote "origin"\]/, 'a file of the installation'],
	[/node_modules\/|\n\s+at (?:async )?[\w.<>]+ \(|\bfile:\/\/\//, 'where its code is'],
	[
		/(Binder|Parser|Catalog|Conversion|Invalid Input|Out of Memory) Error\b/,
		'the database’s words'
	],
	[/SQLITE_[A-Z]+|read_parquet\(|\.parquet\b|\.sqlite\b/, 'the database’s files'],
	[/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a key']
];

/** What an answer tells that no answer should, beyond what was asked; null when nothing. */
export function leaks({ status, text }: Answer, path: string): string | null {
	const own = wordsOf(path).reduce((left, words) => left.replaceAll(words, ''), text);
	const told = inside.find(([pattern]) => pattern.test(own));
	if (told) return `${status}, ${told[1]} is told`;
	return status === 500 || status === 501 || status === 502 ? `${status}` : null;
}

/** What was asked, which an answer may repeat. */
function wordsOf(path: string): readonly string[] {
	const parts = [path, path.replace(/^\/+/, ''), ...path.split(/[?&=]/)];
	const decoded = parts.map((part) => {
		try {
			return decodeURIComponent(part);
		} catch {
			return part;
		}
	});
	return [...parts, ...decoded].filter((part) => part.length > 3);
}
