import { structuredPatch } from 'diff';

/** One line of a comparison; its number in the text that has it, the later one where both do. */
export type ComparedLine = {
	readonly kind: 'same' | 'added' | 'removed';
	readonly line: number;
	readonly text: string;
};

/** How two texts differ, by parts of lines that follow each other, with a few lines around. */
export type TextDifference = {
	readonly added: number;
	readonly removed: number;
	readonly parts: readonly (readonly ComparedLine[])[];
	/** The two have so little in common that the lines are not set side by side. */
	readonly tooFar: boolean;
};

const linesAround = 3;
/** Milliseconds. */
const longest = 1_000;

/** What a later text adds to an earlier one and takes away from it. */
export function compareTexts(before: string, after: string): TextDifference {
	const patch = structuredPatch('', '', ended(before), ended(after), undefined, undefined, {
		context: linesAround,
		timeout: longest
	});
	if (patch === undefined) {
		const [added, removed] = [after, before].map((text) => text.split('\n').length);
		return { added: added ?? 0, removed: removed ?? 0, parts: [], tooFar: true };
	}
	const parts = patch.hunks.map(({ oldStart, newStart, lines }) => {
		let [old, now] = [oldStart, newStart];
		return lines
			.filter((line) => !line.startsWith('\\'))
			.map((line): ComparedLine => {
				const text = line.slice(1);
				if (line.startsWith('+')) return { kind: 'added', line: now++, text };
				if (line.startsWith('-')) return { kind: 'removed', line: old++, text };
				old++;
				return { kind: 'same', line: now++, text };
			});
	});
	const count = (kind: ComparedLine['kind']) =>
		parts.flat().filter((line) => line.kind === kind).length;
	return { added: count('added'), removed: count('removed'), parts, tooFar: false };
}

function ended(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
