import type { Language } from '#lib/indicators/language.ts';
import type { Reader } from '#lib/indicators/reader.ts';

/** Who a report is made for, as they read figures when they asked: what they may later changes nothing of it. */
export type OrderReader = Omit<Reader, 'language'> & {
	/** Id of the person. */
	readonly person: string;
};

export function orderReader(
	{ id }: { readonly id: string },
	{ name, roles, unsuppressed, publishedOnly, axes, territories }: Reader
): OrderReader {
	return { person: id, name, roles, unsuppressed, publishedOnly, axes, territories };
}

/** Orders written down before they said whom they were for: small counts are hidden. */
export const readerUnsaid: OrderReader = {
	person: '',
	name: '',
	roles: ['official'],
	unsuppressed: false,
	publishedOnly: false,
	axes: null,
	territories: null
};

export function readerOfOrder({ person: _, ...read }: OrderReader, language: Language): Reader {
	return { ...read, language };
}

/** Whether a reader sees all that who a report was made for saw: else it tells them too much. */
export function seesAsMuch(
	reader: Pick<Reader, 'unsuppressed' | 'publishedOnly' | 'axes' | 'territories'>,
	made: OrderReader
): boolean {
	return (
		(reader.unsuppressed || !made.unsuppressed) &&
		(!reader.publishedOnly || made.publishedOnly) &&
		holds(reader.axes, made.axes) &&
		holds(reader.territories, made.territories)
	);
}

function holds(own: readonly string[] | null, others: readonly string[] | null): boolean {
	if (own === null) return true;
	return others !== null && others.every((one) => own.includes(one));
}
