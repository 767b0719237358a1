import type { Edition } from '#lib/server/editions/edition.ts';
import { tinyEdition, type TinyProgramme } from './tiny-edition.ts';

/** An edition of a few facts with report templates, by path under `reports/`. Closed when the test is finished. */
export async function reportEdition(
	templates: Readonly<Record<string, string>>,
	tiny: TinyProgramme
): Promise<Edition> {
	const edition = await tinyEdition(tiny);
	const texts = Object.entries(templates).map(([path, text]) => [`reports/${path}`, text]);
	const sources = {
		...edition.manifest.sources,
		...(Object.fromEntries(texts) as Record<string, string>)
	};
	const reports = Object.keys(templates)
		.filter((path) => !path.includes('/'))
		.map((path) => path.replace(/\.md$/, ''));
	return {
		...edition,
		manifest: { ...edition.manifest, sources },
		programme: { ...edition.programme, sources, reports }
	};
}
