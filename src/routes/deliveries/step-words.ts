import type { Language } from '#lib/indicators/language.ts';
import { formatNumber } from '#lib/indicators/format.ts';
import * as m from '#lib/paraglide/messages.js';
import type { RoundEvent } from '#lib/server/rounds/rounds-desk.ts';

type Step = Pick<RoundEvent, 'step' | 'done' | 'total'> & { readonly draft?: number | null };

const words: Readonly<Record<RoundEvent['step'], typeof m.step_read>> = {
	waiting: m.step_waiting,
	recognise: m.step_recognise,
	read: m.step_read,
	discover: m.step_prepare,
	deliver: m.step_prepare,
	tables: m.step_tables,
	facts: m.step_facts,
	events: m.events_step,
	checks: m.step_checks,
	masks: m.step_masks,
	compare: m.step_compare,
	publish: m.step_publish,
	ready: m.step_ready,
	unsure: m.draft_unsure,
	refused: m.draft_refused,
	dropped: m.draft_dropped,
	tried: m.step_tried,
	published: m.draft_published,
	blocked: m.step_failed,
	failed: m.step_failed,
	cancelled: m.step_cancelled
};

/** « Lecture, 43 % », « Calcul des indicateurs, 3 sur 30 ». */
export function stepWords({ step, done, total, draft }: Step, language: Language): string {
	const options = { locale: language };
	const ofRound = step === 'read' && draft === null;
	const said = (ofRound ? m.step_read_files : words[step])({}, options);
	if (total <= 0 || step === 'recognise') return said;
	const number = (count: number) => formatNumber(count, language);
	if (step === 'read' && !ofRound) {
		const percent = number(Math.min(100, Math.floor((done / total) * 100)));
		return m.step_percent({ step: said, percent }, options);
	}
	return m.step_of({ step: said, done: number(done), total: number(total) }, options);
}
