import { fail, redirect } from '@sveltejs/kit';
import { demandPublished } from '#lib/server/declared/publish-edition.ts';
import type { Edition } from '#lib/server/editions/edition.ts';
import { hashText } from '#lib/server/entity-tag.ts';
import { editsOfGrid, targetsPage, tellChanges, tellProblem } from '#lib/server/pages/targets.ts';
import { planPasted } from '#lib/server/targets/plan-pasted.ts';
import { planTargets, type TargetsPlan } from '#lib/server/targets/plan-targets.ts';
import { readTargetsNow, saveTargets } from '#lib/server/targets/save-targets.ts';
import { acting, textFields } from '../acting.ts';
import { refusing } from '../refusing.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
	refusing(locals, async () => {
		const { application, reader, view } = locals;
		const edition = await locals.edition(null);
		return {
			page: await targetsPage(edition, application.workspace, view.territory, reader),
			done: url.searchParams.get('done')
		};
	});

type Fields = ReadonlyMap<string, string>;

/** What a form of this page asks to change, in the file as it is now. */
type Plan = TargetsPlan & { readonly notes: readonly string[] };

async function planOf(locals: App.Locals, fields: Fields, edition: Edition): Promise<Plan> {
	const { application, language } = locals;
	const { text } = await readTargetsNow(application.workspace);
	const territory = fields.get('territory') || null;
	const pasted = fields.get('pasted');
	if (pasted !== undefined)
		return planPasted(text, pasted, application.workspace, edition.programme, territory, language);
	const edits = editsOfGrid(fields, territory);
	return { ...planTargets(text, edits, edition.programme, language), notes: [] };
}

/** What was typed, for the page to show again. */
function typedIn(fields: Fields) {
	return { fields: Object.fromEntries(fields), pasted: fields.get('pasted') ?? null };
}

/** What a plan would change, in words; `plan` names it, so that what is saved is what was seen. */
function told(locals: App.Locals, fields: Fields, plan: Plan, edition: Edition) {
	return {
		...typedIn(fields),
		preview: {
			changes: tellChanges(plan.changes, edition, locals.reader),
			problems: plan.problems.map((problem) => tellProblem(problem, edition, locals.reader)),
			notes: plan.notes,
			plan: hashText(plan.text)
		}
	};
}

export const actions: Actions = {
	async preview({ locals, request }) {
		const fields = await textFields(request);
		return acting(locals, typedIn(fields), async () => {
			const edition = await locals.edition(null);
			return told(locals, fields, await planOf(locals, fields, edition), edition);
		});
	},
	async save({ locals, request }) {
		const fields = await textFields(request);
		return acting(locals, typedIn(fields), async () => {
			const { workspace, untilServed } = locals.application;
			const edition = await locals.edition(null);
			const plan = await planOf(locals, fields, edition);
			const wrong = plan.problems.length + plan.notes.length > 0;
			const unseen = hashText(plan.text) !== fields.get('plan');
			if (wrong || unseen || plan.changes.length === 0)
				return fail(wrong ? 400 : 409, told(locals, fields, plan, edition));
			const result = await saveTargets(workspace, plan.text, fields.get('hash') ?? '');
			await demandPublished(workspace, result);
			await untilServed(result.edition);
			const territory = fields.get('territory');
			redirect(303, territory ? `?territory=${territory}&done=saved` : '?done=saved');
		});
	}
};
