import { JalonError } from '#lib/server/programme/problem.ts';

/** What a table or a chart is written as; the address ends with it. */
const tableFormats = ['office.csv', 'csv', 'xlsx', 'schema.json'] as const;
const pictureFormats = ['svg', 'png'] as const;

export type TableFormat = (typeof tableFormats)[number];
export type PictureFormat = (typeof pictureFormats)[number];

/** `indicators/posts-filled/series.office.csv` → the parts of its name, and the format. Throws `not-found`. */
export function readFileName(path: string): {
	readonly parts: readonly string[];
	readonly format: TableFormat | PictureFormat;
} {
	const format = [...tableFormats, ...pictureFormats].find((ending) => path.endsWith(`.${ending}`));
	if (format === undefined) throw noSuchFile(path);
	return { parts: path.slice(0, -format.length - 1).split('/'), format };
}

export function isPicture(format: TableFormat | PictureFormat): format is PictureFormat {
	return pictureFormats.some((other) => other === format);
}

export function noSuchFile(path: string): JalonError {
	return new JalonError('not-found', {
		fr: `Il n’y a pas de fichier « ${path} » à télécharger.`,
		en: `There is no file “${path}” to download.`
	});
}
