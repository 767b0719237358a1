import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { deliver } from '../editions/deliver.ts';
import { exportPath } from '../editions/deliveries.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { recogniseCorrections, recognitionSentence } from '../mends/recognise.ts';
import { rejectsFile } from './rejects-file.ts';

const contract = (key: string, personal = '') => `version: 1
title: { fr: Relevés }
mode: snapshot
${key}
delivered: { from: filename, pattern: '^releves-(?<year>\\d{4})-(?<month>\\d{2})' }
covers: { from: 2019-01-01, until: delivered }
shape: { format: csv, encoding: utf-8, delimiter: ',' }
fields:
  - { name: site, title: Site, constraints: { required: true }${personal} }
  - { name: commune, title: Commune, constraints: { nomenclature: commune } }
  - { name: amount, title: Montant, type: number }
  - { name: measured_on, title: Mesuré le, type: date }
`;
const received = `Note,Site,Commune,Montant,Mesuré le
=1+1,a,Cahors,"-12,5",13/01/2019
,b,Cahor,"-3,5",14/01/2019
@x,=cmd|' /C calc'!A0,Cahor,"1,25",15/01/2019
,d,Figeac,7,31/02/2019
`;

function readings(key = 'key: []', personal = '') {
	const trial = trialProgramme({
		'data/contracts/readings.yaml': contract(key, personal),
		'data/exports/readings/releves-2019-01.csv': received
	});
	const workspace = trial.open();
	const back = (name: string, bytes: string | Uint8Array) => {
		const path = join(trial.folder, name);
		writeFileSync(path, bytes);
		return path;
	};
	return { trial, workspace, back };
}

async function edition(workspace: Workspace) {
	const opened = await openEdition(workspace);
	onTestFinished(() => opened.database.close());
	return opened;
}

async function built(workspace: Workspace) {
	await buildEdition(workspace);
	return edition(workspace);
}

const asked = { dataset: 'readings', language: 'fr' } as const;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8');

async function sites(workspace: Workspace): Promise<unknown[]> {
	const { database } = await edition(workspace);
	return database.all('select site, commune, amount from received.readings order by site');
}

describe('refused rows as an office’s CSV', () => {
	it('have the columns received after the line, the reason and the mark, and nothing that runs', async () => {
		const { workspace } = readings();
		const file = await rejectsFile(workspace, await built(workspace), { ...asked, format: 'csv' });
		expect(file).toMatchObject({
			name: 'releves-2019-01 - lignes écartées.csv',
			rows: 3,
			notice: null
		});
		const [header, first, second] = text(file.bytes).split('\r\n');
		expect(header).toBe('\uFEFFLigne;Motif;Jalon;Note;Site;Commune;Montant;Mesuré le');
		expect(first?.replace(/[\u00a0\u202f]/g, ' ')).toMatch(
			/^3;"?« Cahor » n’est pas une commune connue.*vouliez-vous dire « Cahors » \?"?;jalon:[0-9a-f]{12}:2019-01-31:comma:DMY:releves-2019-01\.csv;\(masqué\);b;Cahor;-3,5;14\/01\/2019$/u
		);
		expect(second).toContain(";'=cmd|");
	});

	it('hide what identifies people unless it is asked for, and say when it is gone', async () => {
		const { workspace } = readings('key: []', ', personal: pseudonym');
		const opened = await built(workspace);
		const plain = await rejectsFile(workspace, opened, { ...asked, format: 'csv' });
		expect(text(plain.bytes)).toContain('(masqué);(masqué);Cahor');
		expect(plain.notice?.fr).toMatch(/masquées/);
		const whole = { ...asked, format: 'csv', withPersonal: true } as const;
		const shown = await rejectsFile(workspace, opened, whole);
		expect(text(shown.bytes)).toContain(';;b;Cahor');
		expect(text(shown.bytes)).toContain(";'@x;'=cmd|");
		const { sha256 } = opened.manifest.readings.find(({ dataset }) => dataset === 'readings')!;
		rmSync(exportPath(workspace, sha256));
		const gone = await rejectsFile(workspace, opened, whole);
		expect(gone.notice?.fr).toMatch(/effacés/);
		expect(text(gone.bytes)).not.toContain(';b;');
	});

	it('come from one delivery: which must be said when several have some', async () => {
		const { workspace, trial } = readings();
		trial.write(
			'data/exports/readings/releves-2019-02.csv',
			received.replaceAll('2019\n', '2019 \n')
		);
		const opened = await built(workspace);
		await expect(rejectsFile(workspace, opened, { ...asked, format: 'csv' })).rejects.toThrow(
			/releves-2019-01\.csv, [0-9a-f]{12} releves-2019-02\.csv/
		);
		await expect(
			rejectsFile(workspace, opened, {
				...asked,
				dataset: null,
				sha256: 'ffffffffffff',
				format: 'csv'
			})
		).rejects.toThrow(/Aucune ligne écartée/);
	});
});

describe('refused rows as a workbook', () => {
	it('mark the wrong cell by a fill and a comment; texts are texts, numbers numbers', async () => {
		const { workspace } = readings();
		const { bytes } = await rejectsFile(workspace, await built(workspace), {
			...asked,
			format: 'xlsx'
		});
		const book = await readXlsx(bytes, { readStyles: true });
		const sheet = book.sheets[0]!;
		expect(sheet.name).toBe('Lignes écartées');
		expect(sheet.rows[0]).toEqual([
			'Ligne',
			'Motif',
			'Jalon',
			'Note',
			'Site',
			'Commune',
			'Montant',
			'Mesuré le'
		]);
		expect(sheet.rows[1]?.slice(4)).toEqual(['b', 'Cahor', -3.5, '14/01/2019']);
		expect(sheet.rows[2]?.[4]).toBe("=cmd|' /C calc'!A0");
		const wrong = sheet.cells?.get('1,5');
		expect(wrong?.comment?.text).toMatch(/n’est pas une commune connue/);
		expect(wrong?.style?.fill).toMatchObject({ type: 'pattern', pattern: 'solid' });
		for (const cell of sheet.cells?.values() ?? []) expect(cell.formula).toBeUndefined();
	});
});

describe.each(['key: []', 'key: [site]'])(
	'the file of refused rows, put right and sent back (%s)',
	(key) => {
		it.each(['csv', 'xlsx'] as const)(
			'as %s completes the delivery and erases nothing',
			async (format) => {
				const { workspace, back } = readings(key);
				const { bytes } = await rejectsFile(workspace, await built(workspace), {
					...asked,
					format
				});
				let path: string;
				if (format === 'csv') {
					const mended = text(bytes).replaceAll('Cahor;', 'Cahors;');
					// What a spreadsheet set to Windows-1252 would write.
					const ansi = Buffer.from(
						mended.slice(1).replaceAll('’', "'").replaceAll('\u202f', ' '),
						'latin1'
					);
					path = back('retour de la mairie.csv', ansi);
				} else {
					const { writeXlsx } = await import('hucre/xlsx');
					const { sheets } = await readXlsx(bytes);
					const rows = sheets[0]!.rows.map((row) =>
						row.map((cell) => (cell === 'Cahor' ? 'Cahors' : cell))
					);
					path = back('retour.xlsx', await writeXlsx({ sheets: [{ name: 'Feuil1', rows }] }));
				}
				const { files } = await deliver(workspace, [path]);
				const { reading } = files[0]!;
				expect(reading.refused).toBeNull();
				expect(reading).toMatchObject({
					dataset: 'readings',
					deliveredOn: '2019-01-31',
					rows: { read: 3, accepted: 2, rejected: 1 }
				});
				const all = [
					{ site: "=cmd|' /C calc'!A0", commune: '46042', amount: 1.25 },
					{ site: 'a', commune: '46042', amount: -12.5 },
					{ site: 'b', commune: '46042', amount: -3.5 }
				];
				expect(await sites(workspace)).toEqual(all);

				const now = await edition(workspace);
				const [found] = await recogniseCorrections(now, [reading.sha256]);
				expect(found).toMatchObject({ returned: true, nowAccepted: 2, stillRejected: 1, gone: 0 });
				expect(recognitionSentence(found!, 'en')).toBe(
					'2 rows set aside from releves-2019-01.csv (31 January 2019) are now kept, 1 still set aside. They complete that file.'
				);

				// What is still wrong can be asked for again, and comes back to the same delivery.
				const again = await rejectsFile(workspace, now, {
					...asked,
					sha256: reading.sha256,
					format: 'csv'
				});
				expect(text(again.bytes)).toMatch(
					/^\uFEFFLigne;Motif;Jalon;Note;Site;Commune;Montant;Mesuré le\r\n5;/
				);
				await deliver(workspace, [
					back('encore.csv', text(again.bytes).replace(/31.02.2019(?=\r)/, '28/02/2019'))
				]);
				expect(await sites(workspace)).toEqual([
					...all,
					{ site: 'd', commune: '46102', amount: 7 }
				]);

				// The same rows sent once more count once.
				await deliver(workspace, [
					back('bis.csv', text(again.bytes).replace(/31.02.2019(?=\r)/, '27/02/2019'))
				]);
				expect(await sites(workspace)).toHaveLength(4);

				// The next snapshot replaces it all.
				await deliver(workspace, [back('releves-2019-02.csv', received)]);
				expect(await sites(workspace)).toEqual([all[1]]);
			}
		);

		it('is refused whole when its lines can no longer be told', async () => {
			const { workspace, back } = readings(key);
			const { bytes } = await rejectsFile(workspace, await built(workspace), {
				...asked,
				format: 'csv'
			});
			const { files } = await deliver(workspace, [
				back('retour.csv', text(bytes).replace('\n4;', '\n;'))
			]);
			expect(files[0]?.reading.refused?.message.fr).toMatch(/Gardez ces deux colonnes/);
			expect(await sites(workspace)).toHaveLength(1);
		});
	}
);

it('a person who is hidden in the file sent back is not lost: the row stays set aside', async () => {
	const { workspace, back } = readings('key: [site]', ', personal: pseudonym');
	const opened = await built(workspace);
	const hidden = await rejectsFile(workspace, opened, { ...asked, format: 'csv' });
	const shown = await rejectsFile(workspace, opened, {
		...asked,
		format: 'csv',
		withPersonal: true
	});
	const mend = (bytes: Uint8Array) => text(bytes).replaceAll('Cahor;', 'Cahors;');
	const first = await deliver(workspace, [back('masqué.csv', mend(hidden.bytes))]);
	expect(first.files[0]?.reading.rows).toMatchObject({ accepted: 0, rejected: 3 });
	const second = await deliver(workspace, [back('entier.csv', mend(shown.bytes))]);
	expect(second.files[0]?.reading.rows).toMatchObject({ accepted: 2, rejected: 1 });
	expect(await sites(workspace)).toHaveLength(3);
});
