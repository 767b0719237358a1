/** An export that can't be taken in as a whole; the words say what was expected and found. */
export class ExportRefused extends Error {
	readonly text: { readonly fr: string; readonly en: string };
	/** Physical line, from 1. */
	readonly line: number | null;
	readonly column: string | null;

	constructor(
		text: { readonly fr: string; readonly en: string },
		place: { readonly line?: number | null; readonly column?: string | null } = {},
		options?: ErrorOptions
	) {
		super(text.en, options);
		this.name = 'ExportRefused';
		this.text = text;
		this.line = place.line ?? null;
		this.column = place.column ?? null;
	}
}

const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** Text from a stranger's file, short enough and plain enough to stand in a message. */
export function excerpt(text: string, length = 60): string {
	const plain = text
		.slice(0, length * 4)
		.replace(unseen, ' ')
		.trim();
	return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
}
