import { chartFile } from '#lib/charts/chart-file.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import { renderChart } from '#lib/charts/render-entry.ts';
import { hashText } from '#lib/server/entity-tag.ts';
import { tableToCsvBytes } from '#lib/server/exports/table-csv.ts';
import { fileName, type TableFile } from '#lib/server/exports/table-file.ts';
import { tableSchema } from '#lib/server/exports/table-schema.ts';
import { tableToXlsx } from '#lib/server/exports/table-xlsx.ts';
import { chartFoot, tellFile } from '#lib/server/pages/file-notes.ts';
import { inTurn } from '#lib/server/reports/in-turn.ts';
import { pictureToPng } from '#lib/server/reports/picture-png.ts';
import { refusing } from '../../refusing.ts';
import { chartNamed } from '../charts.ts';
import {
	isPicture,
	noSuchFile,
	readFileName,
	type PictureFormat,
	type TableFormat
} from '../file-name.ts';
import { fileSetting } from '../setting.ts';
import { tableNamed } from '../tables.ts';
import type { RequestEvent, RequestHandler } from './$types';

/** A table or a chart of a page as a file, of what the page's own address shows. */
export const GET: RequestHandler = (event) =>
	refusing(event.locals, async () => {
		const { parts, format } = readFileName(event.params.file);
		return isPicture(format)
			? pictureAnswer(parts, format, event)
			: tableAnswer(parts, format, event);
	});

async function pictureAnswer(
	parts: readonly string[],
	format: PictureFormat,
	{ locals, url, params }: RequestEvent
): Promise<Response> {
	const spec = await chartNamed(parts, { locals, url });
	if (!spec) throw noSuchFile(params.file);
	const { title, sentence } = tellChart(spec);
	const setting = await fileSetting(locals);
	const telling = tellFile(setting, { name: parts.join('-'), title, indicator: spec.indicator });
	const { accent } = setting.edition.programme.settings;
	const svg = chartFile({
		svg: renderChart({ ...spec, accent }),
		title,
		sentence,
		...chartFoot(telling)
	});
	const name = fileName(telling.name, telling.marks.asOf, `.${format}`);
	return format === 'svg'
		? answer(svg, name, types.svg, hashText(svg))
		: answer(
				(await inTurn(() => pictureToPng(svg))) as Uint8Array<ArrayBuffer>,
				name,
				types.png,
				hashText(svg)
			);
}

async function tableAnswer(
	parts: readonly string[],
	format: TableFormat,
	{ locals, url, params }: RequestEvent
): Promise<Response> {
	const table = await tableNamed(parts, { locals, url });
	if (!table) throw noSuchFile(params.file);
	const named = (ending: string) => fileName(table.name, table.marks.asOf, ending);
	const tag = tagOf(table, format);
	switch (format) {
		case 'schema.json':
			return answer(
				JSON.stringify(tableSchema(table), null, '\t'),
				named('.schema.json'),
				types.schema,
				tag
			);
		case 'xlsx':
			return answer(tableToXlsx(table), named('.xlsx'), types.xlsx, tag);
		case 'office.csv':
			return answer(tableToCsvBytes(table, 'office'), named('-excel.csv'), types.csv, tag);
		case 'csv': {
			const csv = answer(tableToCsvBytes(table, 'open'), named('.csv'), types.csv, tag);
			const schema = `${url.pathname.replace(/\.csv$/, '.schema.json')}${url.search}`;
			csv.headers.set('link', `<${schema}>; rel="describedby"; type="${types.schema}"`);
			return csv;
		}
	}
}

const types = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	schema: 'application/schema+json',
	svg: 'image/svg+xml',
	png: 'image/png'
} as const;

/** The same rows and notes are the same bytes; a table whose rows are read as they are sent is not kept. */
function tagOf(table: TableFile, format: string): string | null {
	return Array.isArray(table.rows) ? hashText(JSON.stringify([format, table])) : null;
}

function answer(
	body: string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>,
	name: string,
	type: string,
	tag: string | null
): Response {
	return new Response(body as BodyInit, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename="${name}"`,
			...(tag === null ? { 'cache-control': 'no-store' } : { etag: `"${tag}"` })
		}
	});
}
