import { setTimeout } from 'node:timers/promises';
import type { MaskMaker } from '../editions/mask-parts.ts';
import { buildEdition } from '../editions/build-edition.ts';
import type { BuildProgress, BuildResult } from '../editions/build-result.ts';
import type { Programme } from '../programme/programme.ts';
import type { Workspace } from '../editions/workspace.ts';
import { french } from '../ingest/french.ts';
import { JalonError } from '../programme/problem.ts';

/** An edition being published, or how the last one that was asked for ended. */
export type Publishing =
	| { readonly state: 'underway'; readonly progress: BuildProgress }
	| { readonly state: 'failed'; readonly cause: unknown }
	| { readonly state: 'published'; readonly edition: string };

export type PublishOptions = {
	/** Refuses a programme that values could not be drawn from. */
	readonly check: (programme: Programme) => void;
	readonly masks?: MaskMaker;
	/** Called once it is published, before it is told. */
	readonly onPublished: (result: BuildResult) => Promise<void>;
	/** Milliseconds that its caller waits; it goes on by itself afterwards. */
	readonly patience?: number;
};

/** By the programme's place, whoever writes there. */
const latest = new WeakMap<Workspace['paths'], Publishing>();
const start: BuildProgress = { step: 'discover', done: 0, total: 0, name: '' };

export function lastPublishing(workspace: Workspace): Publishing | null {
	return latest.get(workspace.paths) ?? null;
}

/**
 * Publishes an edition of all that is known now, corrections among it. Gives what became of it, or
 * where it is when it takes longer than its caller waits: `lastPublishing` then tells the rest.
 * Throws `busy`, and `blocked` naming the checks that keep it back.
 */
export async function publishMends(
	workspace: Workspace,
	{ check, masks, onPublished, patience = 2_000 }: PublishOptions
): Promise<Publishing> {
	const tell = (publishing: Publishing) => latest.set(workspace.paths, publishing);
	if (latest.get(workspace.paths)?.state !== 'underway') {
		tell({ state: 'underway', progress: start });
		const onProgress = (progress: BuildProgress) => tell({ state: 'underway', progress });
		let programme: Programme | null = null;
		const build = buildEdition(workspace, {
			onProgress,
			masks,
			check(read) {
				programme = read;
				check(read);
			}
		})
			.then(async (result) => {
				demandUnblocked(result, programme);
				await onPublished(result);
				tell({ state: 'published', edition: result.edition });
			})
			.catch((cause: unknown) => tell({ state: 'failed', cause }));
		const late = new AbortController();
		await Promise.race([
			build.finally(() => late.abort()),
			setTimeout(patience, undefined, { signal: late.signal }).catch(() => {})
		]);
	}
	const publishing = latest.get(workspace.paths)!;
	if (publishing.state === 'failed') throw publishing.cause;
	return publishing;
}

/** Checks by the titles that people read. */
function demandUnblocked({ published, findings }: BuildResult, programme: Programme | null): void {
	if (published) return;
	const blocking = findings.filter(({ severity }) => severity === 'blocks');
	const titleOf = (id: string) => programme?.checks.find((one) => one.id === id)?.title;
	const lines = (language: 'fr' | 'en') =>
		blocking
			.map(({ check, rows }) => {
				const title = titleOf(check);
				const name = (language === 'en' ? (title?.en ?? title?.fr) : title?.fr) ?? check;
				return language === 'fr' ? french`– ${name} : ${rows}` : `– ${name}: ${rows}`;
			})
			.join('\n');
	throw new JalonError('blocked', {
		fr: french`La version n’est pas publiée, et les chiffres publiés n’ont pas changé. Lignes que trouvent les contrôles bloquants :\n${lines('fr')}`,
		en: `The edition is not published, and published figures have not changed. Rows that blocking checks find:\n${lines('en')}`
	});
}
