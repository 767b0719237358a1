import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx';
import { noBreak } from '#lib/indicators/number-words.ts';
import { paleInk } from './look.ts';

/** Between a heading's number and its words. */
export const gap = noBreak.repeat(2);

export const lists = ['headings', 'bullets', 'numbers', 'notes'] as const;

type ListName = (typeof lists)[number];

/**
 * What a list is called until the library gives it its number, by replacing it everywhere in the text: with a
 * sign that no text of a report holds.
 */
export function listName(name: ListName): string {
	return `\ufffe${name}`;
}

/** The list of a style, in its XML. */
export function numberingId(name: ListName): string {
	return `{${listName(name)}-0}`;
}

/** Twips from the edge to the text of an item. */
export function listIndent(level: number): number {
	return 284 * (level + 1);
}

const levels = [0, 1, 2] as const;

/** Headings « 1 » and « 1.1 », dashes, lists that count, and notes at the end. */
export function reportNumbering(accent: string): INumberingOptions {
	return {
		config: [
			{
				reference: listName('headings'),
				levels: [0, 1].map((level) => ({
					level,
					format: LevelFormat.DECIMAL,
					text: level === 0 ? `%1${gap}` : `%1.%2${gap}`,
					alignment: AlignmentType.LEFT,
					suffix: LevelSuffix.NOTHING,
					style: { style: `Heading${level + 1}`, run: { bold: false, color: paleInk } }
				}))
			},
			{
				reference: listName('bullets'),
				levels: levels.map((level) => ({
					level,
					format: LevelFormat.BULLET,
					text: '–',
					alignment: AlignmentType.LEFT,
					style: {
						style: level === 0 ? 'ListBullet' : `ListBullet${level + 1}`,
						run: { bold: true, color: accent },
						paragraph: { indent: { left: listIndent(level), hanging: 284 } }
					}
				}))
			},
			{
				reference: listName('numbers'),
				levels: levels.map((level) => ({
					level,
					format: LevelFormat.DECIMAL,
					text: `%${level + 1}.`,
					alignment: AlignmentType.LEFT,
					style: {
						style: level === 0 ? 'ListNumber' : `ListNumber${level + 1}`,
						paragraph: { indent: { left: listIndent(level), hanging: 284 } }
					}
				}))
			},
			{
				reference: listName('notes'),
				levels: [
					{
						level: 0,
						format: LevelFormat.DECIMAL,
						text: '%1',
						alignment: AlignmentType.LEFT,
						suffix: LevelSuffix.SPACE,
						style: { style: 'NoteAtEnd', run: { bold: true } }
					}
				]
			}
		]
	};
}
