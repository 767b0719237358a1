import { figureText } from '#lib/indicators/figure-text.ts';
import { formatIndicatorValue, unitWord } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { TargetPoint } from '#lib/indicators/target.ts';
import { readTargetField, targetFields } from '#lib/indicators/target-fields.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import type { CellProblem, TargetChange, TargetEdit } from '../targets/plan-targets.ts';
import { readTargetsNow } from '../targets/save-targets.ts';
import { visibleIndicators } from '../values/compute-values.ts';
import { parseTargets, targetsFile } from '../values/targets.ts';
import { indicatorTitle, placeName } from './choices.ts';

/** One indicator's line of the grid: each cell as a person types it. */
export type TargetRow = {
	readonly id: string;
	readonly title: string;
	/** What the figures count, « ambassadeurs », « % ». */
	readonly unit: string;
	readonly baseline: { readonly date: string; readonly text: string };
	/** By date of the grid's columns. */
	readonly cells: Readonly<Record<string, string>>;
};

export type TargetsPage = {
	readonly territory: { readonly code: string; readonly name: string } | null;
	/** Of the file as it lies there. */
	readonly hash: string;
	readonly dates: readonly IsoDate[];
	readonly axes: readonly {
		readonly id: string;
		readonly title: string;
		readonly rows: readonly TargetRow[];
	}[];
	/** Why the file cannot be edited here, line by line; null when it can. */
	readonly broken: string | null;
};

/** The targets of a territory (null: the whole programme) as `data/targets.csv` has them now. */
export async function targetsPage(
	edition: Edition,
	workspace: Workspace,
	territory: string | null,
	reader: Reader
): Promise<TargetsPage> {
	const { settings } = edition.programme;
	const { text, hash } = await readTargetsNow(workspace);
	const read = pointsOf(text, edition.programme, reader);
	const points = read.points.filter((point) => point.territory === territory);
	const dates = [
		...new Set(points.filter(({ role }) => role === 'target').map(({ date }) => date))
	].sort();
	const followed = visibleIndicators(edition, reader).filter(
		({ id, better }) => better !== 'none' || points.some(({ indicator }) => indicator === id)
	);
	return {
		territory: territory === null ? null : { code: territory, name: placeName(territory) ?? '' },
		hash,
		dates,
		axes: settings.axes
			.map(({ id, title }) => ({
				id,
				title: localize(title, reader.language),
				rows: followed
					.filter(({ axis }) => axis === id)
					.map((indicator) => rowOf(indicator, points, dates, reader))
					.sort((a, b) => a.title.localeCompare(b.title, reader.language))
			}))
			.filter(({ rows }) => rows.length > 0),
		broken: read.broken
	};
}

function pointsOf(
	text: string,
	{ indicators, settings }: Programme,
	{ language }: Reader
): { readonly points: readonly TargetPoint[]; readonly broken: string | null } {
	const ids = indicators.map(({ id }) => id);
	try {
		return { points: parseTargets(text, ids, settings.timeZone), broken: null };
	} catch (error) {
		if (!(error instanceof JalonError)) throw error;
		return { points: [], broken: error.describe(language) };
	}
}

function rowOf(
	indicator: Indicator,
	points: readonly TargetPoint[],
	dates: readonly IsoDate[],
	{ language }: Reader
): TargetRow {
	const own = points.filter((point) => point.indicator === indicator.id);
	const write = (point: TargetPoint | undefined) =>
		point ? figureText(point.value, indicator.format, language) : '';
	const baseline = own.find(({ role }) => role === 'baseline');
	return {
		id: indicator.id,
		title: localize(indicator.title, language),
		unit: unitWord(2, indicator.format, indicator.unit, language),
		baseline: { date: baseline?.date ?? '', text: write(baseline) },
		cells: Object.fromEntries(
			dates.map((date) => [
				date,
				write(own.find((point) => point.role === 'target' && point.date === date))
			])
		)
	};
}

/** The grid as it was sent, cell by cell. */
export function editsOfGrid(
	sent: ReadonlyMap<string, string>,
	territory: string | null
): readonly TargetEdit[] {
	return [...sent].flatMap(([name, text]): TargetEdit[] => {
		const field = readTargetField(name);
		if (!field) return [];
		const { indicator } = field;
		const say = (role: TargetPoint['role'], date: string) => [
			{ indicator, territory, role, date, text }
		];
		if (field.kind === 't') return say('target', field.date);
		if (field.kind === 'b')
			return say('baseline', sent.get(targetFields.baselineOn(indicator)) ?? '');
		// An empty cell of a new column takes nothing away.
		return text.trim() === '' ? [] : say('target', sent.get(targetFields.addedOn) ?? '');
	});
}

/** A change in words, as the preview lists it. */
export type ToldChange = Pick<TargetChange, 'kind' | 'date' | 'dateBefore' | 'role'> & {
	readonly title: string;
	readonly place: string | null;
	readonly before: string | null;
	readonly after: string | null;
};

export function tellChanges(
	changes: readonly TargetChange[],
	edition: Edition,
	reader: Reader
): readonly ToldChange[] {
	return changes.map(({ kind, date, dateBefore, role, indicator, territory, before, after }) => {
		const found = edition.programme.indicators.find(({ id }) => id === indicator)?.indicator;
		const write = (value: number | null) =>
			value === null || !found
				? null
				: formatIndicatorValue({ value, missing: null }, found, reader.language).text;
		return {
			...{ kind, date, dateBefore, role },
			title: indicatorTitle(edition, indicator, reader),
			place: placeName(territory),
			before: write(before),
			after: write(after)
		};
	});
}

/** « Ambassadeurs inscrits, 2024-12-31 : « x » n’est pas un nombre. » */
export function tellProblem(problem: CellProblem, edition: Edition, reader: Reader) {
	return {
		...problem,
		title: problem.indicator ? indicatorTitle(edition, problem.indicator, reader) : targetsFile,
		place: placeName(problem.territory)
	};
}
