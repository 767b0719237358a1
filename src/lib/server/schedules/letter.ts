import { formatDate } from '#lib/indicators/format.ts';
import { rhythmWords } from '#lib/indicators/rhythm.ts';
import type { Workspace } from '../editions/workspace.ts';
import type { ReportBuild } from '../report-builds/report-build.ts';
import { readBuiltFile } from '../report-builds/kept-files.ts';
import { reportTypes } from '../reports/report-types.ts';
import type { Letter } from './mailer.ts';
import type { Schedule } from './schedule.ts';
import type { About } from './schedule-run.ts';

/** Bytes: what most servers of administrations take, once a file has grown by a third on its way. */
const mostAttached = 7_000_000;

/** The letter that takes a report to its readers: its files, or where they are when they are too heavy or links were chosen. Throws `build-gone`. */
export async function reportLetter(
	workspace: Workspace,
	{ recipients, send, language, rhythm, owner }: Schedule,
	{
		build,
		about,
		origin
	}: { readonly build: ReportBuild; readonly about: About; readonly origin: string }
): Promise<Letter> {
	const french = language === 'fr';
	const bytes = build.files.reduce((sum, file) => sum + file.bytes, 0);
	const attached = send === 'file' && bytes <= mostAttached;
	const tooHeavy = send === 'file' && !attached;
	const place = `${origin}${french ? '' : '/en'}/builds/${build.number}`;
	const situation = french
		? `Situation au ${formatDate(about.asOf, 'fr')}`
		: `As of ${formatDate(about.asOf, 'en')}`;
	const lines = [
		french ? 'Bonjour,' : 'Hello,',
		'',
		french
			? `Voici « ${about.title} », ${about.programme}.`
			: `Here is “${about.title}”, ${about.programme}.`,
		`${situation}${about.fictitious ? (french ? ' · Données fictives' : ' · Fictitious data') : ''}.`,
		'',
		...(tooHeavy
			? [
					french
						? 'Les fichiers sont trop lourds pour un courriel, ils sont ici :'
						: 'The files are too heavy for a letter, they are here:'
				]
			: attached
				? [french ? 'Aussi sur cette page, avec les autres formats :' : 'Also on this page:']
				: [french ? 'À télécharger ici :' : 'To be downloaded here:']),
		place,
		'',
		french
			? `Version ${about.edition} des chiffres. Cet envoi part ${rhythmWords(rhythm, 'fr')} ; pour ne plus le recevoir, écrivez à ${owner}.`
			: `Edition ${about.edition} of the figures. This is sent ${rhythmWords(rhythm, 'en')}; to receive it no more, write to ${owner}.`
	];
	return {
		to: recipients,
		subject: `${about.title}, ${about.programme} — ${situation.charAt(0).toLowerCase()}${situation.slice(1)}`,
		text: lines.join('\n'),
		files: attached ? await filesOf(workspace, build) : []
	};
}

async function filesOf(workspace: Workspace, build: ReportBuild): Promise<Letter['files']> {
	return Promise.all(
		build.files.map(async (file) => ({
			name: file.name,
			type: reportTypes[file.format],
			content: await readBuiltFile(workspace, build, file)
		}))
	);
}

/** Tells a schedule's owner that a report could not be made or sent. */
export function failureLetter(
	schedule: Schedule,
	{
		title,
		problem,
		origin
	}: { readonly title: string; readonly problem: string; readonly origin: string }
): Letter {
	const french = schedule.language === 'fr';
	const place = `${origin}${french ? '' : '/en'}/schedules/${schedule.number}`;
	return {
		to: [schedule.owner],
		subject: french ? `Échec de l’envoi de « ${title} »` : `“${title}” was not sent`,
		text: [
			french ? 'Bonjour,' : 'Hello,',
			'',
			french
				? `L’envoi régulier de « ${title} » n’est pas parti :`
				: `The regular sending of “${title}” did not leave:`,
			problem,
			'',
			french ? 'Le reprendre ou le changer :' : 'To take it up again or change it:',
			place
		].join('\n'),
		files: []
	};
}
