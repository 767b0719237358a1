import { describe, expect, it } from 'vitest';
import { openTables } from '../../../testing/example-tables.ts';
import { readProgramme } from '../programme/read-programme.ts';

const programme = await readProgramme(process.cwd());

const wanted = `ambassadors-registered ambassadors-new ambassadors-active ambassadors-activation
	communes-covered contacts-received households-followed people-in-support households-in-support
	households-settled people-arrived children-enrolled partners-employed cohort-settled-18m
	support-abandoned days-to-settle days-to-first-reply satisfaction still-here-24m posts-open
	posts-filled posts-fill-rate days-to-fill offers-short-of-candidates hard-to-fill
	employers-engaged site-visits site-conversion campaign-reach cost-per-contact budget-spent
	newsletter-subscribers newsletter-click-rate fair-contacts fair-callbacks-15d
	businesses-taken-over milestones-on-time population share-over-60 net-migration
	unemployment-rate`.split(/\s+/);

describe('the example’s queries', () => {
	it('show every indicator of the programme, and nothing but parts beside', () => {
		const shown = programme.indicators.filter(({ indicator }) => !indicator.part);
		expect(shown.map(({ id }) => id).toSorted()).toEqual(wanted.toSorted());
	});

	it('are titled, defined and counted in French and English', () => {
		for (const { indicator } of programme.indicators) {
			const { title, definition, unit } = indicator;
			expect(title.en && definition.en && unit.en?.length, indicator.id).toBe(2);
		}
	});

	it('say what one row is before their first word of SQL', () => {
		const queries = [...programme.tables, ...programme.checks, ...programme.indicators];
		for (const { file, sql } of queries)
			if (sql.trim() !== '') expect(sql.trim(), file).toMatch(/^-- One row is /);
	});

	it('bind against the contracts, with the columns that dimensions and counting ask for', async () => {
		const database = await openTables(programme);
		for (const { id, sql } of programme.checks) expect(await database.all(sql), id).toEqual([]);
		for (const { id, sql, indicator } of programme.indicators) {
			if (indicator.kind === 'formula') continue;
			const columns = await database.all<{ column_name: string }>(`describe ${sql}`);
			const counted =
				['person', 'household'].includes(indicator.observed) && indicator.kind !== 'level';
			const asked = [...Object.keys(indicator.dimensions), ...(counted ? ['unit_key'] : [])];
			const names = columns.map(({ column_name }) => column_name);
			expect(names, id).toEqual(expect.arrayContaining(asked));
		}
	});
});
