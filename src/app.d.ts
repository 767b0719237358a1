import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import type { View } from '#lib/indicators/view.ts';
import type { Application } from '#lib/server/application.ts';
import type { Edition } from '#lib/server/editions/edition.ts';

declare global {
	namespace App {
		interface Locals {
			application: Application;
			language: Language;
			reader: Reader;
			/** The reader's choices, from the URL. */
			view: View;
			/** The edition asked for or the current one, held open for the request. */
			edition(): Promise<Edition>;
		}
		interface Error {
			message: string;
			code?: string;
			details?: readonly string[];
		}
	}
}

export {};
