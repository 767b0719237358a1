import { expect, test } from 'vitest';
import { explainMissing, formatMissing, missingReason } from './missing-words.ts';

test('what is missing is not available, what is secret is masked', () => {
	expect(formatMissing('no-data', 'fr')).toBe('non disponible');
	expect(formatMissing(null, 'fr')).toBe('non disponible');
	expect(formatMissing('secret', 'fr')).toBe('masqué (secret statistique)');
	expect(formatMissing('secret', 'en')).toBe('hidden (statistical confidentiality)');
});

test('each reason is said in words', () => {
	expect(missingReason('below-minimum', 'fr', 10)).toBe('moins de 10\u00A0observations');
	expect(missingReason('below-minimum', 'fr')).toBe('trop peu d’observations');
	expect(explainMissing('outside-coverage', 'fr')).toBe(
		'non disponible (hors de la période couverte par les fichiers reçus)'
	);
	expect(explainMissing('not-due', 'en')).toBe(
		'not available (cannot be measured yet at this date)'
	);
});

test('the masked have one wording', () => {
	expect(explainMissing('secret', 'fr', 5)).toBe(formatMissing('secret', 'fr'));
});
