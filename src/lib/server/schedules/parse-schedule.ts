import type { Language } from '#lib/indicators/language.ts';
import type { Rhythm } from '#lib/indicators/rhythm.ts';
import type { Edition } from '../editions/edition.ts';
import { JalonError } from '../programme/problem.ts';
import { loadTerritories } from '../programme/territories.ts';
import { readTemplate } from '../reports/template.ts';
import { reportFormats } from '../reports/template-front-matter.ts';
import { isAddress } from './mailer.ts';
import type { ScheduleTerms } from './schedule.ts';

const mostRecipients = 50;

/** The choices of the form, by field. `place` is `each`, a code, or nothing for the whole programme. */
export type ScheduleFields = ReadonlyMap<string, string>;

/** Reads a form. Throws `bad-request` with what to put right, `unknown-report`. */
export function parseSchedule(
	fields: ScheduleFields,
	formats: readonly string[],
	{ programme, manifest }: Pick<Edition, 'programme' | 'manifest'>,
	language: Language
): Omit<ScheduleTerms, 'reader'> {
	const text = (name: string) => fields.get(name)?.trim() ?? '';
	const report = text('report');
	const { about } = readTemplate(programme, manifest.sources, report, language);
	const place = text('place');
	if (about.for === 'meeting' || about.for === 'indicator')
		throw refused(
			'Ce rapport se demande pour une séance ou un indicateur : il ne s’envoie pas à date fixe.',
			'This report is asked for with a meeting or an indicator: it is not sent at fixed dates.'
		);
	if (about.for === 'territory' && place === '')
		throw refused('Ce rapport se fait pour un territoire.', 'This report is made for a territory.');
	const byTerritory = place === 'each';
	if (!byTerritory && place !== '' && !loadTerritories().byCode(place))
		throw refused(`Territoire « ${place} » inconnu.`, `Unknown territory “${place}”.`);
	const chosen = reportFormats.filter(
		(format) => formats.includes(format) && about.formats.includes(format)
	);
	if (chosen.length === 0)
		throw refused('Choisissez au moins un format.', 'Choose one format at least.');
	const recipients = [
		...new Set(
			text('recipients')
				.split(/[\s,;]+/)
				.filter(Boolean)
		)
	];
	if (recipients.length === 0)
		throw refused(
			'Écrivez au moins une adresse de destinataire.',
			'Write one recipient’s address at least.'
		);
	if (recipients.length > mostRecipients)
		throw refused(
			`Au plus ${mostRecipients} destinataires : donnez l’adresse d’une liste de diffusion.`,
			`${mostRecipients} recipients at most: give a mailing list’s address.`
		);
	const owner = text('owner');
	for (const address of [...recipients, owner])
		if (!isAddress(address))
			throw refused(
				`« ${address} » n’est pas une adresse de courriel.`,
				`“${address}” is no e-mail address.`
			);
	return {
		report,
		language,
		territory: byTerritory || place === '' ? null : place,
		byTerritory,
		formats: chosen,
		rhythm: parseRhythm(text('every'), text('day'), text('weekday'), text('at')),
		recipients,
		send: text('send') === 'link' ? 'link' : 'file',
		owner
	};
}

function parseRhythm(every: string, day: string, weekday: string, at: string): Rhythm {
	const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:h]([0-5]\d)$/.exec(at) ?? [];
	if (hour === '') throw refused('Heure attendue : 07:00.', 'Expected a time: 07:00.');
	const minutes = Number(hour) * 60 + Number(minute);
	if (every === 'week') {
		if (!/^[1-7]$/.test(weekday))
			throw refused('Choisissez un jour de la semaine.', 'Choose a day of the week.');
		return { every, day: Number(weekday), at: minutes };
	}
	if (every !== 'month' && every !== 'quarter')
		throw refused('Choisissez un rythme.', 'Choose how often.');
	if (day === 'last') return { every, day, at: minutes };
	const number = Number(day);
	if (!Number.isInteger(number) || number < 1 || number > 28)
		throw refused(
			'Jour du mois attendu : 1 à 28, ou le dernier.',
			'Expected a day: 1 to 28, or the last.'
		);
	return { every, day: number, at: minutes };
}

const refused = (fr: string, en: string) => new JalonError('bad-request', { fr, en });
