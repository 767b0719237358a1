import { actions, may } from '#lib/indicators/rights.ts';
import { exampleRole } from '#lib/server/people/example-people.ts';
import { meetingDates } from '#lib/server/meetings/meeting-dates.ts';
import { describeFrame } from '#lib/server/pages/frame.ts';
import { isForAll } from '#lib/server/people/route-rights.ts';
import { publicFrame } from '#lib/server/pages/public-frame.ts';
import { keepOnServer } from './kept-on-server.ts';
import { refuse } from './refusing.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, route, url }) => {
	const { application, language, person, reader } = locals;
	const around = {
		language,
		nonce: locals.nonce,
		path: url.pathname + url.search,
		section: route.id?.split('/')[1] ?? '',
		can: actions.filter((action) => person !== null && may(person, action)),
		seenAs: application.people ? null : exampleRole(person),
		/** Who signed in, by name. */
		person: application.people ? (person?.name ?? null) : null
	};
	// Also when there is no edition yet: people sign in before the first.
	const isOwn = around.section === 'account' || isForAll(route.id);
	const current = async () => locals.edition(null).catch(() => null);
	if (application.people && (person === null || (isOwn && (await current()) === null)))
		return keepOnServer({
			...around,
			outside: true,
			frame: publicFrame(await current(), application.workspace, language),
			view: locals.asked
		});
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
		...around,
		outside: false,
		frame: describeFrame(edition, reader, view, {
			meetings: meetingDates(application.workspace, edition.programme.settings.meetings),
			meeting: asked.meeting === null ? null : locals.meeting
		}),
		view: asked
	});
};
