/** How the first cell of a row begins that may be no ordinary one; each opens with ASCII. */
const watchedStarts = [
	'#',
	'\\(',
	'\\*',
	'sous',
	'tota',
	'grand',
	'ensemble',
	'source',
	'note',
	'champ',
	'lecture',
	'n\\.?\\s?b',
	'avert',
	'd[ée]fin',
	'l[ée]gende',
	'remarq',
	'codes\\s*$'
];
const watched = new RegExp(`^\\s*(?:$|${watchedStarts.join('|')})`, 'i');

/** 1 for the bytes that only an ordinary first cell begins with. */
export const ordinaryStarts: Uint8Array = Uint8Array.from({ length: 256 }, (_, byte) => {
	if (byte <= 0x20 || byte >= 0x7f) return 0;
	const letter = String.fromCharCode(byte).toLowerCase();
	return watchedStarts.some((start) => start.replace('\\', '').startsWith(letter)) ? 0 : 1;
});

/** True for a first cell that is no header, and does not open a foot, a comment or a total. */
export function isOrdinaryCell(cell: string, headerCell: string): boolean {
	return cell !== headerCell && !watched.test(cell);
}
