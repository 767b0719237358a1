import { expect, test } from 'vitest';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { exampleEdition } from '../../../testing/example-edition.ts';
import { demandShareable, sharedFigure } from './shared-figure.ts';

const visits = 'data/contracts/visits.yaml';
const query = 'queries/indicators/visitors.sql';
const subject = { indicator: 'visitors', territory: null, language: 'fr' } as const;

async function trialEdition(change: (trial: ReturnType<typeof trialProgramme>) => void = () => {}) {
	const trial = trialProgramme();
	trial.write(visits, trial.read(visits).replace('key:', 'cadence: monthly\nkey:'));
	trial.write(query, trial.read(query).replace('owner:', 'publish: true\nowner:'));
	change(trial);
	const workspace = trial.open();
	await buildEdition(workspace, { force: true });
	const edition = await openEdition(workspace);
	return edition;
}

test('a figure is told in a sentence, with its date, its source and what is to be known of it', async () => {
	const figure = await sharedFigure(await trialEdition(), subject, '2019-03-01');
	expect(figure).toMatchObject({
		title: 'Visiteurs',
		figure: { figure: '12', unit: 'visiteurs' },
		sentence: 'Visiteurs\u202f: 12.',
		warnings: ['Données fictives'],
		foot: ['Situation au 28 février 2019', 'Source\u202f: Visites'],
		withheld: null
	});
	expect(() => demandShareable(figure)).not.toThrow();
});

test('does not leave while it is provisional, or while a file that it is counted from is late', async () => {
	const late = await sharedFigure(await trialEdition(), subject, '2019-09-01');
	expect(late.withheld).toBe('late');
	expect(late.warnings).toContain('Un chiffre plus récent est attendu');
	expect(() => demandShareable(late)).toThrow(/un fichier attendu n’est pas arrivé/);

	const members = 'data/exports/members/members-2019-02.csv';
	const wrong = await trialEdition((trial) =>
		trial.write(members, trial.read(members).replace('10/02/2019;', '10/02/2019;09/02/2019'))
	);
	const provisional = await sharedFigure(wrong, subject, '2019-03-01');
	expect(provisional.withheld).toBe('provisional');
	expect(provisional.warnings).toContain('Provisoire');
	expect(() => demandShareable(provisional)).toThrow(
		expect.objectContaining({ code: 'figure-withheld' })
	);
});

test('an indicator that is not marked publishable is refused, whoever asks, and says how it would be', async () => {
	const edition = await trialEdition((trial) =>
		trial.write(query, trial.read(query).replace('publish: true\n', ''))
	);
	await expect(sharedFigure(edition, subject, '2019-03-01')).rejects.toThrow('publish: true');
	await expect(
		sharedFigure(edition, { ...subject, indicator: 'nothing' }, '2019-03-01')
	).rejects.toThrow('nothing');
});

test('a grouping of territories is called by its name', async () => {
	const asked = { indicator: 'ambassadors-registered', territory: 'est', language: 'fr' } as const;
	const figure = await sharedFigure(await exampleEdition(), asked, '2024-01-05');
	expect(figure.place).toBe('Est du Lot');
	expect(figure.sentence).toMatch(
		/^Est du Lot — Ambassadeurs inscrits\u202f: \d+\u00a0ambassadeurs/
	);
});
