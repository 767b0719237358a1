import { buildEdition } from '#lib/server/editions/build-edition.ts';
import { figuresWork } from '#lib/server/values/figures-work.ts';
import { flagOption, type Run } from './context.ts';
import { buildDocument, showBuild, watchBuild } from './show-build.ts';
import { withWorkspace } from './open-workspace.ts';
import { takeOver } from './take-over.ts';

/** `jalon build`: takes in new files, works out what depends on them, publishes. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const watch = watchBuild(context);
		const result = await buildEdition(workspace, {
			onProgress: watch.onProgress,
			...figuresWork,
			signal: context.signal,
			force: flagOption(input, 'force'),
			newKey: flagOption(input, 'newKey')
		}).finally(watch.stop);
		if (result.published) await takeOver(workspace, context);
		if (context.json) context.output.json(buildDocument(result, context.language));
		else showBuild(result, context);
		return result.published ? 0 : 1;
	});
