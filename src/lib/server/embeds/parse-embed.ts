import { embedForms } from '#lib/indicators/embed-form.ts';
import { addDays, type IsoDate } from '#lib/indicators/period.ts';
import { isCalendarDay } from '../programme/spec-values.ts';
import { JalonError } from '../programme/problem.ts';
import type { EmbedLimits, EmbedSubject } from './embed.ts';

type Fields = ReadonlyMap<string, string>;

/** Days that an embed answers at most before somebody says again that it should: two years. */
export const longestEmbed = 731;
/** Days that are proposed: one year. */
export const usualEmbed = 365;
const mostSites = 20;

/** What an embed shows, of the form's fields. Throws `bad-request` with what to put right. */
export function parseEmbedForm(fields: Fields): Pick<EmbedSubject, 'form' | 'target'> {
	const form = embedForms.find((one) => one === fields.get('form'));
	if (!form) throw refused('Choisissez ce qui est montré.', 'Choose what is shown.');
	return { form, target: fields.get('target') === 'yes' };
}

/** Where an embed may be shown and until when. Throws `bad-request` with what to put right. */
export function parseEmbedLimits(fields: Fields, today: IsoDate): EmbedLimits {
	const written = (fields.get('sites') ?? '').split(/[\s,;]+/).filter(Boolean);
	const sites = [...new Set(written.map(parseSite))];
	if (sites.length === 0)
		throw refused(
			'Écrivez l’adresse d’au moins un site qui le montrera.',
			'Write the address of one site at least that will show it.'
		);
	if (sites.length > mostSites)
		throw refused(
			`Au plus ${mostSites} sites : faites une autre intégration pour les autres.`,
			`${mostSites} sites at most: make another embed for the others.`
		);
	const until = (fields.get('until') ?? '').trim();
	const last = addDays(today, longestEmbed);
	if (!isCalendarDay(until) || until < today || until > last)
		throw refused(
			`Date de fin attendue entre le ${today} et le ${last}.`,
			`Expected a last day between ${today} and ${last}.`
		);
	return { sites, until };
}

/**
 * The origin of a site, whatever page of it was copied. Only https, since what stands around the
 * figure could be changed on the way otherwise; http for a site on this very machine.
 */
function parseSite(written: string): string {
	const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`;
	const url = URL.canParse(text) ? new URL(text) : null;
	const local = url !== null && ['localhost', '127.0.0.1'].includes(url.hostname);
	const named = url !== null && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(url.hostname);
	const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && local);
	if (url && secure && (named || local) && url.username === '' && url.password === '')
		return url.origin;
	throw refused(
		`« ${written} » n’est pas l’adresse d’un site, attendu : https://www.exemple.fr.`,
		`“${written}” is not the address of a site, expected https://www.example.org.`
	);
}

const refused = (fr: string, en: string) => new JalonError('bad-request', { fr, en });
