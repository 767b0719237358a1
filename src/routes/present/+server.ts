import { viewQuery } from '#lib/indicators/view.ts';
import { localizeHref } from '#lib/paraglide/runtime.js';
import { refusing } from '../refusing.ts';
import { answerSlides } from './answer.ts';
import type { RequestHandler } from './$types';

/** The slides of any view. */
export const GET: RequestHandler = ({ locals }) =>
	refusing(locals, () => {
		const { view, language: locale } = locals;
		return answerSlides(locals, view.meeting, localizeHref(`/${viewQuery(view)}`, { locale }));
	});
