import { refusedRowsFile } from '#lib/server/pages/refused-rows-file.ts';
import { refusing } from '../../../../refusing.ts';
import type { RequestHandler } from './$types';

/** The refused rows of one delivery, as a file to send back to who sent it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { application, language } = locals;
	const edition = await locals.edition(null);
	const { name, type, bytes } = await refusing(locals, () =>
		refusedRowsFile(application, edition, {
			...params,
			withPersonal: url.searchParams.get('personal') === 'yes',
			language
		})
	);
	return new Response(bytes as Uint8Array<ArrayBuffer>, {
		headers: {
			'content-type': type,
			'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
			'cache-control': 'no-store'
		}
	});
};
