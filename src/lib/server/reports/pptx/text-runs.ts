import { noBreak } from '#lib/indicators/number-words.ts';
import type { Status } from '#lib/indicators/status.ts';
import type { Inline, Note } from '../document.ts';

/** A colour of the theme, so that changing the theme changes the slides. */
export type Colour =
	'ink' | 'soft' | 'paper' | 'accent' | 'ahead' | 'on-track' | 'at-risk' | 'off-track';

export type Run = {
	readonly text: string;
	readonly bold?: boolean;
	readonly italic?: boolean;
	readonly colour?: Colour;
	/** Points; the paragraph's when left out. */
	readonly size?: number;
	readonly raised?: boolean;
	/** Address on the web or of a mail. */
	readonly href?: string;
	/** Where it is not the deck's. */
	readonly language?: string;
};

export type Paragraph = {
	/** Null is a line break. */
	readonly runs: readonly (Run | null)[];
	/** Points. */
	readonly size: number;
	readonly bold?: boolean;
	readonly colour?: Colour;
	/** A bullet, or the number of an ordered item. */
	readonly bullet?: 'dot' | 'number';
	/** The number of the first item, when the list goes on from another slide. */
	readonly startAt?: number;
	/** Points over it. */
	readonly before?: number;
	readonly align?: 'start' | 'end';
	/** Lines set tighter than the font's own, as a share. */
	readonly leading?: number;
};

/**
 * A typed sign for each status: a table's cell holds no drawing. Its word always follows; Segoe UI
 * Symbol and every font of signs have the five.
 */
const statusSigns: Readonly<Record<Status, string>> = {
	ahead: '▲',
	'on-track': '●',
	'at-risk': '◆',
	'off-track': '■',
	'no-target': '○'
};

export function statusRuns(status: Status | null, words: string): readonly Run[] {
	if (words === '') return [];
	const colour = status === null || status === 'no-target' ? 'soft' : status;
	return [
		{ text: `${statusSigns[status ?? 'no-target']}${noBreak}`, colour },
		{ text: words, bold: true }
	];
}

type Style = Pick<Run, 'bold' | 'italic' | 'href' | 'language'>;

/** Text of the tree as runs; a link within the report is text alone. */
export function runsOf(content: readonly Inline[], style: Style = {}): readonly (Run | null)[] {
	return content.flatMap((run): readonly (Run | null)[] => {
		switch (run.type) {
			case 'text':
			case 'code':
				return [{ ...style, text: run.text }];
			case 'strong':
				return runsOf(run.content, { ...style, bold: true });
			case 'emphasis':
				return runsOf(run.content, { ...style, italic: true });
			case 'link':
				return runsOf(run.content, run.href.startsWith('#') ? style : { ...style, href: run.href });
			case 'break':
				return [null];
			case 'status':
				return statusRuns(run.status, run.text);
			case 'weather':
				return [{ ...style, text: run.text, bold: true }];
			case 'foreign':
				return runsOf(run.content, { ...style, language: run.language });
			case 'spark':
				return [];
			case 'note':
				return [{ text: String(run.note.number), raised: true }];
		}
	});
}

/** The notes that a text calls. */
export function notesIn(content: readonly Inline[]): readonly Note[] {
	return content.flatMap((run) =>
		run.type === 'note' ? [run.note] : 'content' in run ? notesIn(run.content) : []
	);
}

export function wordsOf({ runs }: Pick<Paragraph, 'runs'>): string {
	return runs.map((run) => run?.text ?? ' ').join('');
}
