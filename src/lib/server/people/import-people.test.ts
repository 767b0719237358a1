import { expect, onTestFinished, test } from 'vitest';
import { roles as everyRole } from '#lib/indicators/reader.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { listPeople } from './account.ts';
import { importPeople } from './import-people.ts';

const programme = {
	settings: { axes: [{ id: 'jobs' }, { id: 'welcome' }], thresholds: { seenBy: everyRole } }
};

function open() {
	const workspace = trialProgramme({}).open();
	onTestFinished(() => workspace.close());
	return workspace;
}

test.each([';', ',', '\t'])('a list with « %s » invites everybody, with a link each', (mark) => {
	const workspace = open();
	const text = [
		['email', 'name', 'roles', 'axes', 'territories', 'reads_all', 'unsuppressed'],
		['Ines.Roux@lot.example', 'Inès Roux', 'contributor', '', '200067361', 'oui', ''],
		['bob@lot.example', '"Petit, Bob"', 'analyst administrator', 'jobs welcome', '', '', 'x']
	]
		.map((row) => row.join(mark))
		.join('\r\n');
	const { invited, refused } = importPeople(workspace, programme, `\uFEFF${text}\r\n`);
	expect(refused).toEqual([]);
	expect(new Set(invited.map(({ link }) => link)).size).toBe(2);
	expect(listPeople(workspace)).toMatchObject([
		{
			email: 'ines.roux@lot.example',
			territories: ['200067361'],
			readsAll: true,
			unsuppressed: false
		},
		{
			name: 'Petit, Bob',
			roles: ['analyst', 'administrator'],
			axes: ['jobs', 'welcome'],
			unsuppressed: true
		}
	]);
});

test('one line refused, nobody is invited, and each refusal has its line', () => {
	const workspace = open();
	const text =
		'email;name;roles\nines@lot.example;Inès;contributor\n\nbob;Bob;analyst\nines@lot.example;Inès;official\nzoe@lot.example;Zoé;chief\n';
	const { invited, refused } = importPeople(workspace, programme, text);
	expect(invited).toEqual([]);
	expect(refused.map(({ line, why }) => [line, why.code])).toEqual([
		[4, 'bad-person'],
		[5, 'person-known'],
		[6, 'bad-person']
	]);
	expect(listPeople(workspace)).toEqual([]);
});

test.each([
	'',
	'email;name;roles',
	'courriel;nom\na;b',
	'email;name;roles;__proto__\na@b.example;A;analyst;x',
	'email;name\na@b.example;A',
	`email;name;roles\n${'a@b.example;A;analyst\n'.repeat(1_001)}`,
	'email;name;roles\n"a@b.example;A;analyst'
])('what is no list is refused in words (%#)', (text) => {
	const workspace = open();
	expect(() => importPeople(workspace, programme, text)).toThrow(
		expect.objectContaining({ code: 'bad-people-list' })
	);
});
