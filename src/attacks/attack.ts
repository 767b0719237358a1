import type { Localized } from '#lib/indicators/language.ts';
import type { Answer, Asked } from './ask.ts';
import type { Route } from './read-routes.ts';

export type Words = Localized & { readonly en: string };

/** One thing that an attacker tries, in many ways. */
export type Attack = {
	readonly id: string;
	readonly title: Words;
	run(attempt: Attempt): Promise<void>;
};

/** What an attack tries with, and where it says what came of it. */
export type Attempt = {
	readonly url: URL;
	/** Every address of the product, with something in the place of its parameters. */
	readonly routes: readonly Route[];
	/** Whether the first page is shown to whoever asks. */
	readonly open: boolean;
	/** Asks as it stands, without making the address well-formed. Throws `SpentError` past the bounds. */
	ask(asked: Asked | string): Promise<Answer>;
	/** Bytes written on a socket as they are, and what came back within some milliseconds. */
	send(bytes: string, milliseconds?: number): Promise<string>;
	/** Something was tried: it held, or what it did instead. */
	hold(held: boolean, what: string): void;
	/** It can't be tried here, and why. */
	skip(why: Words): void;
};
