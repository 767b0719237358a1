import { describe, expect, test } from 'vitest';
import { tinyIndicator, tinySettings } from '../../../testing/tiny-edition.ts';
import { planTargets, type TargetEdit } from './plan-targets.ts';
import { editsOfPasted } from './pasted-edits.ts';
import { parseTargets } from '../values/targets.ts';

const programme = {
	settings: tinySettings,
	indicators: [
		tinyIndicator({ id: 'ambassadors', kind: 'stock', title: { fr: 'Ambassadeurs inscrits' } }),
		tinyIndicator({
			id: 'satisfied',
			kind: 'ratio',
			format: { style: 'percent', decimals: 1 },
			title: { fr: 'Part de satisfaits', en: 'Share satisfied' }
		})
	].map((indicator) => ({
		id: indicator.id,
		file: `queries/indicators/${indicator.id}.sql`,
		sql: '',
		labels: {},
		indicator
	}))
};

const current = [
	'indicator,territory,date,value,role,note',
	'ambassadors,,01/12/2018,0,baseline,"Lancement, voté"',
	'ambassadors,,2019-12-31,300,target,',
	'',
	'satisfied,,2018-12-01,25 %,baseline,Estimation',
	'ambassadors,,2021-12-31,"1 000",target,Objectif',
	''
].join('\r\n');

const edit = (changes: Partial<TargetEdit>): TargetEdit => ({
	indicator: 'ambassadors',
	territory: null,
	role: 'target',
	date: '2019-12-31',
	text: '',
	...changes
});
const plan = (...edits: TargetEdit[]) => planTargets(current, edits, programme, 'fr');

describe('editing the targets', () => {
	test('leaves the file to the letter when nothing changes', () => {
		const same = plan(
			edit({ text: '300' }),
			edit({ date: '2021-12-31', text: '1 000,0' }),
			edit({ role: 'baseline', date: '2018-12-01', text: '0' }),
			edit({ indicator: 'satisfied', role: 'baseline', date: '2018-12-01', text: '25' })
		);
		expect(same).toEqual({ text: current, changes: [], problems: [] });
	});

	test('changes the one value, keeps its note, its date as written and every other line', () => {
		const { text, changes } = plan(edit({ role: 'baseline', date: '2018-12-01', text: '1,5' }));
		expect(text).toBe(current.replace('01/12/2018,0,', '01/12/2018,1.5,'));
		expect(changes).toMatchObject([{ kind: 'changed', before: 0, after: 1.5, dateBefore: null }]);
	});

	test('adds a point among those of its indicator, in order of days', () => {
		const { text, changes } = plan(edit({ date: '2020-12-31', text: '400' }));
		expect(text.split('\r\n').slice(3, 6)).toEqual([
			'',
			'satisfied,,2018-12-01,25 %,baseline,Estimation',
			'ambassadors,,2020-12-31,400,target,'
		]);
		expect(changes).toMatchObject([{ kind: 'new', before: null, after: 400 }]);
	});

	test('takes a point away when its cell is emptied', () => {
		const { text, changes } = plan(edit({ text: ' ' }));
		expect(text).toBe(current.replace('ambassadors,,2019-12-31,300,target,\r\n', ''));
		expect(changes).toMatchObject([{ kind: 'gone', before: 300, after: null }]);
	});

	test('moves a baseline to another day', () => {
		const { text, changes } = plan(edit({ role: 'baseline', date: '2019-01-01', text: '0' }));
		expect(text).toContain('ambassadors,,2019-01-01,0,baseline,"Lancement, voté"');
		expect(changes).toMatchObject([{ kind: 'changed', dateBefore: '2018-12-01' }]);
	});

	test('takes a rate in percent, with its sign or without', () => {
		for (const typed of ['62,5', '62,5 %']) {
			const { text, changes } = plan(
				edit({ indicator: 'satisfied', date: '2022-12-31', text: typed })
			);
			expect(text).toContain('satisfied,,2022-12-31,62.5 %,target,');
			expect(changes).toMatchObject([{ after: 0.625 }]);
		}
	});

	test('writes a territory that had no target at the end of the file', () => {
		const { text } = plan(edit({ territory: '200067361', text: '90' }));
		expect(text.endsWith('Objectif\r\nambassadors,200067361,2019-12-31,90,target,\r\n')).toBe(true);
	});

	test('writes decimals and quotes as a French file has them', () => {
		const french =
			'indicator;territory;date;value;role;note\nambassadors;;31/12/2019;"1,5";target;';
		const { text } = planTargets(french, [edit({ text: '2,5' })], programme, 'fr');
		expect(text).toBe(
			'indicator;territory;date;value;role;note\nambassadors;;31/12/2019;2,5;target;\n'
		);
	});

	test('names each cell that is wrong, and changes nothing there', () => {
		const { problems, text } = plan(
			edit({ text: 'beaucoup' }),
			edit({ date: '2019-02-30', text: '3' }),
			edit({ date: '', text: '3' })
		);
		expect(problems).toMatchObject([
			{ date: '2019-12-31', message: '« beaucoup » n’est pas un nombre.' },
			{ message: '« 2019-02-30 » n’est pas une date du calendrier.' },
			{ message: 'Il manque la date de cette cible.' }
		]);
		expect(text).toBe(current);
	});
});

describe('a block pasted from a spreadsheet', () => {
	const points = parseTargets(current, ['ambassadors', 'satisfied'], 'Europe/Paris');
	const read = (text: string, territory: string | null = null) =>
		editsOfPasted(
			text.split('\n').map((line) => line.split('\t')),
			programme,
			points,
			territory
		);

	test('with a column for each date gives one edit a cell, by title, id or accents aside', () => {
		const { edits, problems } = read(
			'Indicateur\tUnité\t01/12/2018\t31/12/2019\t2024\nambassadeurs INSCRITS\tpersonne\t0\t310\t\nsatisfied\t%\t\t60%\t65%'
		);
		expect(problems).toEqual([]);
		expect(edits.map(({ indicator, date, role, text }) => [indicator, date, role, text])).toEqual([
			['ambassadors', '2018-12-01', 'baseline', '0'],
			['ambassadors', '2019-12-31', 'target', '310'],
			['ambassadors', '2024-12-31', 'target', ''],
			['satisfied', '2018-12-01', 'baseline', ''],
			['satisfied', '2019-12-31', 'target', '60%'],
			['satisfied', '2024-12-31', 'target', '65%']
		]);
	});

	test('with a line for each point is read as the file is', () => {
		const { edits } = read(
			'indicator\tterritory\tdate\tvalue\trole\nambassadors\tGrand-Figeac\t2019-12-31\t95\ttarget\nambassadors\t\t31/12/2018\t3\tpoint de départ',
			'200023737'
		);
		expect(edits).toEqual([
			edit({ territory: '200067361', text: '95' }),
			edit({ territory: '200023737', date: '2018-12-31', role: 'baseline', text: '3' })
		]);
	});

	test('says which line is not understood, and what may have been meant', () => {
		expect(read('Indicateur\t31/12/2019\nambassadeur inscrit\t3').problems[0]?.fr).toBe(
			'Ligne 2 : indicateur « ambassadeur inscrit » inconnu. Vouliez-vous dire « Ambassadeurs inscrits » ?'
		);
		expect(
			read('Indicateur\tTerritoire\t31/12/2019\nambassadors\tAtlantide\t3').problems[0]?.fr
		).toBe('Ligne 2 : territoire « Atlantide » inconnu.');
		expect(read('310\t320\n400\t410').problems[0]?.fr).toContain('doit nommer les colonnes');
	});
});
