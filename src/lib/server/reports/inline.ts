import type { Indicator } from '#lib/indicators/indicator.ts';
import type { Language } from '#lib/indicators/language.ts';
import { typeset } from '#lib/indicators/typeset.ts';
import { hole, seam } from '#lib/indicators/typography.ts';
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

/** A sentence's first letter. */
export function capitalized(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

export function strong(content: string | Inline): Inline {
	return { type: 'strong', content: [typeof content === 'string' ? text(content) : content] };
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

/** Joins neighbouring texts and gives them the language's typography, as one text that goes on across what is bold. */
export function settle(content: readonly Inline[], language: string): Inline[] {
	const joined = joinTexts(content);
	const said = flatten(joined);
	const parts = typeset(said.join(''), language).split(boundary);
	// Each text, the sign that ends it, and nothing after the last.
	const ends = said.filter((part) => part === seam || part === hole).length;
	const isWhole = parts.length === ends + 1;
	const next = isWhole ? () => parts.shift() ?? '' : null;
	return joined.map((run) => refill(run, language, next));
}

const boundary = new RegExp(`[${seam}${hole}]`, 'u');

/** The texts of runs one after the other, each ended by a sign that no font draws. */
function flatten(content: readonly Inline[]): string[] {
	return content.flatMap((run) => {
		if (run.type === 'text') return [run.text, seam];
		return isOfText(run) ? flatten(run.content) : [hole];
	});
}

function isOfText(run: Inline): run is Extract<Inline, { type: 'strong' | 'emphasis' | 'link' }> {
	return run.type === 'strong' || run.type === 'emphasis' || run.type === 'link';
}

/** The runs with their texts as they were set together, or each by itself where they could not be told apart. */
function refill(run: Inline, language: string, next: (() => string) | null): Inline {
	switch (run.type) {
		case 'text':
			return { ...run, text: next ? next() : typeset(run.text, language) };
		case 'strong':
		case 'emphasis':
		case 'link':
			return { ...run, content: run.content.map((inner) => refill(inner, language, next)) };
		default:
			next?.();
			if (run.type === 'note')
				return { ...run, note: { ...run.note, content: settle(run.note.content, language) } };
			return run.type === 'foreign' ? { ...run, content: settle(run.content, run.language) } : run;
	}
}

function joinTexts(content: readonly Inline[]): Inline[] {
	const joined: Inline[] = [];
	for (const run of content) {
		const before = joined.at(-1);
		if (run.type === 'text' && before?.type === 'text')
			joined[joined.length - 1] = bothTexts(before, run);
		else joined.push(isOfText(run) ? { ...run, content: joinTexts(run.content) } : run);
	}
	return joined;
}

/** Neither says its own value any more, nor does an empty text beside one take it away. */
function bothTexts(before: Text, after: Text): Text {
	if (before.text === '') return after;
	if (after.text === '') return before;
	const about = [...new Set([...(before.about ?? []), ...(after.about ?? [])])];
	return { ...text(before.text + after.text), ...(about.length === 0 ? {} : { about }) };
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
				case 'foreign':
					return plainText(run.content);
				case 'break':
					return ' ';
				case 'note':
				case 'spark':
					return '';
			}
		})
		.join('');
}
