import { localizeHref } from '#lib/paraglide/runtime.js';
import { answerSlides } from '../../../present/answer.ts';
import { refusing } from '../../../refusing.ts';
import type { RequestHandler } from './$types';

/** The slides of a meeting, on the figures frozen for it, as picked for it. */
export const GET: RequestHandler = ({ locals, params }) =>
	refusing(locals, () =>
		answerSlides(
			locals,
			params.id,
			localizeHref(`/meetings/${params.id}`, { locale: locals.language })
		)
	);
