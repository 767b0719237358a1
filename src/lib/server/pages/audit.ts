import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '../editions/workspace.ts';
import { audited, type Audited } from '../people/audited.ts';
import { readAudit, type AuditLine, type AuditQuery } from '../people/audit.ts';
import { JalonError } from '../programme/problem.ts';

/** What was looked for in the trail, as the address says it. */
export type AuditChoice = {
	readonly who: string;
	readonly what: Audited | null;
	readonly from: IsoDate | null;
	readonly to: IsoDate | null;
};

export type AuditPage = {
	readonly choice: AuditChoice;
	readonly lines: readonly AuditLine[];
	/** Number before which older lines are asked; null when there are none. */
	readonly older: number | null;
	/** Days that lines are kept. */
	readonly kept: number;
};

/** Lines of one page. */
const shown = 100;

/** Throws `bad-request` for a day or an act that is none. */
export function readAuditChoice(search: URLSearchParams): AuditChoice {
	const day = (name: string): IsoDate | null => {
		const value = search.get(name)?.trim();
		if (!value) return null;
		if (isIsoDate(value)) return value;
		throw new JalonError('bad-request', {
			fr: `« ${value} » n’est pas une date du calendrier. Écrivez-la AAAA-MM-JJ.`,
			en: `“${value}” is no date of the calendar. Write it YYYY-MM-DD.`
		});
	};
	const asked = search.get('what')?.trim() || null;
	const what = audited.find((one) => one === asked) ?? null;
	if (asked !== null && what === null)
		throw new JalonError('bad-request', {
			fr: `Le journal ne connaît pas l’acte « ${asked} ».`,
			en: `The audit trail knows no act “${asked}”.`
		});
	return {
		who: search.get('who')?.trim().slice(0, 200) ?? '',
		what,
		from: day('from'),
		to: day('to')
	};
}

export function auditPage(
	workspace: Workspace,
	search: URLSearchParams,
	{ auditDays }: { readonly auditDays: number }
): AuditPage {
	const choice = readAuditChoice(search);
	const asked = Number(search.get('before'));
	const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
	const found = readAudit(workspace, { ...choice, before, limit: shown + 1 });
	const lines = found.slice(0, shown);
	const last = lines.at(-1);
	return {
		choice,
		lines,
		older: found.length > shown && last ? last.number : null,
		kept: auditDays
	};
}

/** Every line that was looked for, the last first, read as they are written. */
export function* allAudit(
	workspace: Workspace,
	choice: Omit<AuditQuery, 'before' | 'limit'>
): Generator<AuditLine> {
	for (let before: number | null = null; ;) {
		const lines = readAudit(workspace, { ...choice, before, limit: 1_000 });
		yield* lines;
		const last = lines.at(-1);
		if (!last) return;
		before = last.number;
	}
}
