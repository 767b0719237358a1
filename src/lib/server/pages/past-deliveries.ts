import { localize } from '#lib/indicators/language.ts';
import type { IsoDate } from '#lib/indicators/period.ts';
import type { Reader } from '#lib/indicators/reader.ts';
import { dayOf } from '#lib/indicators/time-zone.ts';
import { everyDelivery, listWithdrawals } from '../editions/deliveries.ts';
import type { Edition } from '../editions/edition.ts';
import type { Workspace } from '../editions/workspace.ts';
import { listOwnDrafts, type Own } from '../rounds/own-drafts.ts';
import { listRounds } from '../rounds/round.ts';

/** A round that was published or dropped. */
export type PastRound = {
	readonly number: number;
	readonly state: 'published' | 'dropped';
	readonly on: IsoDate;
	readonly by: string;
	readonly reason: string | null;
	readonly edition: string | null;
	readonly files: readonly string[];
};

/** A file taken in. */
export type PastDelivery = {
	readonly number: number;
	readonly name: string;
	readonly dataset: string;
	readonly title: string;
	readonly on: IsoDate;
	readonly by: string;
	/** It was refused as a whole, whenever it was read. */
	readonly refused: boolean;
	readonly withdrawn: { readonly on: IsoDate; readonly by: string; readonly reason: string } | null;
};

const roundsShown = 12;
const roundsLookedAt = 200;
export const deliveriesShown = 20;

/** Those that somebody's files were in, the latest first, with these files alone; see `Own`. */
export function pastRounds(workspace: Workspace, own: Own): readonly PastRound[] {
	return listRounds(workspace, own === null ? roundsShown + 1 : roundsLookedAt)
		.flatMap((round): PastRound[] => {
			const { number, state, closedAt, closedBy, reason, edition } = round;
			if (state === 'open') return [];
			const drafts = listOwnDrafts(workspace, number, own);
			if (own !== null && drafts.length === 0) return [];
			return [
				{
					number,
					state,
					on: dayOf(closedAt ?? round.openedAt, workspace.timeZone),
					by: closedBy ?? round.openedBy,
					reason: own === null ? reason : null,
					edition,
					files: drafts.map(({ name }) => name)
				}
			];
		})
		.slice(0, roundsShown);
}

/** Files taken in, the latest first. */
export function pastDeliveries(
	workspace: Workspace,
	{ programme }: Edition,
	{ language }: Reader,
	all: boolean
): { readonly total: number; readonly items: readonly PastDelivery[] } {
	const withdrawals = listWithdrawals(workspace);
	const every = everyDelivery(workspace).toReversed();
	const items = (all ? every : every.slice(0, deliveriesShown)).map((delivery): PastDelivery => {
		const { number, name, dataset, deliveredAt, deliveredBy, accepted } = delivery;
		const contract = programme.contracts.find((one) => one.dataset === dataset);
		const withdrawal = withdrawals.get(number);
		return {
			number,
			name,
			dataset,
			title: contract ? localize(contract.title, language) : dataset,
			on: dayOf(deliveredAt, workspace.timeZone),
			by: deliveredBy,
			refused: accepted === 0,
			withdrawn: withdrawal
				? {
						on: dayOf(withdrawal.withdrawnAt, workspace.timeZone),
						by: withdrawal.withdrawnBy,
						reason: withdrawal.reason
					}
				: null
		};
	});
	return { total: every.length, items };
}
