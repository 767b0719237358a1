import { describe, expect, it } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { orderReader, readerOfOrder, readerUnsaid, seesAsMuch } from './order-reader.ts';

const all = localReader('camille', 'fr');
const made = (changes: Partial<typeof all>) =>
	orderReader({ id: 'camille' }, { ...all, ...changes });

describe('a report made for somebody', () => {
	it('is read again as they read it, in its own language', () => {
		const held = { ...all, axes: ['jobs'], unsuppressed: false };
		expect(readerOfOrder(orderReader({ id: 'camille' }, held), 'fr')).toEqual(held);
	});

	it.each([
		['small counts', {}, { unsuppressed: false }],
		['what is not published', {}, { publishedOnly: true }],
		['another axis', { axes: ['jobs', 'welcome'] }, { axes: ['jobs'] }],
		['the whole programme', {}, { territories: ['200067361'] }],
		['another territory', { territories: ['200023737'] }, { territories: ['200067361'] }]
	])('that tells of %s is not for who does not see it', (_, theirs, reader) => {
		expect(seesAsMuch({ ...all, ...reader }, made(theirs))).toBe(false);
		expect(seesAsMuch(all, made(reader))).toBe(true);
		expect(seesAsMuch({ ...all, ...reader }, made(reader))).toBe(true);
	});

	it('whom nobody said is for who reads figures after suppression', () => {
		expect(seesAsMuch({ ...all, unsuppressed: false }, readerUnsaid)).toBe(true);
		expect(seesAsMuch({ ...all, publishedOnly: true }, readerUnsaid)).toBe(false);
	});
});
