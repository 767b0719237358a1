import { addDays, endOfMonth, type IsoDate, type Period } from '#lib/indicators/period.ts';
import { french } from '../ingest/french.ts';

/** How deliveries of a new dataset are proposed to be dated and laid one upon the other. */
export type DraftDelivery = {
	/** The YAML of `delivered`, as a flow map. */
	readonly delivered: string;
	readonly covers: string;
	readonly mode: 'snapshot' | 'append';
	readonly cadence: 'monthly' | 'yearly' | null;
	readonly comments: Readonly<Record<'delivered' | 'covers' | 'mode' | 'cadence', string>>;
};

type DatedName = { readonly pattern: string; readonly date: IsoDate };

/** Shapes of dates in a file's name; the last one in the name is the delivery's. */
const shapes: readonly string[] = [
	'(?<year>(?:19|20)\\d{2})[-_.](?<month>0[1-9]|1[0-2])[-_.](?<day>0[1-9]|[12]\\d|3[01])',
	'(?<day>0[1-9]|[12]\\d|3[01])[-_.](?<month>0[1-9]|1[0-2])[-_.](?<year>(?:19|20)\\d{2})',
	'(?<year>(?:19|20)\\d{2})(?<month>0[1-9]|1[0-2])(?<day>0[1-9]|[12]\\d|3[01])(?!\\d)',
	'(?<year>(?:19|20)\\d{2})[-_.]?(?<month>0[1-9]|1[0-2])(?!\\d)',
	'(?<month>0[1-9]|1[0-2])[-_.](?<year>(?:19|20)\\d{2})(?!\\d)',
	'(?<!\\d)(?<year>(?:19|20)\\d{2})(?!\\d)(?:-(?<month>0[1-9]|1[0-2]))?'
];

/** The date that a file's name holds, and the expression that finds it; null when it holds none. */
export function dateInName(name: string): DatedName | null {
	for (const shape of shapes) {
		const all = [...name.normalize('NFC').matchAll(new RegExp(shape, 'giu'))];
		const groups = all.at(-1)?.groups;
		if (!groups) continue;
		const month = groups['month'] ?? '12';
		const first = `${groups['year']}-${month}-01`;
		const day = groups['day'];
		const date = day === undefined ? endOfMonth(first) : addDays(first, Number(day) - 1);
		if (date.slice(0, 7) !== first.slice(0, 7)) continue;
		const last =
			all.length > 1 ? `(?!.*${shape.replaceAll(/\(\?<(?:year|month|day)>/g, '(?:')})` : '';
		return { pattern: shape + last, date };
	}
	return null;
}

/** The file's name without its dates and extensions, for a title and an id. */
export function undatedName(name: string): string {
	let rest = name
		.normalize('NFC')
		.replace(/(?:\.(?:csv|tsv|txt|xlsx|ods|json|ndjson|jsonl|parquet|arrow|gz|zip))+$/i, '');
	for (const shape of shapes)
		rest = rest.replace(new RegExp(shape.replaceAll(/\(\?<(?:year|month|day)>/g, '('), 'giu'), ' ');
	return rest.replace(/[\s_]+/g, ' ').replace(/^[\s.-]+|[\s.-]+$/g, '');
}

/**
 * Proposes from the file's name and the dates it holds: rows of one month or year are added to
 * those before, anything else replaces them.
 */
export function guessDelivery(
	name: string,
	dates: Period | null,
	defaults: { readonly since: IsoDate; readonly today: IsoDate }
): DraftDelivery {
	const named = dateInName(name);
	const month = named && { from: `${named.date.slice(0, 7)}-01`, to: endOfMonth(named.date) };
	const year = named && {
		from: `${named.date.slice(0, 4)}-01-01`,
		to: `${named.date.slice(0, 4)}-12-31`
	};
	const within = (span: Period | null) =>
		span !== null && dates !== null && dates.from >= span.from && dates.to <= span.to;
	const delivered = named
		? `{ from: filename, pattern: ${quoteSingle(named.pattern)} }`
		: `{ from: fixed, date: ${defaults.today} }`;
	const deliveredWhy = named
		? french`Date lue dans le nom du fichier : ici le ${named.date} ; sans jour, le dernier du mois.`
		: french`Le nom du fichier ne porte pas de date. Mieux : nommer les fichiers nom_AAAA-MM, et écrire ${`{ from: filename, pattern: '(?<year>\\d{4})-(?<month>\\d{2})' }`}.`;
	// One date alone tells nothing of the span that a file holds.
	const spans = dates !== null && dates.to > dates.from;
	if (spans && within(month))
		return {
			delivered,
			mode: 'append',
			covers: '{ from: delivery-month, until: month-end }',
			cadence: 'monthly',
			comments: {
				delivered: deliveredWhy,
				mode: french`Toutes les dates sont de ce mois : chaque fichier s’ajoute aux précédents. « snapshot » les remplacerait.`,
				covers: 'Chaque dépôt couvre son mois.',
				cadence: 'Un fichier par mois, semble-t-il.'
			}
		};
	if (spans && within(year))
		return {
			delivered,
			mode: 'append',
			covers: '{ from: delivery-year, until: year-end }',
			cadence: 'yearly',
			comments: {
				delivered: deliveredWhy,
				mode: french`Toutes les dates sont de cette année : chaque fichier s’ajoute aux précédents. « snapshot » les remplacerait.`,
				covers: 'Chaque dépôt couvre son année.',
				cadence: 'Un fichier par an, semble-t-il.'
			}
		};
	return {
		delivered,
		mode: 'snapshot',
		covers: `{ from: ${defaults.since}, until: delivered }`,
		cadence: null,
		comments: {
			delivered: deliveredWhy,
			mode: french`Chaque fichier remplace le précédent. « append » s’y ajouterait, « upsert » mettrait à jour par clé.`,
			covers: french`Du premier jour que les données couvrent à la date du dépôt : à vérifier, car hors de ces dates aucun chiffre n’est donné.`,
			cadence: 'monthly, quarterly, yearly ou once : dit quand le prochain dépôt est attendu.'
		}
	};
}

function quoteSingle(text: string): string {
	return `'${text.replaceAll("'", "''")}'`;
}
