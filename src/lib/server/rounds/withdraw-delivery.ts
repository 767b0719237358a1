import { withBuildLock } from '../editions/build-lock.ts';
import type { BuildOptions, BuildResult } from '../editions/build-result.ts';
import { noChange } from '../editions/change-deliveries.ts';
import { everyDelivery, listWithdrawals, type Delivery } from '../editions/deliveries.ts';
import { publishChange } from '../editions/publish-change.ts';
import type { Workspace } from '../editions/workspace.ts';
import { JalonError } from '../programme/problem.ts';
import { checkReason } from './publish-round.ts';

export type WithdrawnDelivery = {
	readonly delivery: Delivery;
	/** `published` is false when a check blocks it: nothing was written. */
	readonly build: BuildResult;
};

/**
 * Undoes a delivery: a new edition is published without it, and no later build takes its file
 * in again by itself. Throws `unknown-delivery`, `already-withdrawn`, `reason-needed`, `busy`.
 */
export async function withdrawDelivery(
	workspace: Workspace,
	number: number,
	reason: string,
	options: BuildOptions = {}
): Promise<WithdrawnDelivery> {
	const checked = checkReason(reason);
	if (checked === null)
		throw new JalonError('reason-needed', {
			fr: 'Une raison est demandée pour retirer un dépôt.',
			en: 'A reason is asked for to withdraw a delivery.'
		});
	return withBuildLock(workspace, async () => {
		const delivery = findDelivery(workspace, number);
		const before = listWithdrawals(workspace).get(number);
		if (before)
			throw new JalonError('already-withdrawn', {
				fr: `Le dépôt ${number} a déjà été retiré par ${before.withdrawnBy} : ${before.reason}`,
				en: `Delivery ${number} was withdrawn already by ${before.withdrawnBy}: ${before.reason}`
			});
		const withdraw = [{ delivery: number, reason: checked }];
		return { delivery, build: await publishChange(workspace, { ...noChange, withdraw }, options) };
	});
}

/** Takes a withdrawn delivery back, in a new edition. Throws `unknown-delivery`, `not-withdrawn`, `busy`. */
export async function restoreDelivery(
	workspace: Workspace,
	number: number,
	options: BuildOptions = {}
): Promise<WithdrawnDelivery> {
	return withBuildLock(workspace, async () => {
		const delivery = findDelivery(workspace, number);
		if (!listWithdrawals(workspace).has(number))
			throw new JalonError('not-withdrawn', {
				fr: `Le dépôt ${number} n’est pas retiré.`,
				en: `Delivery ${number} is not withdrawn.`
			});
		const change = { ...noChange, restore: [number] };
		return { delivery, build: await publishChange(workspace, change, options) };
	});
}

function findDelivery(workspace: Workspace, number: number): Delivery {
	const found = everyDelivery(workspace).find((delivery) => delivery.number === number);
	if (found) return found;
	throw new JalonError('unknown-delivery', {
		fr: `Aucun dépôt ne porte le numéro ${number}. La liste : jalon deliveries`,
		en: `No delivery bears the number ${number}. The list: jalon deliveries`
	});
}
