import type { Inline } from './document.ts';
import { markdownAddress, markdownText } from './escape-markdown.ts';

/** Words with the marks that would go around them. */
type Piece = { readonly mark: '' | '*' | '**'; readonly words: string };

/** A run of text on one line of Markdown; notes are called by their numbers. */
export function inlineMarkdown(content: readonly Inline[]): string {
	const pieces = content.map(pieceOf);
	return pieces.reduce((before, piece, at) => {
		const next = pieces.slice(at + 1).find(({ words }) => words !== '');
		return before + (piece.mark === '' ? piece.words : marked(piece, before, next?.words ?? ''));
	}, '');
}

function pieceOf(run: Inline): Piece {
	switch (run.type) {
		case 'text':
		case 'code':
		case 'status':
		case 'weather':
			return { mark: '', words: markdownText(run.text) };
		case 'strong':
			return { mark: '**', words: inlineMarkdown(run.content) };
		case 'emphasis':
			return { mark: '*', words: inlineMarkdown(run.content) };
		case 'link': {
			const words = inlineMarkdown(run.content);
			// A place in the report has no address there.
			const isPlace = run.href.startsWith('#');
			return { mark: '', words: isPlace ? words : `[${words}](${markdownAddress(run.href)})` };
		}
		case 'break':
			return { mark: '', words: ' ' };
		case 'foreign':
			return { mark: '', words: inlineMarkdown(run.content) };
		case 'spark':
			return { mark: '', words: '' };
		case 'note':
			return { mark: '', words: `[^${run.note.number}]` };
	}
}

/**
 * Words between marks, spaces left outside. Marks that would not be read as such (CommonMark's rules
 * on what flanks them) are left out: the words matter more than their weight.
 */
function marked({ mark, words }: Piece, before: string, after: string): string {
	const [, start = '', inside = '', end = ''] = /^(\s*)([^]*?)(\s*)$/.exec(words) ?? [];
	if (inside === '' || inside.includes('*') || before.endsWith('*')) return words;
	const opens = isBare(inside.charAt(0)) || isApart((before + start).slice(-1));
	const closes = isBare(inside.slice(-1)) || isApart((end + after).charAt(0));
	return opens && closes ? start + mark + inside + mark + end : words;
}

const isBare = (sign: string) => !/[\p{P}\p{S}]/u.test(sign);
const isApart = (sign: string) => sign === '' || /[\s\p{P}\p{S}]/u.test(sign);
