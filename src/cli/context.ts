import type { Language } from '#lib/indicators/language.ts';
import type { Environment } from '#lib/server/programme/environment.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import type { Output } from './output.ts';

/** What a command reads of who calls it. */
export type Source = AsyncIterable<string | Uint8Array> & { readonly isTTY?: boolean };

/** All of the outside world that a command may touch; tests pass another. */
export type CliContext = {
	readonly language: Language;
	readonly environment: Environment;
	/** Where relative paths given by the person start. */
	readonly cwd: string;
	/** `--json` was asked: print one JSON document on stdout, and nothing else there. */
	readonly json: boolean;
	readonly output: Output;
	/** What is typed or piped in. */
	readonly stdin: Source | null;
	/** Aborted by Ctrl-C or a stop signal. */
	readonly signal: AbortSignal;
	readonly clock: () => Date;
};

/** What a person typed, as commander read it: arguments in order, options by camelCase name. */
export type CliInput = {
	/** A list for a variadic argument (`FILE…`). */
	readonly arguments: readonly (string | readonly string[] | undefined)[];
	readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
};

/**
 * What each command's file exports as `run`. Gives the exit code: 0 (or nothing) done, 1 the
 * thing asked failed or was refused. Throws JalonError, which is printed in words and gives 1,
 * or `usageError`, which gives 2.
 */
export type Run = (input: CliInput, context: CliContext) => Promise<number | void>;

/** A wrong command line: exit code 2. */
export function usageError(text: { readonly fr: string; readonly en: string }): JalonError {
	return new JalonError('usage', text);
}

/** An option that takes one text, or null when it was not given. */
export function textOption(input: CliInput, name: string): string | null {
	const value = input.options[name];
	return typeof value === 'string' ? value : null;
}

/** An option that may be given several times. */
export function listOption(input: CliInput, name: string): readonly string[] {
	const value = input.options[name];
	if (value === undefined || typeof value === 'boolean') return [];
	return typeof value === 'string' ? [value] : value;
}

/** An option without a value. */
export function flagOption(input: CliInput, name: string): boolean {
	return input.options[name] === true;
}

/** The first argument, which commander has checked to be there. */
export function firstArgument(input: CliInput): string {
	const [value] = input.arguments;
	return typeof value === 'string' ? value : (value?.[0] ?? '');
}

/** The texts of a variadic first argument. */
export function argumentList(input: CliInput): readonly string[] {
	const [value] = input.arguments;
	if (value === undefined) return [];
	return typeof value === 'string' ? [value] : value;
}
