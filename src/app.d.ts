import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Application } from '#lib/server/application.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import type { MeetingView } from '#lib/server/pages/meeting-view.ts';
import type { Person } from '#lib/server/people/person.ts';
import type { Caller } from '#lib/server/people/people-desk.ts';
import type { JalonError } from '#lib/server/programme/problem.ts';

declare global {
	namespace App {
		interface Locals {
			application: Application;
			language: Language;
			/** What scripts and styles of this answer are known by, drawn anew for each. */
			nonce: string;
			/** Who asks; null for who has not signed in. */
			person: Person | null;
			reader: Reader;
			/** `Set-Cookie` lines that go with the answer. */
			cookies: string[];
			/** Of what goes on after its answer, whether it came to be, for the trail; null where the answer tells. */
			outcome: Promise<boolean> | null;
			/** Who asks, from which address, for what counts tries. */
			caller: Caller;
			/** The reader's choices, from the URL: what links carry on. */
			asked: View;
			/** The same once a meeting has given its date and its edition: what figures are worked out for. */
			view: View;
			/** The meeting that the URL names. */
			meeting: MeetingView | null;
			/** Why they are not understood; they are then the default ones. */
			refusal: JalonError | null;
			/** An edition, held open for the request: the one asked for when none is named, null being the current one. */
			edition(id?: string | null): Promise<Edition>;
		}
		interface Error {
			message: string;
			code?: string;
			details?: readonly string[];
		}
	}
}

export {};
