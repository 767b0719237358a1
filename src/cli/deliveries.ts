import { everyDelivery, listWithdrawals } from '#lib/server/editions/deliveries.ts';
import { textOption, type Run } from './context.ts';
import { withWorkspace } from './open-workspace.ts';

/** `jalon deliveries`: every export ever taken in, and which were withdrawn, by whom and why. */
export const run: Run = (input, context) =>
	withWorkspace(context, async (workspace) => {
		const { output, language } = context;
		const dataset = textOption(input, 'dataset');
		const withdrawals = listWithdrawals(workspace);
		const deliveries = everyDelivery(workspace)
			.filter((delivery) => dataset === null || delivery.dataset === dataset)
			.map((delivery) => ({ ...delivery, withdrawal: withdrawals.get(delivery.number) ?? null }));
		if (context.json) return output.json({ version: 1, deliveries });
		if (deliveries.length === 0)
			return output.note(output.words({ fr: 'Aucun dépôt.', en: 'No delivery.' }));
		const when = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
			dateStyle: 'short',
			timeStyle: 'short'
		});
		output.table(
			[
				{ title: output.words({ fr: 'Dépôt', en: 'Delivery' }) },
				{ title: output.words({ fr: 'Modèle', en: 'Dataset' }) },
				{ title: output.words({ fr: 'Fichier', en: 'File' }) },
				{ title: output.words({ fr: 'Déposé le', en: 'Delivered on' }) },
				{ title: output.words({ fr: 'Par', en: 'By' }) },
				{ title: '' }
			],
			deliveries.map((one) => [
				String(one.number),
				one.dataset,
				one.name,
				when.format(new Date(one.deliveredAt)),
				one.deliveredBy,
				one.withdrawal
					? output.words({
							fr: `retiré par ${one.withdrawal.withdrawnBy}\u00a0: ${one.withdrawal.reason}`,
							en: `withdrawn by ${one.withdrawal.withdrawnBy}: ${one.withdrawal.reason}`
						})
					: one.accepted
						? ''
						: output.words({ fr: 'refusé', en: 'refused' })
			])
		);
	});
