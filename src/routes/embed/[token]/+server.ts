import { renderChart } from '#lib/charts/render-entry.ts';
import { answerEmbed } from '#lib/server/embeds/answer-embed.ts';
import { hashText } from '#lib/server/entity-tag.ts';
import { policyOf } from '#lib/server/reports/document-policy.ts';
import type { RequestHandler } from './$types';

/**
 * A figure for other sites to frame. What it shows is in its record: who asks, their session and
 * whatever else stands in the address change nothing of it.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
	const edition = await locals.edition(null);
	const { workspace } = locals.application;
	const answer = await answerEmbed(workspace, edition, params.token, renderChart);
	if (answer === null)
		return new Response('Aucun chiffre à cette adresse. / No figure at this address.\n', {
			status: 404,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	const { status, html, sites } = answer;
	return new Response(html, {
		status,
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': `${policyOf(html)}; frame-ancestors ${["'self'", ...sites].join(' ')}`,
			'cross-origin-resource-policy': 'cross-origin',
			...(status === 200 ? { etag: `"${hashText(html)}"` } : {})
		}
	});
};
