import { listEditions } from '#lib/server/editions/publication.ts';
import { roundOfEdition } from '#lib/server/rounds/round.ts';
import type { Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon editions`: what was published, the latest first. */
export const run: Run = (_, context) =>
	withWorkspace(context, async (workspace) => {
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
