import type { Role } from '#lib/indicators/reader.ts';
import { may } from '#lib/indicators/rights.ts';
import { seesAsMuch, type OrderReader } from '../report-builds/order-reader.ts';
import { readerOf, type Person } from './person.ts';

/** Whether somebody may have reports made still, and reads as much as when they asked; null is nobody any more. */
export function stillReads(
	person: Person | null,
	asked: OrderReader,
	seenBy: readonly Role[]
): boolean {
	return (
		person !== null &&
		may(person, 'build-reports') &&
		seesAsMuch(readerOf(person, 'fr', seenBy), asked)
	);
}
