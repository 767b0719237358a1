import type { AgendaFields } from '#lib/server/meetings/agenda.ts';
import type { Direction } from '#lib/server/meetings/move-within.ts';

type Fields = ReadonlyMap<string, string>;

/** What a form says of an agenda item. */
export function agendaFields(fields: Fields): AgendaFields {
	const indicator = fields.get('indicator') ?? '';
	const kept = (fields.get('indicators') ?? '').split(',');
	return {
		kind: fields.get('kind') === 'arbitration' ? 'arbitration' : 'item',
		title: fields.get('title') ?? '',
		detail: fields.get('detail') ?? null,
		indicators: [...new Set([...kept, indicator])].filter((id) => /^[a-z0-9-]+$/.test(id))
	};
}

export const numberOf = (fields: Fields): number => Number(fields.get('number'));

export const direction = (fields: Fields): Direction => (fields.get('to') === 'up' ? 'up' : 'down');
