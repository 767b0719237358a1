import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Grain } from '#lib/indicators/period.ts';
import { formatIndicatorValue, formatSpan } from '#lib/indicators/format.ts';
import { localReader } from '#lib/indicators/reader.ts';
import { statusTitles } from '#lib/indicators/status-words.ts';
import { territoryName, type Level } from '#lib/indicators/territory.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import { valuesToCsv } from '#lib/server/exports/values-csv.ts';
import { dimensionLabel, territoryNames } from '#lib/server/values/catalogue.ts';
import { computeValues, serializeValues } from '#lib/server/values/compute-values.ts';
import { parseLevel } from '#lib/server/values/parse-level.ts';
import {
	valuesQuery,
	type ValuesQuery,
	type ValuesResult
} from '#lib/server/values/values-query.ts';
import {
	argumentList,
	listOption,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon values`: figures as a table for a person, or as JSON, CSV or Arrow. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { environment, language } = context;
		const query = readQuery(input);
		const edition = await openEdition(workspace, textOption(input, 'edition'));
		try {
			const reader = localReader(environment.user, language);
			const result = await computeValues(edition, query, reader);
			await tell(edition, result, input, context);
			return 0;
		} finally {
			edition.database.close();
		}
	});

async function tell(
	edition: Edition,
	result: ValuesResult,
	input: CliInput,
	context: CliContext
): Promise<void> {
	const { output } = context;
	const format = context.json ? 'json' : (textOption(input, 'format') ?? 'table');
	const out = textOption(input, 'out');
	if (format === 'table' && out === null) return printTable(edition, result, context);
	const bytes = await encode(edition, result, format, context);
	if (out === null) return output.bytes(bytes);
	const path = resolve(context.cwd, out);
	await writeFile(path, bytes);
	const count = result.values.length;
	output.note(
		output.words({
			fr: `${count} ${count < 2 ? 'chiffre écrit' : 'chiffres écrits'} dans ${path}`,
			en: `${count} ${count === 1 ? 'value' : 'values'} written to ${path}`
		})
	);
}

function readQuery(input: CliInput): ValuesQuery {
	const where: Record<string, string[]> = {};
	for (const text of listOption(input, 'where')) {
		const at = text.indexOf('=');
		if (at < 1)
			throw usageError({
				fr: `--where « ${text} » : attendu DIMENSION=VALEUR, comme secteur=santé.`,
				en: `--where “${text}”: expected DIMENSION=VALUE, such as sector=health.`
			});
		(where[text.slice(0, at)] ??= []).push(text.slice(at + 1));
	}
	const level = textOption(input, 'level');
	return valuesQuery({
		indicators: argumentList(input),
		asOf: textOption(input, 'asOf'),
		from: textOption(input, 'from'),
		to: textOption(input, 'to'),
		grain: textOption(input, 'grain') as Grain | null,
		level: level === null ? null : (parseLevel(level) satisfies Level),
		territory: textOption(input, 'territory'),
		within: textOption(input, 'within'),
		by: textOption(input, 'by'),
		where
	});
}

async function encode(
	edition: Edition,
	result: ValuesResult,
	format: string,
	{ language }: CliContext
): Promise<string | Uint8Array> {
	const { fictitious } = edition.programme.settings;
	switch (format) {
		case 'json':
			return `${JSON.stringify(serializeValues(result), null, 2)}\n`;
		case 'arrow': {
			const { valuesToArrow } = await import('#lib/server/exports/values-arrow.ts');
			return valuesToArrow(result, { form: 'file', fictitious });
		}
		// A table written to a file is for a spreadsheet.
		default:
			return valuesToCsv(result, {
				style: format === 'csv' ? 'open' : 'office',
				language,
				fictitious
			});
	}
}

/** One line a figure, with only the columns that the question makes vary. */
async function printTable(
	edition: Edition,
	{ asOf, values }: ValuesResult,
	{ output, language }: CliContext
): Promise<void> {
	const names = await territoryNames(
		edition,
		values.map(({ territory }) => territory)
	);
	const dimensions = [...new Set(values.flatMap((value) => Object.keys(value.dimensions)))];
	const located = values.some(({ territory }) => territory !== null);
	const followed = values.some(({ status }) => status !== null && status !== 'no-target');
	const rows = values.flatMap((value) => {
		const query = edition.programme.indicators.find(({ id }) => id === value.indicator);
		if (!query) return [];
		const { indicator } = query;
		const place = value.territory === null ? null : names.get(value.territory);
		return [
			[
				value.indicator,
				formatSpan({ from: value.from, to: value.to }, language) + (value.partial ? ' …' : ''),
				...(located ? [place ? `${territoryName(place, language)} (${place.code})` : ''] : []),
				...dimensions.map((dimension) =>
					dimension in value.dimensions
						? dimensionLabel(
								edition,
								indicator,
								dimension,
								value.dimensions[dimension] ?? null,
								language
							)
						: ''
				),
				formatIndicatorValue(value, indicator, language).text,
				...(followed ? [value.status === null ? '' : output.words(statusTitles[value.status])] : [])
			]
		];
	});
	output.table(
		[
			{ title: output.words({ fr: 'Indicateur', en: 'Indicator' }) },
			{ title: output.words({ fr: 'Période', en: 'Period' }) },
			...(located ? [{ title: output.words({ fr: 'Territoire', en: 'Territory' }) }] : []),
			...dimensions.map((title) => ({ title })),
			{ title: output.words({ fr: 'Chiffre', en: 'Figure' }), align: 'right' as const },
			...(followed ? [{ title: output.words({ fr: 'Statut', en: 'Status' }) }] : [])
		],
		rows
	);
	output.note(
		output.words({
			fr: `Situation au ${asOf}, version publiée ${edition.id}${edition.programme.settings.fictitious ? ' (données fictives)' : ''}`,
			en: `As of ${asOf}, edition ${edition.id}${edition.programme.settings.fictitious ? ' (fictitious data)' : ''}`
		})
	);
}
