import type { MendForm, ToldTrial } from '#lib/server/pages/mend-form.ts';
import type { MendTarget } from '#lib/server/pages/mendable.ts';

/** What the server said of a correction's form. */
export type Answer = {
	readonly form: MendForm;
	readonly trial: ToldTrial | null;
	readonly error: string | null;
};

/** Whether an answer is to the form of this text: it may stand among the groups and the lines. */
export function answers(answer: Answer | null, { field, found, row }: MendTarget): boolean {
	const form = answer?.form;
	return form?.field === field && form.found === found && form.row === row;
}
