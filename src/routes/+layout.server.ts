import { describeFrame } from '#lib/server/pages/frame.ts';
import { refusing } from './refusing.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, route, url }) =>
	refusing(locals, async () => ({
		frame: describeFrame(await locals.edition(), locals.application, locals.reader, locals.view),
		view: locals.view,
		language: locals.language,
		path: url.pathname,
		section: route.id?.split('/')[1] ?? ''
	}));
