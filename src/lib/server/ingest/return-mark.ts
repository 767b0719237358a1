import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';

/** What a file of refused rows says of the delivery that they came in, so that they can come back. */
export type ReturnMark = {
	/** First 12 digits of the delivery's SHA-256. */
	readonly delivery: string;
	readonly deliveredOn: IsoDate | null;
	/** How that delivery was read: the few rows that come back would not settle it again. */
	readonly decimal: ',' | '.' | null;
	readonly dateOrder: 'DMY' | 'MDY' | null;
	/** The name under which the file was received. */
	readonly name: string;
};

/** Header of the column that carries the mark; plain letters, which survive any encoding. */
export const MARK_HEADER = 'Jalon';
/** Header of the column with the line that a row has in the file as received. */
export const LINE_HEADER = 'Ligne';
/** Header of the column with the reason, for people. */
export const REASON_HEADER = 'Motif';
/** Stands for what is not shown of a person. */
export const HIDDEN_CELL = '(masqué)';

const shape = /^jalon:([0-9a-f]{12}):(\d{4}-\d{2}-\d{2})?:(comma|point)?:(DMY|MDY)?:(.{1,255})$/u;

export function writeMark({ delivery, deliveredOn, decimal, dateOrder, name }: ReturnMark): string {
	const mark = decimal === null ? '' : decimal === ',' ? 'comma' : 'point';
	return ['jalon', delivery, deliveredOn ?? '', mark, dateOrder ?? '', name].join(':');
}

/** Null for a text that is no mark. */
export function readMark(text: string): ReturnMark | null {
	const [, delivery, date, decimal, order, name] = shape.exec(text.trim()) ?? [];
	if (delivery === undefined || name === undefined) return null;
	return {
		delivery,
		deliveredOn: date !== undefined && isIsoDate(date) ? date : null,
		decimal: decimal === undefined ? null : decimal === 'comma' ? ',' : '.',
		dateOrder: order === 'DMY' || order === 'MDY' ? order : null,
		name
	};
}
