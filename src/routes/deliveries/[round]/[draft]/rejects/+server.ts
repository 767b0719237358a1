import { draftRejectsFile } from '#lib/server/pages/draft-rejects-file.ts';
import { refusing } from '../../../../refusing.ts';
import type { RequestHandler } from './$types';

/** The refused rows of a file that is not published yet, as a file to send back. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { name, type, bytes } = await refusing(locals, () =>
		draftRejectsFile(
			{
				...locals.application,
				round: Number(params.round),
				draft: Number(params.draft)
			},
			url.searchParams.get('format') === 'xlsx' ? 'xlsx' : 'csv',
			locals.language
		)
	);
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${headerText(name)}`,
			'cache-control': 'no-store'
		}
	});
};

/** What RFC 5987 lets stand in a header, and nothing else. */
function headerText(name: string): string {
	const escaped = (sign: string) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
	return encodeURIComponent(name).replaceAll(/['()*!]/g, escaped);
}
