import type { Language, Localized } from '#lib/indicators/language.ts';
import type { ForeignWords } from '../programme/programme.ts';
import type { Inline, Text } from './document.ts';
import type { ReportContext } from './report-context.ts';

/** The words that a document in a language marks as another's, the longest first. */
export function glossaryFor(
	words: readonly ForeignWords[],
	language: Language
): readonly ForeignWords[] {
	return words
		.filter((one) => one.language !== language)
		.toSorted((one, other) => other.words.length - one.words.length);
}

/** A text with its foreign words apart, whatever spaces they are set with. */
export function markForeign(text: string, glossary: readonly ForeignWords[]): readonly Inline[] {
	if (glossary.length === 0) return text === '' ? [] : [{ type: 'text', text }];
	const known = patternOf(glossary);
	const marked: Inline[] = [];
	let at = 0;
	for (const match of text.matchAll(known)) {
		const place = Object.keys(match.groups ?? {}).find(
			(name) => match.groups?.[name] !== undefined
		);
		const { language = '' } = glossary[Number(place?.slice(1))] ?? {};
		if (match.index > at) marked.push({ type: 'text', text: text.slice(at, match.index) });
		marked.push({ type: 'foreign', language, content: [{ type: 'text', text: match[0] }] });
		at = match.index + match[0].length;
	}
	if (at < text.length) marked.push({ type: 'text', text: text.slice(at) });
	return marked;
}

/** What is not cut up still says its value. */
function markForeignText(run: Text, glossary: readonly ForeignWords[]): readonly Inline[] {
	const pieces = markForeign(run.text, glossary);
	if (pieces.every(({ type }) => type === 'text')) return [run];
	const { about } = run;
	return pieces.map((piece) =>
		piece.type === 'text' && about !== undefined ? { ...piece, about } : piece
	);
}

/** The same of runs; what a person marked keeps its mark. */
export function markForeignRuns(
	content: readonly Inline[],
	glossary: readonly ForeignWords[]
): readonly Inline[] {
	if (glossary.length === 0) return content;
	return content.flatMap((run): readonly Inline[] => {
		if (run.type === 'text') return markForeignText(run, glossary);
		if (run.type === 'foreign') return [run];
		if (run.type === 'note')
			return [
				{ ...run, note: { ...run.note, content: markForeignRuns(run.note.content, glossary) } }
			];
		return 'content' in run ? [{ ...run, content: markForeignRuns(run.content, glossary) }] : [run];
	});
}

/** Words in the reader's language; those that exist in French alone are marked as such. */
export function inLanguage(words: Localized, language: Language): Inline {
	const own = words[language];
	if (own !== undefined) return { type: 'text', text: own };
	return { type: 'foreign', language: 'fr', content: [{ type: 'text', text: words.fr }] };
}

/** What people of the programme typed, in its own first language. */
export function asTyped(
	words: string,
	{ language, settings }: Pick<ReportContext, 'language' | 'settings'>
): Inline {
	const [own = 'fr'] = settings.languages;
	if (own === language || words === '') return { type: 'text', text: words };
	return { type: 'foreign', language: own, content: [{ type: 'text', text: words }] };
}

const patterns = new WeakMap<readonly ForeignWords[], RegExp>();

/** One group for each of the words: which matched tells the language. */
function patternOf(glossary: readonly ForeignWords[]): RegExp {
	const known = patterns.get(glossary);
	if (known) return known;
	const parts = glossary.map(({ words }, at) => {
		const escaped = words
			.trim()
			.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
			.replace(/['’]/g, "['’]")
			.replace(/[ \u00A0\u202F]+(?=(?:\\[!?]|[;:]))/g, '[ \\u00A0\\u202F]*')
			.replace(/[ \u00A0\u202F]+(?!\\u)/g, '[ \\u00A0\\u202F]+');
		return `(?<w${at}>${escaped})`;
	});
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
	patterns.set(glossary, pattern);
	return pattern;
}
