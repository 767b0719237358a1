import { listEditions } from '#lib/server/editions/publication.ts';
import { roundOfEdition } from '#lib/server/rounds/round.ts';
import { compareTwo } from './compare-editions.ts';
import { usageError, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon editions`: what was published, the latest first; `compare A B` tells two apart. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const [action] = input.arguments;
		if (action === 'compare') return compareTwo(workspace, input, context);
		if (action !== undefined)
			throw usageError({
				fr: `action inconnue « ${String(action)} », attendu : compare`,
				en: `unknown action “${String(action)}”, expected: compare`
			});
		const { output, language } = context;
		const editions = listEditions(workspace).map((edition) => ({
			...edition,
			reason: roundOfEdition(workspace, edition.id)?.reason ?? null
		}));
		if (context.json) return output.json({ version: 1, editions });
		if (editions.length === 0)
			return output.note(
				output.words({
					fr: 'Rien n’est encore publié. Lancez : jalon build',
					en: 'Nothing is published yet. Run: jalon build'
				})
			);
		const when = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
			dateStyle: 'short',
			timeStyle: 'short'
		});
		output.table(
			[
				{ title: output.words({ fr: 'Version', en: 'Edition' }) },
				{ title: output.words({ fr: 'Publiée le', en: 'Published on' }) },
				{ title: output.words({ fr: 'Par', en: 'By' }) },
				{ title: '' }
			],
			editions.map(({ id, publishedAt, publishedBy, current, provisional, reason }) => [
				id,
				when.format(new Date(publishedAt)),
				publishedBy,
				[
					...(current ? [output.words({ fr: 'servie', en: 'served' })] : []),
					...(provisional ? [output.words({ fr: 'PROVISOIRE', en: 'PROVISIONAL' })] : []),
					...(reason === null ? [] : [reason])
				].join(', ')
			])
		);
	});
