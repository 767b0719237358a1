import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildResult } from '../editions/build-result.ts';
import { publishChange } from '../editions/publish-change.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import type { AskedReason } from './asked-reasons.ts';
import { listDrafts } from './draft.ts';
import { forgetBytes } from './drop-draft.ts';
import { closeRound, demandOpen, findRound, type Round } from './round.ts';
import { changeOf, findTrial, tryLocked, type Trial, type TrialOptions } from './trial.ts';

export type PublishRoundOptions = TrialOptions & {
	/** The edition of the trial that the person looked at; another one is refused. */
	readonly trial?: string | null;
	readonly reason?: string | null;
	/** Publishes as provisional although a check that blocks found rows. */
	readonly force?: boolean | undefined;
};

export type PublishedRound = {
	readonly round: Round;
	/** `published` is false when a check blocks it: the round is still open, nothing was written. */
	readonly build: BuildResult;
	readonly trial: Trial;
};

const longestReason = 2_000;

/**
 * Publishes a round: its ready files become deliveries, all at once with the edition that they
 * make; files that were refused are left out. Throws `round-not-ready` while a file waits or its
 * dataset is not settled, `round-empty`, `reason-needed`, `trial-changed`, `round-closed`, `busy`.
 */
export async function publishRound(
	workspace: Workspace,
	number: number,
	options: PublishRoundOptions = {}
): Promise<PublishedRound> {
	const reason = checkReason(options.reason ?? null);
	return withBuildLock(workspace, async () => {
		demandOpen(workspace, number);
		demandReady(workspace, number);
		const trial =
			(await findTrial(workspace, number)) ?? (await tryLocked(workspace, number, options));
		if (options.trial && options.trial !== trial.edition) throw trialChanged();
		if (trial.reasons.length > 0 && reason === null) throw reasonNeeded(trial.reasons);
		const drafts = listDrafts(workspace, number);
		const build = await publishChange(workspace, changeOf(workspace, number), {
			...options,
			expected: trial.edition,
			also: (edition) => {
				demandOpen(workspace, number);
				for (const draft of drafts)
					workspace.records.run(
						'update drafts set state = ? where number = ?',
						draft.state === 'ready' ? 'published' : 'dropped',
						draft.number
					);
				for (const { sha256, state } of drafts)
					if (state !== 'ready') forgetBytes(workspace, sha256);
				closeRound(workspace, number, { state: 'published', reason, edition });
			}
		});
		return { round: findRound(workspace, number), build, trial };
	});
}

/** A reason without the spaces around it; null when there is none. */
export function checkReason(reason: string | null): string | null {
	const text = reason?.normalize('NFC').trim() ?? '';
	if (text.length <= longestReason) return text === '' ? null : text;
	throw new JalonError('reason-too-long', {
		fr: `La raison a ${text.length} signes, ${longestReason} au plus.`,
		en: `The reason has ${text.length} characters, at most ${longestReason}.`
	});
}

function demandReady(workspace: Workspace, number: number): void {
	const drafts = listDrafts(workspace, number);
	const unsettled = drafts.filter(({ state }) => state === 'waiting' || state === 'unsure');
	if (unsettled.length > 0) {
		const names = unsettled.map(({ name }) => name).join(', ');
		throw new JalonError('round-not-ready', {
			fr: `Des fichiers attendent encore d’être lus ou rattachés à un modèle : ${names}. Réglez-les ou retirez-les, puis publiez.`,
			en: `Some files still wait to be read or given a dataset: ${names}. Settle or drop them, then publish.`
		});
	}
	if (drafts.some(({ state }) => state === 'ready')) return;
	throw new JalonError('round-empty', {
		fr: 'Ce lot n’a aucun fichier à publier.',
		en: 'This round has no file to publish.'
	});
}

function reasonNeeded(reasons: readonly AskedReason[]): JalonError {
	const said = reasons.map(({ sentence }) => sentence);
	return new JalonError('reason-needed', {
		fr: `Une raison est demandée pour publier. ${said.map(({ fr }) => fr).join(' ')}`,
		en: `A reason is asked for to publish. ${said.map(({ en }) => en).join(' ')}`
	});
}

function trialChanged(): JalonError {
	return new JalonError('trial-changed', {
		fr: 'Ce qui serait publié a changé depuis que vous l’avez regardé. Regardez à nouveau, puis publiez.',
		en: 'What would be published has changed since you looked. Look again, then publish.'
	});
}
