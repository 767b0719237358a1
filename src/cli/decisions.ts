import { stateTitles } from '#lib/indicators/decision.ts';
import { decisionCounts } from '#lib/indicators/decision-sentence.ts';
import { formatDate } from '#lib/indicators/format.ts';
import { isIsoDate, type IsoDate } from '#lib/indicators/period.ts';
import type { Workspace } from '#lib/server/editions/workspace.ts';
import { todayIn } from '#lib/server/freshness/today.ts';
import { decisionsAt, lateAmong, listDecisions } from '#lib/server/meetings/decisions.ts';
import { readProgramme } from '#lib/server/programme/read-programme.ts';
import { flagOption, textOption, usageError, type CliInput, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon decisions`: what the committee decided, the latest meeting's first; `--late` what is late. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const { on, chosen } = await dayOf(workspace, input);
		const all = listDecisions(workspace);
		const known = chosen ? decisionsAt(all, on) : all;
		const late = new Map(lateAmong(known, on).map(({ id, daysLate }) => [id, daysLate]));
		const told = known.map((one) => ({ ...one, daysLate: late.get(one.id) ?? 0 }));
		const shown = flagOption(input, 'late')
			? told.filter(({ daysLate }) => daysLate > 0).sort((a, b) => b.daysLate - a.daysLate)
			: told;
		if (context.json) return output.json({ version: 1, on, decisions: shown });
		if (shown.length === 0)
			return output.note(
				output.words({ fr: 'Aucune décision à montrer.', en: 'No decision to show.' })
			);
		const day = (date: IsoDate | null) =>
			date === null ? '' : formatDate(date, language, 'numeric');
		output.table(
			[
				{ title: output.words({ fr: 'N°', en: 'No.' }) },
				{ title: output.words({ fr: 'Décision', en: 'Decision' }) },
				{ title: output.words({ fr: 'Responsable', en: 'Owner' }) },
				{ title: output.words({ fr: 'Échéance', en: 'Deadline' }) },
				{ title: output.words({ fr: 'Avancement', en: 'State' }) },
				{ title: output.words({ fr: 'Jours de retard', en: 'Days late' }), align: 'right' }
			],
			shown.map(({ id, wording, owner, deadline, state, daysLate }) => [
				id,
				shortened(wording),
				owner ?? '',
				day(deadline),
				stateTitles[state][language],
				daysLate === 0 ? '' : String(daysLate)
			])
		);
		const count = (state: (typeof shown)[number]['state']) =>
			shown.filter((one) => one.state === state).length;
		output.note(
			decisionCounts(
				{
					'to-do': count('to-do'),
					'under-way': count('under-way'),
					done: count('done'),
					dropped: count('dropped'),
					late: shown.filter(({ daysLate }) => daysLate > 0).length
				},
				language
			)
		);
	});

/** The day asked for, else today, or the last day of a programme that has ended. */
async function dayOf(
	workspace: Workspace,
	input: CliInput
): Promise<{ on: IsoDate; chosen: boolean }> {
	const asked = textOption(input, 'asOf');
	if (asked !== null) {
		if (isIsoDate(asked)) return { on: asked, chosen: true };
		throw usageError({
			fr: `--as-of « ${asked} » : attendu une date, comme 2019-12-20.`,
			en: `--as-of “${asked}”: expected a date, such as 2019-12-20.`
		});
	}
	const { timeZone, until } = (await readProgramme(workspace.folder)).settings;
	const today = todayIn(timeZone, workspace.clock);
	return { on: until !== null && until < today ? until : today, chosen: false };
}

const longest = 70;

function shortened(wording: string): string {
	const line = wording.replace(/\s+/g, ' ');
	return line.length <= longest ? line : `${line.slice(0, longest - 1).trimEnd()}…`;
}
