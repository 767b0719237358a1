import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Application } from '#lib/server/application.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import type { JalonError } from '#lib/server/programme/problem.ts';

declare global {
	namespace App {
		interface Locals {
			application: Application;
			language: Language;
			reader: Reader;
			/** The reader's choices, from the URL. */
			view: View;
			/** Why they are not understood; `view` is then the default one. */
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
