import {
	contractKeys,
	constraintKeys,
	coversKeys,
	keepKeys,
	deliveredKeys,
	dueKeys,
	fieldKeys,
	shapeKeys,
	valueKeys
} from './contract-keys.ts';
import {
	breakKeys,
	checkKeys,
	confidentialKeys,
	dimensionKeys,
	eventKeys,
	formatKeys,
	formulaKeys,
	indicatorKeys,
	toleranceKeys
} from './front-matter-keys.ts';
import {
	historyKeys,
	pastAgendaKeys,
	pastAppraisalKeys,
	pastDecisionKeys,
	pastFollowUpKeys,
	pastMeetingKeys
} from './history-keys.ts';
import type { Key } from './keys.ts';
import {
	axisKeys,
	groupingKeys,
	partnerKeys,
	settingsKeys,
	thresholdKeys
} from './settings-keys.ts';

/** One map that a person writes, with all the keys it may have. */
export type KeyGroup = {
	readonly id: string;
	readonly title: { readonly fr: string; readonly en: string };
	readonly keys: readonly Key[];
};

const group = (id: string, fr: string, en: string, keys: readonly Key[]): KeyGroup => ({
	id,
	title: { fr, en },
	keys
});

/** Everything that a programme's YAML may say: the parser reads these tables, and so does the documentation. */
export const documentedKeys: readonly KeyGroup[] = [
	group('indicator', 'En-tête d’un indicateur', 'Front matter of an indicator', indicatorKeys),
	group('indicator.dimensions', 'Une dimension', 'A dimension', dimensionKeys),
	group('indicator.tolerance', 'tolerance', 'tolerance', toleranceKeys),
	group('indicator.format', 'format', 'format', formatKeys),
	group('indicator.confidential', 'confidential', 'confidential', confidentialKeys),
	group('indicator.breaks', 'Une rupture de série', 'A break in series', breakKeys),
	group('indicator.formula', 'formula', 'formula', formulaKeys),
	group('check', 'En-tête d’un contrôle', 'Front matter of a check', checkKeys),
	group('event', 'En-tête d’une sorte d’événements', 'Front matter of a kind of events', eventKeys),
	group('contract', 'Modèle de fichier', 'Contract', contractKeys),
	group('contract.due', 'due', 'due', dueKeys),
	group('contract.delivered', 'delivered', 'delivered', deliveredKeys),
	group('contract.covers', 'covers', 'covers', coversKeys),
	group('contract.keep', 'keep', 'keep', keepKeys),
	group('contract.shape', 'shape', 'shape', shapeKeys),
	group('contract.fields', 'Un champ', 'A field', fieldKeys),
	group('contract.fields.constraints', 'constraints', 'constraints', constraintKeys),
	group('contract.fields.values', 'Une valeur', 'A value', valueKeys),
	group('programme', 'data/programme.yaml', 'data/programme.yaml', settingsKeys),
	group('programme.axes', 'Un axe', 'An axis', axisKeys),
	group('programme.groupings', 'Un regroupement', 'A grouping', groupingKeys),
	group('programme.partners', 'Un partenaire', 'A partner', partnerKeys),
	group('programme.thresholds', 'thresholds', 'thresholds', thresholdKeys),
	group('meetings', 'data/meetings.yaml', 'data/meetings.yaml', historyKeys),
	group('meetings.meetings', 'Une séance', 'A meeting', pastMeetingKeys),
	group('meetings.meetings.agenda', 'Un point', 'An item', pastAgendaKeys),
	group('meetings.meetings.appraisals', 'Une appréciation', 'An appraisal', pastAppraisalKeys),
	group('meetings.meetings.decisions', 'Une décision', 'A decision', pastDecisionKeys),
	group('meetings.meetings.decisions.told', 'Un suivi', 'A follow-up', pastFollowUpKeys)
];
