import { expect, it } from 'vitest';
import { rowsChangeSentence } from './rows-change-sentence.ts';

const none = { new: 0, changed: 0, gone: 0, same: 0, late: 0 };
const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');

it('says what becomes of rows, and leaves out what there is none of', () => {
	const keys = { new: 12, changed: 3, gone: 1, same: 308, late: 2 };
	expect(plain(rowsChangeSentence(keys, 'fr'))).toBe(
		'12 nouvelles (dont 2 tardives), 3 modifiées, 1 disparue, 308 identiques'
	);
	expect(plain(rowsChangeSentence(keys, 'en'))).toBe(
		'12 new (2 late), 3 changed, 1 gone, 308 same'
	);
	expect(plain(rowsChangeSentence({ ...none, same: 1234 }, 'fr'))).toBe('1 234 identiques');
	expect(plain(rowsChangeSentence({ ...none, gone: 1 }, 'en'))).toBe('1 gone');
});
