import { findPerson } from '#lib/server/privacy/find-person.ts';
import { personFile } from '#lib/server/privacy/person-file.ts';
import { readPersonKeys } from '#lib/server/privacy/person-keys.ts';
import { textFields } from '../../../acting.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

/** A person's data as a file, for the right of access; asked by a form, so that no address says whose. */
export const POST: RequestHandler = ({ locals, request }) =>
	refusing(locals, async () => {
		const keys = readPersonKeys((await textFields(request)).get('keys') ?? '');
		const found = await findPerson(locals.application.workspace, keys, locals.language);
		return new Response(await personFile(found, locals.language), {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': 'attachment; filename="jalon-access-request.csv"',
				'cache-control': 'no-store'
			}
		});
	});
