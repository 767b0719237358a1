import { setTimeout as wait } from 'node:timers/promises';
import type { Localized } from '#lib/indicators/language.ts';
import { may, type Holder } from '#lib/indicators/rights.ts';
import type { MaskMaker } from '../editions/mask-parts.ts';
import { sweepIncoming } from '../editions/sweep-incoming.ts';
import { writingAs, type Author, type Workspace } from '../editions/workspace.ts';
import { startReader, type Reader } from '../ingest/start-reader.ts';
import { JalonError } from '../programme/problem.ts';
import type { Programme } from '../programme/programme.ts';
import { addDraft, type AddedDraft, type AddOptions, type FileToAdd } from './add-draft.ts';
import { chooseDataset, type Choice } from './choose-dataset.ts';
import { findDraft, listDrafts, readAgain, waitingDrafts, type Draft } from './draft.ts';
import { dropDraft, dropRound } from './drop-draft.ts';
import { isAutomatic } from './automatic-round.ts';
import { publishRound, type PublishedRound, type PublishRoundOptions } from './publish-round.ts';
import { previewDraft, type Preview } from './preview-draft.ts';
import { readDraft } from './read-draft.ts';
import { findRound, openRound } from './round.ts';
import { runningWork } from './running-work.ts';
import { findTrial, tryRound, type Trial, type TrialProgress } from './trial.ts';

/** Where a file of a round, or the round as a whole, is. */
export type RoundEvent = {
	readonly round: number;
	/** The file; null for the round's trial or publication. */
	readonly draft: number | null;
	readonly step: 'waiting' | 'recognise' | TrialProgress['step'] | RoundEnd;
	readonly done: number;
	readonly total: number;
	/** What is being worked on: the file, a dataset, a table. */
	readonly name: string;
	/** Size of the file. */
	readonly bytes: number | null;
	/** Why it failed or is blocked. */
	readonly error: { readonly code: string; readonly text: Localized } | null;
};

/** Steps after which nothing is under way: a file is read, the trial is there to be looked at, … */
export type RoundEnd =
	| 'ready'
	| 'unsure'
	| 'refused'
	| 'dropped'
	| 'tried'
	| 'published'
	| 'blocked'
	| 'failed'
	| 'cancelled';

export type DeskOptions = {
	/** Largest file in bytes. */
	readonly limit?: number;
	/** Throws for what later parts of the flow would not understand; see `checkTargets`. */
	readonly check?: ((programme: Programme) => void) | undefined;
	/** Somebody as they stand now, by the id of their account; null for who is not known. */
	readonly personNow?: (id: string) => Holder | null;
	/** See `BuildOptions`. */
	readonly masks?: MaskMaker | undefined;
};

/** The rounds of one server: files are read as they come, and what they change is worked out. */
export type RoundsDesk = {
	/** Takes a file in; it is read in the background. Throws `delivery-too-large`. */
	add(file: FileToAdd, options?: Omit<AddOptions, 'limit'>): Promise<AddedDraft>;
	/** See `chooseDataset`; the file is read again in the background. */
	choose(draft: number, choice: Choice): Promise<Draft>;
	/** See `previewDraft`. */
	preview(draft: number, options?: { readonly personal?: boolean }): Promise<Preview>;
	/** Drops a file, stopping its reading. */
	drop(draft: number): void;
	/** Drops a round and all its files. */
	dropRound(round: number): void;
	/** Reads the round's files of a dataset again, as its mends now are, then works the trial out again. */
	readAgain(round: number, dataset: string): void;
	/** Works the trial out again, in the background; it starts by itself when the last file is read. */
	retry(round: number): void;
	/** The trial, when it still says what publishing would make. */
	trial(round: number): Promise<Trial | null>;
	/** Stops the trial. */
	cancel(round: number): boolean;
	publish(round: number, options?: PublishRoundOptions): Promise<PublishedRound>;
	/** What is under way, from the last state on; ends when the round closes or `signal` aborts. */
	follow(round: number, signal?: AbortSignal): AsyncGenerator<RoundEvent, void>;
	/** The last state of each file and of the trial, and whether anything is under way. */
	now(round: number): { readonly events: readonly RoundEvent[]; readonly busy: boolean };
	/** Reads what a process killed half-way has left waiting. */
	resume(): void;
	/** Settles once nothing is being read or tried. */
	idle(): Promise<void>;
	/** The same desk, what is asked of it being somebody's. */
	as(author: Author): RoundsDesk;
	close(): Promise<void>;
};

/** Milliseconds between two tries while another process builds. */
const busyDelay = 1_000;
const busyTries = 120;

export function openRoundsDesk(workspace: Workspace, options: DeskOptions = {}): RoundsDesk {
	const live = runningWork<RoundEvent>();
	const personNow = options.personNow ?? (() => null);
	/** What others bring waits for who does. */
	const publishes = (id: string) => {
		const person = personNow(id);
		return person !== null && may(person, 'publish-data');
	};
	const group = (round: number) => `round ${round}`;
	const draftKey = (draft: number) => `draft ${draft}`;
	const trialKey = (round: number) => `trial ${round}`;
	let reader: Reader | null = null;
	/** A preview does not wait for a long file to be read. */
	let previewer: Reader | null = null;
	let closed = false;
	/** Drafts that a fault of ours left waiting: they are not tried again by themselves. */
	const failed = new Set<number>();
	const under = new Set<Promise<unknown>>();
	const background = (work: Promise<unknown>) => {
		under.add(work);
		void work.catch(() => undefined).finally(() => under.delete(work));
	};

	const event = (
		about: Pick<RoundEvent, 'round' | 'draft' | 'step'> & Partial<RoundEvent>
	): RoundEvent => ({ done: 0, total: 0, name: '', bytes: null, error: null, ...about });
	const ofDraft = ({ round, number: draft, name, bytes }: Draft, step: RoundEvent['step']) =>
		event({ round, draft, step, name, bytes });
	const faultOf = (error: unknown): RoundEvent['error'] => {
		if (error instanceof JalonError) return { code: error.code, text: error.text };
		workspace.log('work on a round failed', {
			error: error instanceof Error ? error.message : String(error)
		});
		const text = { fr: 'Jalon a rencontré une erreur.', en: 'Jalon met an error.' };
		return { code: 'internal', text };
	};

	const read = (draft: Draft) => {
		if (closed || live.isRunning(draftKey(draft.number))) return;
		live.tell(group(draft.round), draftKey(draft.number), ofDraft(draft, 'waiting'));
		const work = live.start(group(draft.round), draftKey(draft.number), async (tell, signal) => {
			reader ??= startReader();
			try {
				const read = await readDraft(workspace, draft.number, {
					reader,
					scope: draft.addedByPerson === null ? null : personNow(draft.addedByPerson),
					signal,
					onStep: (step, done) => tell({ ...ofDraft(draft, step), done, total: draft.bytes })
				});
				tell(ofDraft(read, read.state));
			} catch (error) {
				const step = signal.aborted ? 'cancelled' : 'failed';
				if (!signal.aborted) failed.add(draft.number);
				tell({ ...ofDraft(draft, step), error: signal.aborted ? null : faultOf(error) });
			}
		});
		background(work.then(() => afterReading(draft)));
	};

	const stillWaiting = () => waitingDrafts(workspace).filter(({ number }) => !failed.has(number));

	/** One chosen again while it was read waits still; the trial comes once none does. */
	const afterReading = (draft: Draft) => {
		if (closed) return;
		const open = openRound(workspace);
		if (open?.number !== draft.round) return;
		const waiting = stillWaiting();
		for (const one of waiting) read(one);
		if (waiting.length === 0) tryAgain(open.number);
	};

	const tryAgain = (round: number) => {
		if (closed) return;
		live.cancel(trialKey(round));
		const before = trials.get(round) ?? Promise.resolve();
		const next = before.then(() => startTrial(round));
		trials.set(round, next);
		background(next);
	};
	const trials = new Map<number, Promise<void>>();

	const startTrial = (round: number) =>
		live.start(group(round), trialKey(round), async (tell, signal) => {
			const say = (step: RoundEvent['step'], rest: Partial<RoundEvent> = {}) =>
				tell(event({ round, draft: null, step, ...rest }));
			if (closed || openRound(workspace)?.number !== round) return;
			try {
				const { check, masks } = options;
				const onProgress = ({ step, ...rest }: TrialProgress) => say(step, rest);
				const trial = await whenFree(
					() => tryRound(workspace, round, { signal, check, masks, onProgress }),
					signal
				);
				if (await isAutomatic(workspace, round, { trial, publishes }))
					await publishNow(asLastAuthor(round), round, { signal });
				else say('tried');
			} catch (error) {
				const error_ = signal.aborted ? null : faultOf(error);
				say(signal.aborted ? 'cancelled' : 'failed', { error: error_ });
				for (const draft of stillWaiting()) read(draft);
			}
		});

	/** What publishes by itself is published by who brought the last of it. */
	const asLastAuthor = (round: number) => {
		const last = listDrafts(workspace, round).at(-1);
		return last ? writingAs(workspace, { id: last.addedByPerson, name: last.addedBy }) : workspace;
	};

	const publishNow = async (own: Workspace, round: number, asked: PublishRoundOptions) => {
		const { check, masks } = options;
		const published = await publishRound(own, round, { check, masks, ...asked });
		const step = published.build.published ? 'published' : 'blocked';
		live.tell(group(round), trialKey(round), event({ round, draft: null, step }));
		if (published.build.published) live.closeGroup(group(round));
		return published;
	};

	const deskOf = (own: Workspace): RoundsDesk => ({
		as: (author) => deskOf(writingAs(workspace, author)),
		async add(file, rest = {}) {
			const limit = options.limit === undefined ? {} : { limit: options.limit };
			const added = await addDraft(own, file, { ...rest, ...limit });
			if (added.draft.state === 'waiting') read(added.draft);
			return added;
		},
		async choose(number, choice) {
			const draft = await chooseDataset(own, number, choice);
			failed.delete(number);
			// Read again once what is under way has stopped.
			if (!live.cancel(draftKey(number))) read(draft);
			return draft;
		},
		preview(number, rest = {}) {
			previewer ??= startReader();
			return previewDraft(workspace, number, { ...rest, reader: previewer });
		},
		drop(number) {
			const draft = findDraft(workspace, number);
			dropDraft(own, number);
			live.cancel(draftKey(number));
			live.tell(group(draft.round), draftKey(number), ofDraft(draft, 'dropped'));
			if (waitingDrafts(workspace).every(({ round }) => round !== draft.round))
				tryAgain(draft.round);
		},
		dropRound(round) {
			const drafts = listDrafts(workspace, round);
			dropRound(own, round);
			for (const { number } of drafts) live.cancel(draftKey(number));
			live.cancel(trialKey(round));
			live.tell(group(round), trialKey(round), event({ round, draft: null, step: 'dropped' }));
			live.closeGroup(group(round));
		},
		readAgain(round, dataset) {
			const own = listDrafts(workspace, round).filter((draft) => draft.dataset === dataset);
			if (readAgain(workspace, own).length === 0) return tryAgain(round);
			live.cancel(trialKey(round));
			for (const draft of stillWaiting()) read(draft);
		},
		retry: tryAgain,
		trial: (round) => findTrial(workspace, round),
		cancel: (round) => live.cancel(trialKey(round)),
		publish: (round, asked = {}) => publishNow(own, round, asked),
		now: (round) => ({ events: live.last(group(round)), busy: under.size > 0 }),
		follow(round, signal) {
			// One that another process closed.
			if (findRound(workspace, round).state !== 'open') live.closeGroup(group(round));
			return live.follow(group(round), signal);
		},
		resume() {
			sweepIncoming(workspace);
			const waiting = waitingDrafts(workspace);
			failed.clear();
			for (const draft of waiting) read(draft);
			const open = openRound(workspace);
			if (open && waiting.length === 0) tryAgain(open.number);
		},
		async idle() {
			while (under.size > 0) await Promise.allSettled([...under]);
		},
		async close() {
			closed = true;
			await live.close();
			await Promise.allSettled([...under]);
			await Promise.all([reader?.close(), previewer?.close()]);
		}
	});
	return deskOf(workspace);
}

/** Waits while another process builds, restores or prunes. */
async function whenFree<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
	for (let tries = 1; ; tries++) {
		try {
			return await work();
		} catch (error) {
			const busy = error instanceof JalonError && error.code === 'busy';
			if (!busy || tries >= busyTries) throw error;
		}
		await wait(busyDelay, undefined, { signal });
	}
}
