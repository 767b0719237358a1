import { actions, may } from '#lib/indicators/rights.ts';
import { exampleRole } from '#lib/server/people/example-people.ts';
import { meetingDates } from '#lib/server/meetings/meeting-dates.ts';
import { describeFrame } from '#lib/server/pages/frame.ts';
import { keepOnServer } from './kept-on-server.ts';
import { refuse } from './refusing.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, route, url }) => {
	const { application, language, reader, person } = locals;
	// What is asked and refused is told within the frame, which then speaks of the current edition.
	const { edition, view, asked } = await locals
		.edition()
		.then((edition) => ({ edition, view: locals.view, asked: locals.asked }))
		.catch(async () => ({
			edition: await locals.edition(null),
			view: { ...locals.view, edition: null },
			asked: { ...locals.asked, edition: null, meeting: null }
		}))
		.catch((cause) => refuse(cause, locals));
	return keepOnServer({
		frame: describeFrame(edition, application, reader, view, {
			meetings: meetingDates(application.workspace, edition.programme.settings.meetings),
			meeting: asked.meeting === null ? null : locals.meeting
		}),
		view: asked,
		language,
		nonce: locals.nonce,
		path: url.pathname + url.search,
		section: route.id?.split('/')[1] ?? '',
		can: actions.filter((action) => person !== null && may(person, action)),
		seenAs: exampleRole(person)
	});
};
