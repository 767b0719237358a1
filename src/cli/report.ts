import { relative, resolve } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { buildReport, type BuiltReport } from '#lib/server/reports/build-report.ts';
import { reportFormats, type ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { eachTerritory } from '#lib/server/report-builds/order-report.ts';
import { openReport } from '#lib/server/slides/open-report.ts';
import {
	firstArgument,
	flagOption,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';
import { withEditions } from './open-editions.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon report`: a template of `reports/` in each format asked for, in the folder one stands in. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { cwd, environment, language, output, signal, json } = context;
		const year = readYear(input);
		const formats = readFormats(input);
		const name = firstArgument(input);
		const option = (key: string) => textOption(input, key);
		const reader = localReader(environment.user, language);
		const filters = {
			axis: option('axis'),
			audience: option('audience'),
			partner: option('partner'),
			compare: null
		};
		const out = resolve(cwd, option('out') ?? '.');
		const byTerritory = flagOption(input, 'byTerritory');
		if (byTerritory && option('territory') !== null)
			throw usageError({
				fr: '--by-territory fait tous les territoires : retirez --territory.',
				en: '--by-territory makes every territory: leave --territory out.'
			});
		await withEditions(workspace, async (open) => {
			const territories = byTerritory ? eachTerritory(await open(null)) : [option('territory')];
			const steps = territories.length * (1 + (formats ?? reportFormats).length);
			const progress = output.progress(output.words(words.figures), steps);
			let done = 0;
			const reports: BuiltReport[] = [];
			try {
				for (const territory of territories) {
					const asked = {
						meeting: option('meeting'),
						edition: null,
						asOf: option('asOf'),
						territory
					};
					const { edition, query } = await openReport(workspace, name, asked, open, reader);
					reports.push(
						await buildReport(edition, name, {
							...query,
							year,
							formats,
							indicator: option('indicator'),
							filters,
							out,
							signal,
							onProgress: (step) =>
								progress.update(done++, step === 'figures' ? output.words(words.figures) : step)
						})
					);
				}
			} finally {
				progress.stop();
			}
			if (json)
				output.json(
					byTerritory
						? { version: 1, reports: reports.map(reportDocument) }
						: { version: 1, ...reportDocument(reports[0]!) }
				);
			else for (const report of reports) tell(report, context);
		});
	});

const words = { figures: { fr: 'Chiffres', en: 'Figures' } };

function readYear(input: CliInput): number | null {
	const text = textOption(input, 'year');
	if (text === null) return null;
	if (/^\d{4}$/.test(text)) return Number(text);
	throw usageError({
		fr: `--year « ${text} » : attendu une année, comme 2019.`,
		en: `--year “${text}”: expected a year, such as 2019.`
	});
}

function readFormats(input: CliInput): readonly ReportFormat[] | null {
	const text = textOption(input, 'format');
	if (text === null) return null;
	return text.split(',').map((name) => {
		const found = reportFormats.find((format) => format === name.trim().toLowerCase());
		if (found) return found;
		throw usageError({
			fr: `--format « ${name.trim()} » : attendu ${reportFormats.join(', ')}.`,
			en: `--format “${name.trim()}”: expected ${reportFormats.join(', ')}.`
		});
	});
}

function tell(report: BuiltReport, { cwd, output, language }: CliContext): void {
	output.line(report.title);
	for (const { path, bytes } of report.files) {
		const size = Math.ceil(bytes / 1000);
		output.line(`${relative(cwd, path) || path} (${size} ${language === 'fr' ? 'ko' : 'kB'})`);
	}
	const seconds = (report.milliseconds / 1000).toFixed(1);
	output.note(language === 'fr' ? `${seconds.replace('.', ',')} s` : `${seconds} s`);
}

/** The same for a machine. */
function reportDocument(report: BuiltReport) {
	return {
		...report,
		milliseconds: Math.round(report.milliseconds),
		files: report.files.map((file) => ({
			...file,
			milliseconds: Math.round(file.milliseconds)
		}))
	};
}
