import { formatMoment } from '#lib/indicators/moment-words.ts';
import { textFields } from '../../../../acting.ts';
import { previewQuery } from '../preview-fields.ts';
import { editHref, keepTyped, typedFields } from '../typed.ts';
import { answering } from '../answering.ts';
import type { RequestHandler } from './$types';

/** Keeps what is typed, a moment after it was. */
export const POST: RequestHandler = ({ locals, params, request }) =>
	answering(locals, async () => {
		const typed = typedFields(await textFields(request));
		const saved = await keepTyped(locals, params.name, typed);
		if (saved === null) return { seen: 0, hand: typed.hand, at: null, by: null, both: null };
		const { draft, aside, text, hand } = saved;
		const { settings } = (await locals.edition(null)).programme;
		return {
			seen: draft.current.version,
			hand,
			at: formatMoment(draft.current.at, settings.timeZone, locals.language),
			by: draft.current.by,
			/** Where both texts are shown, when somebody else saved meanwhile. */
			both: aside
				? editHref(locals, params.name, typed.file, {
						...previewQuery(typed.preview),
						text: String(text)
					})
				: null
		};
	});
