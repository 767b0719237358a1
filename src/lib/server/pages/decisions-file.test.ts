import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { defaultView } from '#lib/indicators/view.ts';
import { tinyEdition } from '../../../testing/tiny-edition.ts';
import { tableToCsv } from '../exports/table-csv.ts';
import { openCommittee } from '../meetings/meetings-fixture.ts';
import { decisionsFile } from './decisions-file.ts';

test('decisions are taken away as they are searched for, and a wording that would run stays a text', async () => {
	const { workspace } = await openCommittee();
	const add = (id: string, wording: string) =>
		workspace.records.run(
			`insert into decisions (id, meeting, wording, kind, recorded_at, recorded_by)
				values (?, '2019-01', ?, 'decision', '2019-06-28T10:00:00.000Z', 'Anne Martin')`,
			...[id, wording]
		);
	add('2019-01-01', '=HYPERLINK("x") Prolonger le poste');
	add('2019-01-02', 'Recenser les logements');
	workspace.records.run(
		`insert into follow_ups (decision, meeting, state, note, told_at, told_by)
			values ('2019-01-01', '2019-02', 'done', 'Fait.', '2020-02-03T10:00:00.000Z', 'Anne Martin')`
	);
	const setting = {
		edition: await tinyEdition({ indicators: [] }),
		view: defaultView,
		reader: localReader('test', 'fr'),
		meeting: null,
		workspace,
		clock: workspace.clock
	};
	const file = decisionsFile(new URLSearchParams({ q: 'poste' }), setting);
	expect(file.notes).toContainEqual({ title: 'Filtres', text: 'Recherche\u202f: poste' });
	const text = (await Array.fromAsync(tableToCsv(file, 'office'))).join('').split('\r\n\r\n')[0]!;
	const rows = parse(text, { bom: true, delimiter: ';' });
	expect(rows.slice(1).map(([id, , , , wording]: string[]) => [id, wording])).toEqual([
		['2019-01-01', `'=HYPERLINK("x") Prolonger le poste`]
	]);
	// Written down in February, told at the meeting of December.
	expect(rows[1]).toContain('20/12/2019');
});
