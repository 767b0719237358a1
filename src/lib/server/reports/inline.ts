import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { noBreak } from '#lib/indicators/number-words.ts';
import { frenchTypography } from '#lib/indicators/typography.ts';
import type { Status } from '#lib/indicators/status.ts';
import { statusTitles, statusMissingReasons } from '#lib/indicators/status-words.ts';
import type { TypedCell } from '#lib/indicators/typed-cell.ts';
import type { Value } from '#lib/indicators/value.ts';
import type { Inline, Text } from './document.ts';

/** A text; one that words a value carries it. */
export function text(content: string, value?: TypedCell): Text {
	return { type: 'text', text: content, ...(value === undefined ? {} : { value }) };
}

/** Words that tell the figure of an indicator; alone in a cell, with its value. */
export function aboutFigure({ id }: Pick<Indicator, 'id'>, words: string, value?: TypedCell): Text {
	return { ...text(words, value), about: [id] };
}

export function strong(content: string): Inline {
	return { type: 'strong', content: [text(content)] };
}

/** « À surveiller », or why there is no status; empty for a context indicator. */
export function statusWords(value: Pick<Value, 'status' | 'plan'>, language: Language): string {
	const { status, plan } = value;
	if (status !== null) return statusTitles[status][language];
	const reason = plan?.statusMissing ?? null;
	return reason === null ? '' : statusMissingReasons[reason][language];
}

export function statusInline(status: Status | null, words: string): Inline[] {
	if (words === '') return [];
	return [{ type: 'status', status, text: words }];
}

/** Joins neighbouring texts and gives them the language's typography. */
export function settle(content: readonly Inline[], language: Language): Inline[] {
	const joined: Inline[] = [];
	for (const run of content) {
		const before = joined.at(-1);
		if (run.type === 'text' && before?.type === 'text')
			joined[joined.length - 1] = joinTexts(before, run);
		else joined.push(run);
	}
	return joined.map((run): Inline => {
		switch (run.type) {
			case 'text':
				return {
					...run,
					text: keepDays(language === 'fr' ? frenchTypography(run.text) : run.text)
				};
			case 'strong':
			case 'emphasis':
			case 'link':
				return { ...run, content: settle(run.content, language) };
			case 'note':
				return { ...run, note: { ...run.note, content: settle(run.note.content, language) } };
			default:
				return run;
		}
	});
}

/** Neither says its own value any more, nor does an empty text beside one take it away. */
function joinTexts(before: Text, after: Text): Text {
	if (before.text === '') return after;
	if (after.text === '') return before;
	const about = [...new Set([...(before.about ?? []), ...(after.about ?? [])])];
	return { ...text(before.text + after.text), ...(about.length === 0 ? {} : { about }) };
}

const months =
	'janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|January|February|March|April|May|June|July|August|September|October|November|December';
const dayAndMonth = new RegExp(`\\b(\\d{1,2}(?:er)?) (?=(?:${months})\\b)`, 'gu');

/** The day stays on the line of its month. */
function keepDays(words: string): string {
	return words.replace(dayAndMonth, `$1${noBreak}`);
}

/** The words alone, as a title in a file's properties or a fragment's name needs them. */
export function plainText(content: readonly Inline[]): string {
	return content
		.map((run) => {
			switch (run.type) {
				case 'text':
				case 'code':
				case 'status':
				case 'weather':
					return run.text;
				case 'strong':
				case 'emphasis':
				case 'link':
					return plainText(run.content);
				case 'break':
					return ' ';
				case 'note':
					return '';
			}
		})
		.join('');
}
