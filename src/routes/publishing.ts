import { redirect } from '@sveltejs/kit';
import type { Language } from '#lib/indicators/language.ts';
import { may } from '#lib/indicators/rights.ts';
import { publishEdition } from '#lib/server/declared/publish-edition.ts';
import type { BuildProgress } from '#lib/server/editions/build-result.ts';
import {
	endOfPublishing,
	lastPublishing,
	startPublishing,
	stopPublishing,
	type Publisher
} from '#lib/server/editions/publishing.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { openRound } from '#lib/server/rounds/round.ts';
import * as m from '#lib/paraglide/messages.js';

/** What a page that publishes tells, by `done` in its address: what was done, where it is, or why it is not. */
export type Followed = {
	readonly done: string | null;
	readonly underway: BuildProgress | null;
	readonly failure: string | null;
};

/** Before what is to be told, `done` says that an edition is made for longer than its form waits. */
const going = 'publishing-';

export function followed(
	{ application, language, person }: App.Locals,
	done: string | null
): Followed {
	const told = { done: null, underway: null, failure: null };
	if (!done?.startsWith(going)) return { ...told, done: wordOf(done) };
	const publishes = person !== null && may(person, 'publish-data');
	const last = publishes ? lastPublishing(application.workspace) : null;
	if (last === null) return told;
	switch (last.state) {
		case 'underway':
			return { ...told, underway: last.progress };
		case 'published':
			return { ...told, done: wordOf(done.slice(going.length)) };
		case 'stopped':
			return { ...told, failure: m.publishing_stopped({}, { locale: language }) };
		case 'failed':
			return { ...told, failure: wordsOf(last.cause, language) };
	}
}

/** What was done, where the address does not say the name of what any object has: pages look their words up by it. */
const wordOf = (done: string | null) => (done !== null && done in {} ? null : done);

/** Publishes for a form, and gives what its page is to say: `done`, or that it goes on. */
export async function publishing(
	locals: App.Locals,
	publish: Publisher,
	done = 'published',
	{ joins = false } = {}
): Promise<string> {
	const { workspace, rounds, untilServed } = locals.application;
	const { state } = await startPublishing(workspace, publish, {
		joins,
		async onPublished({ edition }) {
			await untilServed(edition);
			// What an open round would change is worked out anew over the edition just published.
			const open = openRound(workspace);
			if (open) rounds.retry(open.number);
		}
	});
	if (state === 'published') return done;
	locals.outcome = endOfPublishing(workspace).then((end) => end?.state === 'published');
	return going + done;
}

/** The same of all that is known now; who asks while it is being made waits for that. */
export function publishingAll(locals: App.Locals): Promise<string> {
	const { workspace } = locals.application;
	return publishing(locals, (options) => publishEdition(workspace, options), 'published', {
		joins: true
	});
}

/** Stops what is being published and shows the page that followed it; `address` gives its own, by what it is to say. */
export function stopping(locals: App.Locals, address: (done: string) => string): never {
	stopPublishing(locals.application.workspace);
	redirect(303, address(`${going}published`));
}

function wordsOf(cause: unknown, language: Language): string {
	if (cause instanceof JalonError) return cause.describe(language);
	throw cause;
}
