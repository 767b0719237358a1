import { isIsoDate } from '#lib/indicators/period.ts';
import type { TargetPoint, Trajectory } from '#lib/indicators/target.ts';
import { trajectoryOf as trajectoryAmong } from '#lib/indicators/trajectory.ts';
import { parse } from 'csv-parse/sync';
import type { Edition } from '../editions/edition.ts';
import { parseMoment, toIsoDate } from '../ingest/parse-date.ts';
import { parseNumber } from '../ingest/parse-number.ts';
import { nearestName } from '../programme/nearest.ts';
import { JalonError, type Problem } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';

export const targetsFile = 'data/targets.csv';

const columns = ['indicator', 'territory', 'date', 'value', 'role', 'note'] as const;

type Targets = {
	readonly points: readonly TargetPoint[];
	/** By indicator and territory. */
	readonly trajectories: Map<string, Trajectory | null>;
};

const known = new WeakMap<Edition, Targets>();

/** Throws for a programme whose targets can't be read, each wrong line named. */
export function checkTargets({ sources, indicators, settings }: Programme): void {
	const text = sources[targetsFile];
	const ids = indicators.map(({ id }) => id);
	if (text !== undefined) parseTargets(text, ids, settings.timeZone);
}

/** The baselines and targets that the edition was published with. */
export function targetsOf(edition: Edition): readonly TargetPoint[] {
	return readTargets(edition).points;
}

/** The trajectory of an indicator in a territory (null: the whole programme); null without targets. */
export function trajectoryOf(
	edition: Edition,
	indicator: string,
	territory: string | null
): Trajectory | null {
	const { points, trajectories } = readTargets(edition);
	const key = JSON.stringify([indicator, territory]);
	const found = trajectories.get(key);
	if (found !== undefined) return found;
	const trajectory = trajectoryAmong(points, indicator, territory);
	trajectories.set(key, trajectory);
	return trajectory;
}

function readTargets(edition: Edition): Targets {
	const before = known.get(edition);
	if (before) return before;
	const text = edition.manifest.sources[targetsFile];
	const ids = edition.programme.indicators.map(({ id }) => id);
	const { timeZone } = edition.programme.settings;
	const points = text === undefined ? [] : parseTargets(text, ids, timeZone);
	const targets = { points, trajectories: new Map() };
	known.set(edition, targets);
	return targets;
}

/**
 * Reads `data/targets.csv`: comma or semicolon, ISO or French dates, `60 %`, decimal comma. A
 * territory left empty is the whole programme. Throws a JalonError with every problem and its line.
 */
export function parseTargets(
	text: string,
	indicators: readonly string[],
	timeZone: string
): readonly TargetPoint[] {
	const problems: Problem[] = [];
	const refuse = (line: number, column: string | null, fr: string, en: string) =>
		void problems.push({ file: targetsFile, line, column, message: { fr, en } });
	const rows = readRows(text, refuse);
	const decimal = rows.delimiter === ';' ? ',' : '.';
	const points: TargetPoint[] = [];
	const lines = new Map<string, number>();
	for (const { line, cells } of rows.rows) {
		const before = problems.length;
		const { indicator = '', territory = '', note = '' } = cells;
		if (!indicators.includes(indicator)) {
			const near = nearestName(indicator, indicators);
			const [fr, en] = near
				? [` Vouliez-vous dire « ${near} » ?`, ` Did you mean “${near}”?`]
				: ['', ''];
			refuse(
				line,
				'indicator',
				`Indicateur « ${indicator} » inconnu.${fr}`,
				`Unknown indicator “${indicator}”.${en}`
			);
		}
		const date = readDate(cells['date'] ?? '', timeZone);
		if (date === null)
			refuse(
				line,
				'date',
				`« ${cells['date'] ?? ''} » n’est pas une date (AAAA-MM-JJ).`,
				`“${cells['date'] ?? ''}” is no date (YYYY-MM-DD).`
			);
		const value = parseNumber(cells['value'] ?? '', decimal);
		if (value === undefined)
			refuse(
				line,
				'value',
				`« ${cells['value'] ?? ''} » n’est pas un nombre.`,
				`“${cells['value'] ?? ''}” is no number.`
			);
		const role = cells['role'];
		if (role !== 'baseline' && role !== 'target')
			refuse(
				line,
				'role',
				`Rôle « ${role ?? ''} » : baseline ou target attendu.`,
				`Role “${role ?? ''}”: baseline or target expected.`
			);
		if (problems.length > before || date === null || value === undefined) continue;
		if (role !== 'baseline' && role !== 'target') continue;
		const key = JSON.stringify([indicator, territory, role, role === 'target' ? date : '']);
		const twin = lines.get(key);
		if (twin !== undefined) {
			refuse(line, null, `Même point qu’à la ligne ${twin}.`, `Same point as on line ${twin}.`);
			continue;
		}
		lines.set(key, line);
		points.push({ indicator, territory: territory || null, date, value, role, note: note || null });
	}
	if (problems.length > 0)
		throw new JalonError(
			'targets',
			{
				fr: `Cibles à corriger dans ${targetsFile} :`,
				en: `Targets to correct in ${targetsFile}:`
			},
			problems
		);
	return points;
}

type TargetRow = { readonly line: number; readonly cells: Readonly<Record<string, string>> };

function readRows(
	text: string,
	refuse: (line: number, column: string | null, fr: string, en: string) => void
): { readonly rows: readonly TargetRow[]; readonly delimiter: string } {
	const header = text.replace(/^\uFEFF/, '').split(/\r?\n/, 1)[0] ?? '';
	const delimiter = header.includes(';') ? ';' : ',';
	let records: { record: string[]; info: { lines: number } }[];
	try {
		records = parse(text, {
			bom: true,
			delimiter,
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			trim: true
		}) as unknown as typeof records;
	} catch (error) {
		const line = (error as { lines?: number }).lines ?? 1;
		refuse(
			line,
			null,
			'Ligne illisible : guillemets mal fermés.',
			'Unreadable line: unclosed quotes.'
		);
		return { rows: [], delimiter };
	}
	const [first, ...rest] = records;
	const names = first?.record ?? [];
	for (const column of columns.slice(0, 5))
		if (!names.includes(column))
			refuse(1, column, `Colonne « ${column} » introuvable.`, `Column “${column}” not found.`);
	if (columns.slice(0, 5).some((column) => !names.includes(column))) return { rows: [], delimiter };
	const rows = rest
		.filter(({ record }) => record.some((cell) => cell !== ''))
		.map(({ record, info }) => ({
			line: info.lines,
			cells: Object.fromEntries(names.map((name, at) => [name, record[at] ?? '']))
		}));
	return { rows, delimiter };
}

/** Day first when the text is not ISO: the file is a French programme's. */
function readDate(text: string, timeZone: string): string | null {
	if (isIsoDate(text)) return text;
	const moment = parseMoment(text, 'DMY');
	return typeof moment === 'string' ? null : toIsoDate(moment, timeZone);
}
