import { orderReader, type OrderReader } from '#lib/server/report-builds/order-reader.ts';
import { signedIn } from './signed-in.ts';

/** Who a report that is asked for now is made for. */
export function asker(locals: App.Locals): OrderReader {
	return orderReader(signedIn(locals), locals.reader);
}
