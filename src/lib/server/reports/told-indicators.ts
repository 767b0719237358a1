import { unitWord } from '#lib/indicators/format.ts';
import type { Indicator } from '#lib/indicators/indicator.ts';
import { kindTitles } from '#lib/indicators/kind-words.ts';
import { localize } from '#lib/indicators/language.ts';
import { nextFigureOn } from '#lib/indicators/next-figure.ts';
import { windowWords } from '#lib/indicators/over-words.ts';
import { provenanceOf, type DatasetFiles } from '../pages/provenance.ts';
import { lastFigureOn } from '../values/catalogue.ts';
import type { Block, ToldDataset, ToldIndicator } from './document.ts';
import type { ReportContext } from './report-context.ts';
import { walkBlocks, walkRuns } from './walk-document.ts';

/** The indicators whose figures the blocks tell, in the order of the axes, each with what stands behind it. */
export function toldIndicators(
	blocks: readonly Block[],
	context: ReportContext
): readonly ToldIndicator[] {
	const ids = idsIn(blocks);
	return context.indicators
		.filter(({ id }) => ids.has(id))
		.map((indicator) => describe(indicator, context));
}

function idsIn(blocks: readonly Block[]): ReadonlySet<string> {
	const ids = new Set<string>();
	for (const block of walkBlocks(blocks)) {
		if (block.type === 'figure' || block.type === 'sheet') ids.add(block.indicator);
		if (block.type === 'spotlight') ids.add(block.item.indicator);
		if (block.type === 'key-figures') block.items.forEach((item) => ids.add(item.indicator));
		for (const run of walkRuns(block)) {
			if (run.type === 'text') run.about?.forEach((id) => ids.add(id));
			if (run.type === 'note' && run.note.indicator !== null) ids.add(run.note.indicator);
		}
	}
	return ids;
}

function describe(indicator: Indicator, context: ReportContext): ToldIndicator {
	const { edition, asOf, language, reader } = context;
	const { id, kind, format, unit, method, source, owner, cadence, delay } = indicator;
	const { datasets } = provenanceOf(edition, indicator, asOf, language);
	const lastOn = lastFigureOn(edition, indicator, asOf);
	const sources = [...new Set(datasets.flatMap((dataset) => dataset.source ?? []))];
	const window = windowWords(indicator, language);
	return {
		id,
		title: localize(indicator.title, language),
		definition: localize(indicator.definition, language),
		// The plural: a unit names its figures.
		unit: unitWord(2, format, unit, language),
		kind: [kindTitles[kind][language], window].filter((words) => words !== '').join(', '),
		method: method && localize(method, language),
		source: source ? localize(source, language) : sources.join(', ') || null,
		owner,
		lastOn,
		nextOn: nextFigureOn(lastOn, cadence, delay),
		datasets: datasets.map((dataset) => describeFiles(dataset, !reader.publishedOnly))
	};
}

/** Names of files are the committee's. */
function describeFiles(
	{ title, source, latest: [latest], files, rows }: DatasetFiles,
	isNamed: boolean
): ToldDataset {
	return {
		title,
		source,
		files,
		latest: isNamed ? (latest?.name ?? null) : null,
		latestOn: latest?.deliveredOn ?? null,
		rowsKept: rows.accepted,
		rowsSetAside: rows.rejected
	};
}
