import type { Language, Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { readerUnsaid, type OrderReader } from './order-reader.ts';
import type { ReportFormat } from '../reports/template-front-matter.ts';

/** What a report is to be made from, whoever makes it. */
export type ReportOrder = {
	readonly report: string;
	readonly language: Language;
	/** Who it is made for. */
	readonly reader: OrderReader;
	/** Whose figures; kept although another edition is published meanwhile. */
	readonly edition: string;
	readonly meeting: string | null;
	readonly year: number | null;
	readonly asOf: IsoDate | null;
	/** For a report that speaks of one. */
	readonly indicator: string | null;
	/** One report each; null is the whole programme. */
	readonly territories: readonly (string | null)[];
	readonly filters: {
		readonly axis: string | null;
		readonly audience: string | null;
		readonly partner: string | null;
		readonly compare: IsoDate | null;
	};
	readonly formats: readonly ReportFormat[];
};

export type BuiltFile = {
	readonly territory: string | null;
	readonly format: ReportFormat;
	readonly name: string;
	readonly bytes: number;
	/** Of its bytes; null for one made before digests were kept. */
	readonly sha256: string | null;
};

export type BuildState = 'waiting' | 'building' | 'built' | 'failed' | 'cancelled';

/** An order and what became of it. */
export type ReportBuild = ReportOrder & {
	readonly number: number;
	readonly title: string;
	readonly state: BuildState;
	readonly askedAt: string;
	readonly askedBy: string;
	readonly endedAt: string | null;
	/** Steps done, of `total`: the figures and each format of each territory. */
	readonly done: number;
	readonly total: number;
	/** Why it failed. */
	readonly problem: Localized | null;
	/** Empty until all are made; they are told of once they are kept no more. */
	readonly files: readonly BuiltFile[];
};

type Row = {
	number: number;
	title: string;
	order: string;
	state: BuildState;
	askedAt: string;
	askedBy: string;
	endedAt: string | null;
	done: number;
	total: number;
	problem: string | null;
	files: string;
};

const select = `select number, title, asked as "order", state, asked_at as askedAt, asked_by as askedBy,
	ended_at as endedAt, done, total, problem, files from report_builds`;

function toBuild({ order, problem, files, ...row }: Row): ReportBuild {
	return {
		reader: readerUnsaid,
		...(JSON.parse(order) as Omit<ReportOrder, 'reader'> & Partial<ReportOrder>),
		...row,
		problem: problem === null ? null : (JSON.parse(problem) as Localized),
		files: (JSON.parse(files) as BuiltFile[]).map((file) => ({
			...file,
			sha256: file.sha256 ?? null
		}))
	};
}

/** What was asked for, without what became of it. */
export function orderOf(build: ReportOrder): ReportOrder {
	const { report, language, reader, edition, meeting, year, asOf, indicator } = build;
	const { territories, filters, formats } = build;
	return {
		...{ report, language, reader, edition, meeting, year, asOf, indicator },
		...{ territories, filters, formats }
	};
}

/** Builds, the latest first; all of them for a limit of -1. */
export function listReportBuilds(workspace: Workspace, limit = 50): ReportBuild[] {
	return workspace.records.all<Row>(`${select} order by number desc limit ?`, limit).map(toBuild);
}

export function countReportBuilds({ records }: Workspace): number {
	return records.one<{ count: number }>('select count(*) as count from report_builds')!.count;
}

/** Throws `unknown-build`. */
export function findReportBuild(workspace: Workspace, number: number): ReportBuild {
	const row = Number.isSafeInteger(number)
		? workspace.records.one<Row>(`${select} where number = ?`, number)
		: null;
	if (row) return toBuild(row);
	throw new JalonError('unknown-build', {
		fr: `Aucun rapport préparé ne porte ce numéro.`,
		en: `No prepared report bears this number.`
	});
}

/** False for one that is not, as after another backup was restored. */
export function isBuilt({ records }: Workspace, number: number): boolean {
	const sql = "select number from report_builds where number = ? and state = 'built'";
	return records.one(sql, number) !== null;
}

/** Builds that were made of the same order, this one left out, the latest first. */
export function sameOrders({ records }: Workspace, build: ReportBuild): ReportBuild[] {
	return records
		.all<Row>(
			`${select} where asked = ? and number <> ? and state = 'built' order by number desc`,
			JSON.stringify(orderOf(build)),
			build.number
		)
		.map(toBuild);
}

export function buildsInState(workspace: Workspace, state: BuildState): ReportBuild[] {
	return workspace.records
		.all<Row>(`${select} where state = ? order by number`, state)
		.map(toBuild);
}

/** Writes an order down, waiting. */
export function addReportBuild(
	workspace: Workspace,
	order: ReportOrder,
	title: string
): ReportBuild {
	return workspace.records.transaction(() => {
		workspace.records.run(
			`insert into report_builds (report, title, asked, state, asked_at, asked_by, done, total, files)
				values (?, ?, ?, 'waiting', ?, ?, 0, ?, '[]')`,
			order.report,
			title,
			JSON.stringify(orderOf(order)),
			workspace.clock().toISOString(),
			workspace.user,
			order.territories.length * (1 + order.formats.length)
		);
		return listReportBuilds(workspace, 1)[0]!;
	});
}

/** Moves a build on from one of some states; false when it has left them meanwhile. */
export function moveReportBuild(
	workspace: Workspace,
	number: number,
	from: readonly BuildState[],
	to: BuildState,
	{ problem = null, files = [] }: Partial<Pick<ReportBuild, 'problem' | 'files'>> = {}
): boolean {
	const isOver = to !== 'waiting' && to !== 'building';
	const changed = workspace.records.run(
		`update report_builds set state = ?, ended_at = ?, problem = ?, files = ?,
			done = case ? when 'built' then total when 'waiting' then 0 else done end
			where number = ? and state in (${from.map(() => '?').join(', ')})`,
		to,
		isOver ? workspace.clock().toISOString() : null,
		problem === null ? null : JSON.stringify(problem),
		JSON.stringify(files),
		to,
		number,
		...from
	);
	return changed === 1;
}

export function tellProgress({ records }: Workspace, number: number, done: number): void {
	records.run(
		"update report_builds set done = ? where number = ? and state = 'building'",
		done,
		number
	);
}
