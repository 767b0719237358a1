import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { Edition, Span } from '../editions/edition.ts';
import type { Reading, Reject, RowCounts } from '../ingest/delivery.ts';
import { rejectSentence } from '../ingest/reject-sentence.ts';
import { declaredDataset } from '../programme/declared-contract.ts';
import type { Contract } from '../programme/contract.ts';
import { JalonError } from '../programme/problem.ts';
import { sumRows } from './provenance.ts';

/** One kind of file, and what came of it. */
export type DatasetSummary = {
	readonly dataset: string;
	readonly title: string;
	readonly partner: string | null;
	readonly source: string | null;
	readonly deliveries: number;
	readonly refused: number;
	readonly lastOn: IsoDate | null;
	readonly coverage: readonly Span[];
	readonly rows: RowCounts;
};

export type RefusedFile = { readonly dataset: string; readonly name: string; readonly why: string };

export type CheckSummary = {
	readonly id: string;
	readonly title: string;
	readonly severity: 'blocks' | 'warns';
	readonly rows: number;
	readonly sample: readonly Readonly<Record<string, string | number | boolean | null>>[];
};

export type ReceivedPage = {
	readonly datasets: readonly DatasetSummary[];
	readonly refused: readonly RefusedFile[];
	readonly rows: RowCounts;
	readonly rules: readonly {
		readonly dataset: string;
		readonly title: string;
		readonly count: number;
	}[];
	readonly checks: readonly CheckSummary[];
};

/** Whether rows are shown, of whichever territory, or only counted. */
export type RowsShown = 'rows' | 'counts';

/** What was received, what of it was refused, and what the checks found. */
export function receivedPage(
	edition: Edition,
	reader: Reader,
	shown: RowsShown = 'counts'
): ReceivedPage {
	const { manifest, programme } = edition;
	const { language } = reader;
	const datasets = programme.contracts
		.map((contract) => summarize(edition, contract, reader))
		// The shipped one is told once somebody used it.
		.filter(
			({ dataset, deliveries, refused }) => dataset !== declaredDataset || deliveries + refused > 0
		);
	return {
		datasets,
		refused: manifest.readings.flatMap(({ dataset, name, refused }) =>
			refused ? [{ dataset, name, why: localize(refused.message, language) }] : []
		),
		rows: sumRows(manifest.readings),
		rules: datasets
			.filter(({ rows }) => rows.rejected > 0)
			.map(({ dataset, title, rows }) => ({ dataset, title, count: rows.rejected })),
		checks: programme.checks.map((check) => {
			const finding = manifest.findings.find((other) => other.check === check.id);
			return {
				id: check.id,
				title: localize(check.title, language),
				severity: check.severity,
				rows: finding?.rows ?? 0,
				sample: shown === 'rows' ? (finding?.sample ?? []) : []
			};
		})
	};
}

function summarize(edition: Edition, contract: Contract, reader: Reader): DatasetSummary {
	const { manifest, programme } = edition;
	const { language } = reader;
	const readings = manifest.readings.filter(({ dataset }) => dataset === contract.dataset);
	const taken = readings.filter(({ refused }) => refused === null);
	const partner = programme.settings.partners.find(({ id }) => id === contract.partner);
	return {
		dataset: contract.dataset,
		title: localize(contract.title, language),
		partner: partner?.name ?? null,
		source: contract.source ? localize(contract.source, language) : null,
		deliveries: taken.length,
		refused: readings.length - taken.length,
		lastOn:
			taken
				.map(({ deliveredOn }) => deliveredOn ?? '')
				.sort()
				.at(-1) || null,
		coverage: manifest.coverage[contract.dataset] ?? [],
		rows: sumRows(taken)
	};
}

/** A refused row, told. */
export type RejectLine = {
	readonly file: string;
	readonly line: number;
	readonly sentence: string;
	/** The row as received, personal columns left out. */
	readonly row: readonly (string | null)[];
};

export type DatasetPage = {
	readonly dataset: DatasetSummary;
	readonly description: string | null;
	readonly readings: readonly Reading[];
	readonly rejects: readonly RejectLine[];
	readonly rejectCount: number;
};

const rejectsShown = 200;

/** One kind of file: each delivery and its refused rows. Throws `unknown-dataset`. */
export async function datasetPage(
	edition: Edition,
	dataset: string,
	reader: Reader,
	shown: RowsShown = 'counts'
): Promise<DatasetPage> {
	const contract = edition.programme.contracts.find((other) => other.dataset === dataset);
	if (!contract)
		throw new JalonError('not-found', {
			fr: `Il n’y a pas de modèle de fichier « ${dataset} ».`,
			en: `There is no kind of file “${dataset}”.`
		});
	const [count] = await edition.database.all<{ count: number }>(
		'select count(*) as count from rejects where dataset = $1',
		[dataset]
	);
	const rejects =
		shown === 'rows'
			? await edition.database.all<Reject>(
					`select * from rejects where dataset = $1 order by file desc, line limit ${rejectsShown}`,
					[dataset]
				)
			: [];
	return {
		dataset: summarize(edition, contract, reader),
		description: contract.description ? localize(contract.description, reader.language) : null,
		readings: edition.manifest.readings
			.filter((reading) => reading.dataset === dataset)
			.sort((a, b) => ((a.deliveredOn ?? '') < (b.deliveredOn ?? '') ? 1 : -1)),
		rejects: rejects.map((reject) => ({
			file: reject.file,
			line: reject.line,
			sentence: rejectSentence(reject, reader.language),
			row: JSON.parse(reject.row) as (string | null)[]
		})),
		rejectCount: count?.count ?? 0
	};
}
