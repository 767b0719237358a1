import { refusedRowsFile } from '#lib/server/pages/refused-rows-file.ts';
import { refusing } from '../../../../refusing.ts';
import { choiceOf } from '../choice.ts';
import { lookedAt } from '../looked-at.ts';
import type { RequestHandler } from './$types';

/** The refused rows of one delivery, or of a file of an open round, to send back to who sent it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { application, person, language } = locals;
	const choice = choiceOf(url.searchParams);
	const { name, type, bytes } = await refusing(locals, () =>
		lookedAt(locals, choice, (edition) =>
			refusedRowsFile(application.workspace, edition, {
				...params,
				withPersonal: choice.personal,
				person,
				language
			})
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
