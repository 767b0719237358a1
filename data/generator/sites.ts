import { frenchDay, monthEnd, monthsBetween } from './days.ts';
import { csvText, excelForm, gristForm, utf16WithMark, utf8, type ExportFile } from './files.ts';
import { createRandom } from './random.ts';
import * as story from './story.ts';

const months = monthsBetween(story.firstMonth, story.lastMonth);
const sites = Object.keys(story.siteVisits);

const sources = [
	['Moteurs de recherche', 'Search Engines', 0.46],
	['Entrées directes', 'Direct Entry', 0.19],
	['Sites externes', 'Websites', 0.12],
	['Réseaux sociaux', 'Social Networks', 0.14],
	['Campagnes', 'Campaigns', 0.09]
] as const;

const frenchHeader = [
	...['Nom', 'Visiteurs uniques', 'Visites', 'Actions', 'Actions par visite', 'Taux de rebond']
];
const rawHeader = [
	...['label', 'nb_uniq_visitors', 'nb_visits', 'nb_actions', 'nb_actions_per_visit', 'bounce_rate']
];

function visitsIn(site: string, at: number): number {
	return Math.round(story.inMonth(story.siteVisits[site]!, at) * 1000);
}

/** Matomo's export, one a site and month, in UTF-16; the second year's were made in English. */
export function visitFiles(): ExportFile[] {
	const random = createRandom('site-visits');
	return sites.flatMap((site) =>
		months.map((month, at) => {
			const english = month.startsWith('2020');
			const rows = sources.map(([french, raw, share]) => {
				const visits = Math.round(visitsIn(site, at) * share * (0.92 + random.next() * 0.16));
				const actions = Math.round(visits * (2.1 + random.next() * 1.6));
				return [
					english ? raw : french,
					Math.round(visits * 0.81),
					visits,
					actions,
					(actions / visits).toFixed(1),
					`${random.between(38, 61)}%`
				];
			});
			// A total that someone added by hand, and a number written for reading.
			if (at % 17 === 5) rows.push([...rows[0]!]);
			if (at % 23 === 11) rows.push(['Autres', 12, 'environ 500', 30, '2.5', '50%']);
			const table = csvText([english ? rawHeader : frenchHeader, ...rows], gristForm);
			return {
				path: `site-visits/matomo_${site}.fr_${month}-01_${monthEnd(month)}.csv`,
				bytes: utf16WithMark(table)
			};
		})
	);
}

const forms = [
	['Être rappelé', 0.0046],
	['Postuler', 0.0019],
	['Devenir ambassadeur', 0.0011]
] as const;

/** The agency's count of forms, all months so far, at each year's end. */
export function formFiles(): ExportFile[] {
	const random = createRandom('site-forms');
	const rows = months.flatMap((month, at) =>
		sites.flatMap((site) =>
			forms.map(([form, rate]) => {
				// The forms were made shorter in 2021.
				const better = month >= '2021' ? 1.35 : 1;
				const ours = site === 'oh-my-lot' ? 0.6 : 1;
				const sent = visitsIn(site, at) * rate * better * ours * (0.8 + random.next() * 0.4);
				return [frenchDay(monthEnd(month)), site, form, String(Math.round(sent))];
			})
		)
	);
	return months.flatMap((month, at) => {
		if (at % 12 !== 0) return [];
		const known = rows.slice(0, (at + 1) * sites.length * forms.length);
		const wrong = [frenchDay(monthEnd(month)), 'oh-my-lot', 'Autre demande', '3'];
		const table = [['Mois', 'Site', 'Formulaire', 'Envois'], ...known, ...(at > 6 ? [wrong] : [])];
		return [
			{ path: `site-forms/formulaires_${month}.csv`, bytes: utf8(csvText(table, excelForm)) }
		];
	});
}
