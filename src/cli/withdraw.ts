import { restoreDelivery, withdrawDelivery } from '#lib/server/rounds/withdraw-delivery.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import {
	firstArgument,
	flagOption,
	textOption,
	usageError,
	type CliInput,
	type Run
} from './context.ts';
import { buildDocument, showBuild, watchBuild } from './show-build.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon withdraw DELIVERY --reason TEXT`: undoes a delivery; `--undo` takes it back. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output } = context;
		const number = deliveryNumber(input);
		const undo = flagOption(input, 'undo');
		const watch = watchBuild(context);
		const options = {
			onProgress: watch.onProgress,
			...figuresWork,
			signal: context.signal,
			force: flagOption(input, 'force')
		};
		const { delivery, build } = await (
			undo
				? restoreDelivery(workspace, number, options)
				: withdrawDelivery(workspace, number, textOption(input, 'reason') ?? '', options)
		).finally(watch.stop);
		if (context.json)
			output.json({
				version: 1,
				delivery: number,
				withdrawn: build.published !== undo,
				build: buildDocument(build, context.language)
			});
		else {
			if (build.published) output.line(output.words(done(undo, delivery)));
			showBuild(build, context);
		}
		return build.published ? 0 : 1;
	});

function done(
	undo: boolean,
	{ number, name }: { readonly number: number; readonly name: string }
): { readonly fr: string; readonly en: string } {
	return undo
		? { fr: `Dépôt ${number} (${name}) repris.`, en: `Delivery ${number} (${name}) taken back.` }
		: { fr: `Dépôt ${number} (${name}) retiré.`, en: `Delivery ${number} (${name}) withdrawn.` };
}

function deliveryNumber(input: CliInput): number {
	const typed = firstArgument(input);
	if (/^\d{1,12}$/.test(typed)) return Number(typed);
	throw usageError({
		fr: `« ${typed} » n’est pas un numéro de dépôt. La liste : jalon deliveries`,
		en: `“${typed}” is not the number of a delivery. The list: jalon deliveries`
	});
}
