import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinySettings } from '../../../testing/tiny-edition.ts';
import { contract, field } from '../ingest/reading-fixture.ts';
import type { Contract } from '../programme/contract.ts';
import { freshnessOf, type FreshEdition } from './freshness.ts';
import { mailtoLink, makeReminder } from './reminder.ts';

const cci = { id: 'cci', name: 'CCI du Lot', role: null, contact: 'suivi+lot@cci.example' };

function programme(contracts: readonly Contract[]): FreshEdition {
	return {
		manifest: { readings: [] },
		programme: {
			contracts,
			settings: {
				...tinySettings,
				name: { fr: 'Oh my Lot !', en: 'Oh my Lot!' },
				partners: [cci],
				contact: 'equipe@example.org'
			}
		}
	};
}

const takeovers = (rest: Partial<Contract> = {}) => ({
	...contract([field('a')]),
	dataset: 'takeovers',
	title: { fr: 'Transmissions', en: 'Takeovers' },
	partner: 'cci',
	source: { fr: 'Export du fichier des cédants', en: 'Export of the sellers’ file' },
	cadence: 'monthly' as const,
	...rest
});

const remind = (contracts: readonly Contract[], on: string, language: 'fr' | 'en' = 'fr') => {
	const edition = programme(contracts);
	return makeReminder(edition, freshnessOf(edition, on), language);
};

describe('a reminder', () => {
	it('names the file, its period, the day it was due and how it is made', () => {
		const { to, subject, body } = remind([takeovers()], '2019-01-20');
		expect(to).toBe('suivi+lot@cci.example');
		expect(subject).toBe(
			'Oh my Lot ! – fichier attendu\u202f: «\u00a0Transmissions\u00a0», décembre 2018'
		);
		expect(body).toContain(
			'- «\u00a0Transmissions\u00a0» (période\u202f: décembre 2018), attendu le 15 janvier 2019. Mode d’obtention\u202f: Export du fichier des cédants.'
		);
		expect(body).toMatch(/^Bonjour,\n\nSauf erreur de notre part, le fichier suivant/);
		expect(body).toContain('nous l’adresser dès que possible');
		expect(body).toMatch(/equipe@example\.org$/);
	});

	it('asks before the due day for that day, and for several files at once', () => {
		const { subject, body } = remind(
			[takeovers(), takeovers({ dataset: 'visits', title: { fr: 'Visites' } })],
			'2019-01-05'
		);
		expect(subject).toBe('Oh my Lot ! – 2 fichiers attendus');
		expect(body).toContain('nous les adresser pour cette date');
		expect(body.match(/^- /gm)).toHaveLength(2);
	});

	it('is written in English for an English reader', () => {
		const { subject, body } = remind([takeovers()], '2019-01-20', 'en');
		expect(subject).toBe('Oh my Lot! – file awaited: “Takeovers”, December 2018');
		expect(body).toContain('due on 15 January 2019');
		expect(body).not.toMatch(/[àéèêç]/);
	});

	it('opens in a mail program with its text whole, whatever its titles hold', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.constant('a\ud800b')), (title) => {
				const { subject, body, mailto } = remind(
					[takeovers({ title: { fr: title } })],
					'2019-01-20'
				);
				expect(subject).not.toMatch(/[\r\n]/);
				const url = new URL(mailto);
				expect(url.protocol).toBe('mailto:');
				expect(url.pathname).toBe('suivi%2Blot@cci.example');
				expect([...url.searchParams.keys()]).toEqual(['subject', 'body']);
				expect(url.searchParams.get('subject')).toBe(subject);
				expect(url.searchParams.get('body')).toBe(body.replaceAll('\n', '\r\n'));
			})
		);
	});

	it('takes no recipient or header from an address', () => {
		const link = mailtoLink('a@b.example?bcc=c@d.example&cc=e@f.example', 's', 'b');
		expect([...new URL(link).searchParams.keys()]).toEqual(['subject', 'body']);
		expect(new URL(link).pathname).not.toContain('?');
	});
});
