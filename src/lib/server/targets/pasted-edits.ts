import type { Indicator } from '#lib/indicators/indicator.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import { foldText } from '../ingest/fold-text.ts';
import { parseMoment, toIsoDate } from '../ingest/parse-date.ts';
import { nearestName } from '../programme/nearest.ts';
import type { Programme } from '../programme/programme.ts';
import { loadTerritories } from '../programme/territories.ts';
import type { TargetEdit } from './plan-targets.ts';

/** What a pasted block asks for, and what of it is not understood. */
export type PastedEdits = {
	readonly edits: readonly TargetEdit[];
	/** Each with its line in the block, in both languages. */
	readonly problems: readonly { readonly fr: string; readonly en: string }[];
};

const names = {
	indicator: ['indicateur', 'indicator', 'id', 'intitulé', 'titre', 'title'],
	territory: ['territoire', 'territory', 'code'],
	date: ['date', 'échéance'],
	value: ['valeur', 'value', 'cible', 'target'],
	role: ['rôle', 'role', 'nature']
} as const;

type Named = keyof typeof names;

const roles: Readonly<Record<string, TargetPoint['role']>> = {
	baseline: 'baseline',
	pointdedepart: 'baseline',
	depart: 'baseline',
	target: 'target',
	cible: 'target'
};

/**
 * Understands a block with a header: one line a point (indicator, territory, date, value, role) as
 * in `data/targets.csv`, or one column a date. A territory left out is `territory`; a day that is a
 * baseline's stays one.
 */
export function editsOfPasted(
	rows: readonly (readonly string[])[],
	programme: Pick<Programme, 'indicators' | 'settings'>,
	points: readonly TargetPoint[],
	territory: string | null
): PastedEdits {
	const [header = [], ...body] = rows;
	const at = (name: Named) => {
		const words = names[name].map(foldText);
		return header.findIndex((cell) => words.includes(foldText(cell)));
	};
	const columns = {
		indicator: at('indicator'),
		territory: at('territory'),
		date: at('date'),
		value: at('value'),
		role: at('role')
	};
	const { settings } = programme;
	const dated = header.flatMap((cell, column) => {
		const date = readDay(cell, settings.timeZone, settings.yearStart);
		return date === null ? [] : [{ column, date }];
	});
	const isList = columns.date !== -1 && columns.value !== -1;
	if (columns.indicator === -1 || (!isList && dated.length === 0))
		return { edits: [], problems: [headerMissing] };

	const edits: TargetEdit[] = [];
	const problems: { fr: string; en: string }[] = [];
	const find = finders(programme);
	for (const [number, cells] of body.entries()) {
		const line = number + 2;
		const cell = (column: number) => (column === -1 ? '' : (cells[column] ?? '').trim());
		if (cells.every((text) => text.trim() === '')) continue;
		const indicator = find.indicator(cell(columns.indicator));
		const place =
			cell(columns.territory) === '' ? territory : find.territory(cell(columns.territory));
		if ('fr' in indicator) problems.push(atLine(line, indicator));
		else if (place !== null && typeof place !== 'string') problems.push(atLine(line, place));
		else {
			const own = points.filter(
				(point) => point.indicator === indicator.id && point.territory === place
			);
			const baselineOn = own.find(({ role }) => role === 'baseline')?.date;
			const say = (date: string, text: string, role?: TargetPoint['role']) =>
				edits.push({
					indicator: indicator.id,
					territory: place,
					role: role ?? (date === baselineOn ? 'baseline' : 'target'),
					date,
					text
				});
			if (isList) {
				const date = readDay(cell(columns.date), settings.timeZone, settings.yearStart);
				const role = roles[foldText(cell(columns.role))];
				if (date === null) problems.push(atLine(line, noDate(cell(columns.date))));
				else say(date, cell(columns.value), role);
			} else for (const { column, date } of dated) say(date, cell(column));
		}
	}
	return { edits, problems };
}

type Words = { readonly fr: string; readonly en: string };

const headerMissing: Words = {
	fr: 'La première ligne doit nommer les colonnes : « Indicateur », puis une date par colonne (31/12/2024), ou « Indicateur », « Date » et « Valeur ».',
	en: 'The first line must name the columns: “Indicator”, then a date for each column (31/12/2024), or “Indicator”, “Date” and “Value”.'
};

const atLine = (line: number, { fr, en }: Words): Words => ({
	fr: `Ligne ${line} : ${fr}`,
	en: `Line ${line}: ${en}`
});

const noDate = (text: string): Words => ({
	fr: `« ${text} » n’est pas une date.`,
	en: `“${text}” is no date.`
});

/** A day, or a year for its last day: targets are what is to be reached by then. */
function readDay(text: string, timeZone: string, yearStart: string): IsoDate | null {
	const typed = text.trim();
	if (isIsoDate(typed)) return typed;
	if (/^(19|20)\d\d$/.test(typed)) return yearStart === '01-01' ? `${typed}-12-31` : null;
	const moment = parseMoment(typed, 'DMY');
	return typeof moment === 'string' ? null : toIsoDate(moment, timeZone);
}

/** Who is meant by an id, a code or a title; or why nobody is. */
function finders({ indicators, settings }: Pick<Programme, 'indicators' | 'settings'>) {
	const known = new Map<string, Indicator>();
	for (const { indicator } of indicators.toReversed())
		for (const word of [indicator.title.en ?? '', indicator.title.fr, indicator.id])
			known.set(foldText(word), indicator);
	const titles = indicators.flatMap(({ id, indicator }) => [id, indicator.title.fr]);
	const territories = loadTerritories();
	return {
		indicator(text: string): Indicator | Words {
			const found = known.get(foldText(text));
			if (found && text !== '') return found;
			const near = nearestName(text, titles);
			return {
				fr: `indicateur « ${text} » inconnu.${near ? ` Vouliez-vous dire « ${near} » ?` : ''}`,
				en: `unknown indicator “${text}”.${near ? ` Did you mean “${near}”?` : ''}`
			};
		},
		territory(text: string): string | Words {
			const levels = ['intercommunality', 'commune', 'department'] as const;
			const code =
				territories.byCode(text)?.code ??
				levels
					.map((level) => territories.find(text, level, settings.territory)?.code)
					.find((found) => found);
			return code ?? { fr: `territoire « ${text} » inconnu.`, en: `unknown territory “${text}”.` };
		}
	};
}
