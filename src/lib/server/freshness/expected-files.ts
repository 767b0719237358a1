import { addDays, type IsoDate } from '#lib/indicators/period.ts';
import type { Partner } from '../programme/programme.ts';
import { freshnessOf, type FreshEdition, type Freshness, type ReceivedFile } from './freshness.ts';

/** The files of one round: those that came, and those that are awaited or late. */
export type ExpectedFiles = {
	readonly received: readonly Freshness[];
	readonly missing: readonly Freshness[];
	/** In the programme's order of partners; files that name none come last. */
	readonly byPartner: readonly PartnerFiles[];
};

export type PartnerFiles = {
	readonly partner: Partner | null;
	readonly received: readonly Freshness[];
	readonly missing: readonly Freshness[];
};

/**
 * What the month that `on` lies in awaits: every file whose period is over and has not come, and
 * those that came in this month or cover a period that ended since the last month's end.
 */
export function expectedFiles(
	edition: FreshEdition,
	on: IsoDate,
	also: readonly ReceivedFile[] = []
): ExpectedFiles {
	const list = freshnessOf(edition, on, also);
	const lastMonthEnd = addDays(`${on.slice(0, 7)}-01`, -1);
	const missing = list.filter(({ state }) => state === 'due' || state === 'late');
	const received = list.filter(
		({ state, coveredUntil, lastOn, cadence }) =>
			(state === 'received' || state === 'ended') &&
			cadence !== 'once' &&
			(isWithin(coveredUntil, lastMonthEnd, on) || isWithin(lastOn, lastMonthEnd, null))
	);
	const of = (partner: Partner | null): PartnerFiles => ({
		partner,
		received: received.filter((file) => file.partner?.id === partner?.id),
		missing: missing.filter((file) => file.partner?.id === partner?.id)
	});
	return {
		received,
		missing,
		byPartner: [...edition.programme.settings.partners, null]
			.map(of)
			.filter((group) => group.received.length + group.missing.length > 0)
	};
}

function isWithin(day: IsoDate | null, from: IsoDate, to: IsoDate | null): boolean {
	return day !== null && day >= from && (to === null || day <= to);
}
