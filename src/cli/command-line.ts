import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import { localize, type Language } from '#lib/indicators/language.ts';
import { diskFull, isDiskFull } from '#lib/server/disk-full.ts';
import { recordAct } from '#lib/server/people/audit.ts';
import type { Audited } from '#lib/server/people/audited.ts';
import { parseLanguage, readEnvironment } from '#lib/server/programme/environment.ts';
import { JalonError } from '#lib/server/programme/problem.ts';
import { commands, type CommandSpec, type OptionSpec } from './commands.ts';
import { flagOption, type CliContext, type CliInput, type Source } from './context.ts';
import { openOutput, type Output, type Sink } from './output.ts';
import { helpTitle, usageMessage } from './usage-words.ts';

/** What the command line touches of the process. */
export type Outside = {
	readonly env: Readonly<Record<string, string | undefined>>;
	readonly cwd: string;
	readonly stdout: Sink;
	readonly stderr: Sink;
	readonly stdin?: Source;
	readonly signal: AbortSignal;
	readonly clock: () => Date;
};

/** Runs one command line (without `node` and the script) and gives its exit code: 0, 1 or 2. */
export async function runCommandLine(args: readonly string[], outside: Outside): Promise<number> {
	const json = args.includes('--json');
	let language: Language = 'fr';
	try {
		language = askedLanguage(args, outside.env);
		const environment = readEnvironment({ ...outside.env, JALON_LANG: language }, outside.cwd);
		const context: CliContext = {
			language,
			environment,
			cwd: outside.cwd,
			json,
			output: openOutput(outside.stdout, outside.stderr, language),
			stdin: outside.stdin ?? null,
			signal: outside.signal,
			clock: outside.clock
		};
		let code = 0;
		const program = commandTree(context, outside, (given) => (code = given));
		await program.parseAsync([...args], { from: 'user' });
		return code;
	} catch (error) {
		if (error instanceof CommanderError && error.exitCode === 0) return 0;
		// No command at all: commander has shown the help on stderr.
		if (error instanceof CommanderError && error.code === 'commander.help') return 2;
		const output = openOutput(outside.stdout, outside.stderr, language);
		const debug = Boolean(outside.env['JALON_DEBUG']);
		return failure(error, { language, json, output, debug, cancelled: outside.signal.aborted });
	}
}

/** `--lang` is looked for before anything else, since the help itself is in that language. */
function askedLanguage(args: readonly string[], env: Outside['env']): Language {
	const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
	if (at === -1) return parseLanguage(env['JALON_LANG']?.trim() || 'fr', 'JALON_LANG');
	const value = args[at] === '--lang' ? args[at + 1] : args[at]?.slice('--lang='.length);
	return parseLanguage(value ?? '', '--lang');
}

/** The commander tree of `commands.ts`; `done` receives the exit code of the command that ran. */
export function commandTree(
	context: CliContext,
	sinks: Pick<Outside, 'stdout' | 'stderr'>,
	done: (code: number) => void
): Command {
	const { language } = context;
	const program = new Command('jalon')
		.description(
			localize(
				{
					fr: 'Jalon : des fichiers des partenaires à la page du comité et au bilan annuel.',
					en: 'Jalon: from the partners’ files to the committee’s page and the yearly review.'
				},
				language
			)
		)
		.exitOverride()
		.configureOutput({
			writeOut: (text) => void sinks.stdout.write(text),
			writeErr: (text) => void sinks.stderr.write(text),
			outputError: () => {}
		})
		.configureHelp({
			styleTitle: (title) => helpTitle(title, language),
			optionDescription: ({ description, argChoices }) =>
				argChoices ? `${description} (${argChoices.join(', ')})` : description
		})
		.helpOption(
			'-h, --help',
			localize({ fr: 'affiche cette aide', en: 'shows this help' }, language)
		)
		.helpCommand(
			'help [command]',
			localize({ fr: 'affiche l’aide d’une commande', en: 'shows a command’s help' }, language)
		)
		.showSuggestionAfterError()
		.addOption(languageOption(language));
	for (const spec of commands) addCommand(program, spec, context, done);
	return program;
}

function addCommand(
	program: Command,
	spec: CommandSpec,
	context: CliContext,
	done: (code: number) => void
): void {
	const command = program.command(spec.name).description(localize(spec.words, context.language));
	for (const { syntax, words } of spec.arguments ?? [])
		command.argument(syntax, localize(words, context.language));
	for (const option of spec.options) command.addOption(commanderOption(option, context.language));
	command.addOption(languageOption(context.language));
	command.action(async () => {
		const input: CliInput = { arguments: command.processedArgs, options: command.opts() };
		const { run } = await spec.load();
		const code = (await run(input, context)) ?? 0;
		if (code === 0 && spec.audited && !flagOption(input, 'dryRun'))
			await writeDown(spec.name, spec.audited, context);
		done(code);
	});
}

/** The trail tells of the command line as of the site. A programme without records has done nothing. */
async function writeDown(command: string, what: Audited, context: CliContext): Promise<void> {
	const { environment } = context;
	if (!existsSync(join(environment.var, 'jalon.sqlite'))) return;
	const { withWorkspace } = await import('./open-workspace.ts');
	await withWorkspace(context, async (workspace) =>
		recordAct(workspace, { person: null, name: environment.user, what, about: { command } })
	);
}

function commanderOption(spec: OptionSpec, language: Language): Option {
	const option = new Option(spec.flags, localize(spec.words, language));
	if (spec.choices) option.choices([...spec.choices]);
	if (spec.repeated) option.argParser<string[]>((value, before) => [...(before ?? []), value]);
	return option;
}

function languageOption(language: Language): Option {
	return new Option(
		'--lang <language>',
		localize({ fr: 'langue : fr ou en', en: 'language: fr or en' }, language)
	);
}

/** Says what went wrong, in words, and gives the exit code. */
function failure(
	error: unknown,
	asked: {
		readonly language: Language;
		readonly json: boolean;
		readonly output: Output;
		readonly debug: boolean;
		readonly cancelled: boolean;
	}
): number {
	const { output, language, json, debug } = asked;
	const told = asked.cancelled ? cancelledError(error) : asJalonError(error);
	if (json) output.json(errorDocument(told, language));
	else output.note(told.describe(language));
	if (debug && error instanceof Error) output.note(error.stack ?? error.message);
	return told.code === 'usage' ? 2 : 1;
}

/** What `--json` prints when the thing asked was refused. */
export function errorDocument(error: JalonError, language: Language) {
	return {
		version: 1,
		error: {
			code: error.code,
			message: localize(error.text, language),
			problems: error.problems.map((problem) => ({
				file: problem.file,
				line: problem.line,
				column: problem.column,
				message: localize(problem.message, language)
			}))
		}
	};
}

function cancelledError(cause: unknown): JalonError {
	const text = {
		fr: 'Interrompu. Rien de publié n’a changé.',
		en: 'Interrupted. Nothing published has changed.'
	};
	return new JalonError('cancelled', text, [], { cause });
}

function asJalonError(error: unknown): JalonError {
	if (error instanceof JalonError) return error;
	if (error instanceof CommanderError) return new JalonError('usage', usageMessage(error));
	if (isDiskFull(error)) return diskFull(error);
	const said = error instanceof Error ? error.message : String(error);
	const text = {
		fr: `Erreur inattendue : ${said}\nJALON_DEBUG=1 montre la trace.`,
		en: `Unexpected error: ${said}\nJALON_DEBUG=1 shows the stack.`
	};
	return new JalonError('unexpected', text, [], { cause: error });
}
