import type { Localized } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Edition, Finding } from '../editions/edition.ts';
import { recogniseCorrections, type Recognition } from '../mends/recognise.ts';
import { compareIndicators, type IndicatorMove } from './compare-indicators.ts';
import { compareRows, type Compared, type RowsChange } from './compare-rows.ts';

/** What an edition changes to the one before it. */
export type Comparison = {
	/** Null before the first edition. */
	readonly before: string | null;
	readonly after: string;
	readonly asOf: { readonly before: IsoDate | null; readonly after: IsoDate };
	/** Datasets whose rows differ. */
	readonly datasets: readonly RowsChange[];
	/** All indicators shown, those that move first. */
	readonly indicators: readonly IndicatorMove[];
	/** Checks that find more rows than before, those that block first. */
	readonly findings: readonly FindingChange[];
	/** Rows set aside before that files which came since mend. */
	readonly corrections: readonly Recognition[];
};

export type FindingChange = Finding & {
	readonly title: Localized;
	/** Rows that it found before. */
	readonly before: number;
};

export async function compareEditions(
	compared: Compared,
	onStep: (done: number, total: number, name: string) => void = () => {}
): Promise<Comparison> {
	const { before, after } = compared;
	const datasets = await compareRows(compared, onStep);
	compared.signal?.throwIfAborted();
	return {
		before: before?.id ?? null,
		after: after.id,
		asOf: { before: before?.asOf ?? null, after: after.asOf },
		datasets,
		indicators: await compareIndicators(before, after),
		findings: compareFindings(before, after),
		corrections: await recogniseCorrections(after, freshFiles(before, after))
	};
}

/** SHA-256 of the files that the later edition has and the earlier has not. */
function freshFiles(before: Edition | null, after: Edition): string[] {
	const known = new Set(before?.manifest.readings.map(({ sha256 }) => sha256));
	const fresh = after.manifest.readings.filter(({ sha256 }) => !known.has(sha256));
	return before === null ? [] : [...new Set(fresh.map(({ sha256 }) => sha256))];
}

function compareFindings(before: Edition | null, after: Edition): FindingChange[] {
	const found = new Map(before?.manifest.findings.map(({ check, rows }) => [check, rows]));
	return after.manifest.findings
		.filter(({ check, rows }) => rows > (found.get(check) ?? 0))
		.map((finding) => ({
			...finding,
			title: after.programme.checks.find(({ id }) => id === finding.check)?.title ?? {
				fr: finding.check
			},
			before: found.get(finding.check) ?? 0
		}))
		.toSorted((a, b) => Number(b.severity === 'blocks') - Number(a.severity === 'blocks'));
}
