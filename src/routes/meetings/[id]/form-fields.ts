import type { AgendaFields } from '#lib/server/meetings/agenda.ts';

type Fields = ReadonlyMap<string, string>;

/** What a form says of an agenda item: the indicators whose boxes stay ticked, and the one chosen besides. */
export function agendaFields(fields: Fields): AgendaFields {
	const kept = [...fields.keys()].flatMap((name) => /^keep-(.+)$/.exec(name)?.[1] ?? []);
	return {
		kind: fields.get('kind') === 'arbitration' ? 'arbitration' : 'item',
		title: fields.get('title') ?? '',
		detail: fields.get('detail') ?? null,
		indicators: [...new Set([...kept, fields.get('indicator') ?? ''])].filter((id) =>
			/^[a-z0-9-]+$/.test(id)
		)
	};
}

export const numberOf = (fields: Fields): number => Number(fields.get('number'));
