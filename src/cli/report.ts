import { relative, resolve } from 'node:path';
import { localReader } from '#lib/indicators/reader.ts';
import { openEdition } from '#lib/server/editions/open-edition.ts';
import {
	readCommitteeRecord,
	type CommitteeMoment
} from '#lib/server/meetings/committee-record.ts';
import { buildReport, type BuiltReport } from '#lib/server/reports/build-report.ts';
import { reportFormats, type ReportFormat } from '#lib/server/reports/template-front-matter.ts';
import { choicesFor } from '#lib/server/slides/meeting-choices.ts';
import {
	firstArgument,
	textOption,
	usageError,
	type CliContext,
	type CliInput,
	type Run
} from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon report`: a template of `reports/` as HTML and PDF, in the folder one stands in. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { cwd, environment, language, output, signal, json } = context;
		const year = readYear(input);
		const formats = readFormats(input);
		const meeting = textOption(input, 'meeting');
		const committee = (when: CommitteeMoment) => readCommitteeRecord(workspace, when);
		const frozen = meeting === null ? null : committee({ meeting }).freeze;
		const edition = await openEdition(workspace, frozen?.edition);
		try {
			const progress = output.progress(output.words(words.figures), 1 + reportFormats.length);
			let done = 0;
			const report = await buildReport(edition, firstArgument(input), {
				year,
				formats,
				asOf: textOption(input, 'asOf'),
				meeting,
				committee,
				choices: choicesFor(
					workspace,
					edition,
					{ meeting, template: firstArgument(input) },
					language
				),
				territory: textOption(input, 'territory'),
				reader: localReader(environment.user, language),
				out: resolve(cwd, textOption(input, 'out') ?? '.'),
				signal,
				onProgress: (step) =>
					progress.update(done++, step === 'figures' ? output.words(words.figures) : step)
			}).finally(() => progress.stop());
			if (json) output.json(reportDocument(report));
			else tell(report, context);
		} finally {
			edition.database.close();
		}
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
		version: 1,
		...report,
		milliseconds: Math.round(report.milliseconds),
		files: report.files.map((file) => ({
			...file,
			milliseconds: Math.round(file.milliseconds)
		}))
	};
}
