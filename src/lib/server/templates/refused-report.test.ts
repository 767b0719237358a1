import { describe, expect, onTestFinished, test } from 'vitest';
import { localReader } from '#lib/indicators/reader.ts';
import { buildEdition } from '../editions/build-edition.ts';
import { openEdition } from '../editions/open-edition.ts';
import { trialProgramme } from '../editions/trial-programme.ts';
import { JalonError } from '../programme/problem.ts';
import { renderReportHtml } from '../reports/build-report.ts';
import { refusedReport } from './refused-report.ts';

const main = '---\ntitle: { fr: Bilan, en: Review }\n---\n\n{% partial file="parts/one.md" /%}\n';

describe('a report that is refused', () => {
	test('tells each mistake with its file, its line and what was meant, in the reader’s language', async () => {
		const trial = trialProgramme({
			'reports/review.md': main,
			'reports/parts/one.md': 'Bien.\n\n{% figur /%}\n'
		});
		const workspace = trial.open();
		await buildEdition(workspace);
		const edition = await openEdition(workspace);
		onTestFinished(() => edition.database.close());
		const reader = localReader('essai', 'fr');
		const refusal = await renderReportHtml(edition, 'review', { reader }).catch(
			(error: unknown) => error
		);
		if (!(refusal instanceof JalonError)) throw new Error('a wrong template was taken');
		const asked = { name: 'review', refusal };
		const told = await refusedReport(workspace, edition, asked, 'fr');
		expect(told).toMatchObject({
			title: 'Bilan',
			code: 'report-invalid',
			problems: [{ file: 'parts/one.md', line: 3, column: 4, excerpt: '{% figur /%}' }],
			changed: []
		});
		expect(told.problems[0]?.message).toContain('Vouliez-vous dire');
		const english = await refusedReport(workspace, edition, asked, 'en');
		expect(english.title).toBe('Review');
		expect(english.problems[0]?.message).toContain('Did you mean');

		trial.write('reports/parts/one.md', 'Bien.\n');
		const later = await refusedReport(workspace, edition, asked, 'fr');
		expect(later.changed).toEqual(['parts/one.md']);
		expect(later.problems).toHaveLength(1);
	});
});
