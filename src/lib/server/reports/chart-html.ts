import { tableOf } from '#lib/charts/chart-table.ts';
import { tellChart } from '#lib/charts/chart-telling.ts';
import type { FigureSpec } from '#lib/charts/spec.ts';
import { escapeHtml } from './escape-html.ts';
import type { RenderChart } from './report-context.ts';

/**
 * A chart in a document of its own: drawn for wide and for small screens (the document's style shows one),
 * its sentence as what it is called, and its figures as a table that opens under `label`.
 */
export function chartHtml(
	spec: FigureSpec,
	drawChart: RenderChart,
	{ narrow, label }: { readonly narrow: Partial<FigureSpec>; readonly label: string }
): string {
	const { sentence } = tellChart(spec);
	const { columns, rows } = tableOf(spec);
	const draw = (size: Partial<FigureSpec>) =>
		drawChart({ ...spec, ...size } as FigureSpec)
			.replace(/<title\b[^>]*>[^]*?<\/title>|<desc\b[^>]*>[^]*?<\/desc>/g, '')
			.replace(/ aria-labelledby="[^"]*"| role="[^"]*"| aria-label="[^"]*"/g, '')
			.replace(/^<svg /, () => `<svg role="img" aria-label="${escapeHtml(sentence)}" `);
	const drawn = `<div class="wide-screen">${draw({})}</div><div class="small-screen">${draw({ ...narrow, id: `${spec.id}-narrow` })}</div>`;
	const head = columns
		.map(
			(title, at) => `<th scope="col"${at === 0 ? '' : ' class="end"'}>${escapeHtml(title)}</th>`
		)
		.join('');
	const body = rows
		.map(
			({ header, cells }) =>
				`<tr><th scope="row">${escapeHtml(header)}</th>${cells.map((cell) => `<td class="end">${escapeHtml(cell)}</td>`).join('')}</tr>`
		)
		.join('');
	return `<figure>${drawn}</figure><details><summary>${label}</summary><div class="scroll" tabindex="0" role="group" aria-label="${label}"><table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table></div></details>`;
}
